import { text, textOrNull } from './fields.js';
import {
  count,
  day,
  flag,
  idOrNull,
  instant,
  kind,
  may,
  nip,
  object,
  objects,
  oneOf,
  position,
  shape,
  someId,
  someIds,
  words,
  zeroOrMore,
  type Shape,
} from './shapes.js';
import type { Body } from './verdict.js';

const CAUSES = [
  'unaware-of-why',
  'role-loss',
  'fear-of-unknown',
  'no-leader-support',
  'left-out-of-decisions',
  'workload',
  'distrust',
  'comfort-with-status-quo',
  'other',
];

const cause = oneOf(...CAUSES);
const intensity = oneOf('low', 'medium', 'high', 'critical');
export const method = oneOf('meeting', 'workshop', 'forum', 'coaching', 'online');
const on = may(day);
const reason = words;
const document = may(object(shape({ url: words, sha256: words })));

export const inOrder =
  (first: string, last: string) =>
  (body: Body): boolean =>
    textOrNull(body, last) === null || textOrNull(body, first) === null || text(body, first) <= text(body, last);

const answered = { unit: someId, staff: someIds, on };
const span = { startsOn: day, endsOn: day };
const named = { units: someIds, on, reason };

export const SHAPES: Readonly<Record<string, Shape>> = {
  units: shape({ code: words, name: words, kind, parent: idOrNull, on }),
  'units/rename': shape({ name: words, on }),
  'units/move': shape({ parent: someId, on }),
  'units/merge': shape({ into: someId, on }),
  'units/abolish': shape({ on }),
  staff: shape({ nip, name: words, unit: someId, employment: oneOf('PNS', 'PPPK'), position, on }),
  'staff/transfer': shape({ unit: someId, position: may(position), on, decree: may(words) }),
  transfers: shape({
    on,
    decree: words,
    moves: objects(shape({ staff: someId, unit: someId, position: may(position) })),
  }),
  'staff/correct': shape(
    { nip: may(nip), name: may(words), reason },
    ({ nip: number, name }) => number !== undefined || name !== undefined,
  ),
  'staff/depart': shape({
    on,
    reason: oneOf('retired', 'resigned', 'deceased', 'moved-out', 'dismissed', 'recorded-twice'),
  }),
  programmes: shape(
    { code: words, title: words, goal: may(words), ...span, units: someIds },
    inOrder('startsOn', 'endsOn'),
  ),
  'programmes/reschedule': shape({ ...span, reason }, inOrder('startsOn', 'endsOn')),
  'programmes/scope': shape({ units: someIds, on }),
  'programmes/close': shape({ on, outcome: words }),
  'reforms/decree': shape({ number: words, signedOn: day }),
  'reforms/postpone': shape({ effectiveOn: day, reason }),
  'reforms/complete': shape({ on, evidence: may(words) }),
  'reforms/cancel': shape({ on, reason }),
  'programmes/directives': shape(
    {
      title: words,
      reference: words,
      units: someIds,
      issuedOn: day,
      dueOn: day,
      reform: may(someId),
      document,
    },
    inOrder('issuedOn', 'dueOn'),
  ),
  'directives/revise': shape({ issuedOn: day, dueOn: day, summary: words, document }, inOrder('issuedOn', 'dueOn')),
  'directives/target': shape(named),
  'directives/withdraw': shape({ on, reason }),
  'directives/acknowledgements': shape({ ...answered, how: oneOf('meeting', 'read', 'signed', 'quiz') }),
  'directives/declines': shape({ ...answered, reason }),
  'directives/exception-requests': shape({ ...answered, reason }),
  'directives/exemptions': shape({ ...answered, reason, until: may(day) }, inOrder('on', 'until')),
  'directives/retractions': shape({ ...answered, reason }),
  'programmes/sessions': shape({
    title: words,
    method,
    startsAt: instant,
    minutes: count,
    place: may(words),
    seats: may(count),
    units: someIds,
    agenda: may(words),
    answersIssues: may(someIds),
  }),
  'sessions/invite': shape(
    { staff: may(someIds), units: may(someIds) },
    ({ staff, units }) => staff !== undefined || units !== undefined,
  ),
  'sessions/reschedule': shape({ startsAt: instant, reason }),
  'sessions/cancel': shape({ reason }),
  'sessions/attendance': shape({ staff: someIds, guests: may(zeroOrMore) }),
  'sessions/retractions': shape({ staff: someIds, reason }),
  'programmes/practices': shape({
    title: words,
    description: may(words),
    units: someIds,
    windowDays: may(count),
    on,
  }),
  'practices/target': shape(named),
  'practices/retire': shape({ on, reason }),
  'practices/observations': shape({ ...answered, grade: oneOf('A', 'B', 'C', 'D', 'E'), source: words }),
  'practices/retractions': shape({ unit: someId, staff: someIds, on: day, reason }),
  'programmes/resistance-issues': shape({
    unit: someId,
    raisedOn: day,
    cause,
    reach: count,
    intensity,
    description: words,
    confidential: may(flag),
  }),
  'resistance-issues/acknowledge': shape({ on }),
  'resistance-issues/diagnose': shape({ on, cause }),
  'resistance-issues/reassess': shape({ on, reach: count, intensity }),
  'resistance-issues/answer': shape({
    on,
    kind: oneOf('session', 'coaching', 'talk', 'decision', 'training'),
    session: may(someId),
    note: may(words),
  }),
  'resistance-issues/resolve': shape({ on, outcome: words }),
  'resistance-issues/accept': shape({ on, reason }),
  'resistance-issues/withdraw': shape({ on, reason }),
  'resistance-issues/duplicate': shape({ on, of: someId }),
  'resistance-issues/reopen': shape({ on, reason }),
};
