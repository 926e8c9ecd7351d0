import { dayOf } from '../days.js';
import { sessionDay, startsAt } from '../evidence.js';
import { factsOf, type FactOf, type Id, type Known } from '../facts.js';
import { stateOf } from '../issues.js';
import { covers } from '../programmes.js';
import { covered, existing, planned, seen, serving } from './checks.js';
import { ids, numberOrNull, textOr, textOrNull } from './fields.js';
import { alreadyOf, amendment, nothing, takingBack, voiding } from './thing-corrections.js';
import { RANK, when, type Case, type Fault, type Rule } from './verdict.js';

const attendedOf = (known: Known, session: Id): readonly FactOf<'attended'>[] =>
  factsOf(known, 'attended').filter((fact) => fact.session === session);

const invitedTo = (known: Known, session: Id): readonly FactOf<'invited'>[] =>
  factsOf(known, 'invited').filter((fact) => fact.session === session);

type Moving = { readonly asked: Case; readonly session: FactOf<'planned'>; readonly at: string };

/** Once held not in the future, and each whose attendance stands is in service on the new day. */
const dayFaults = ({ asked: { known, log, today }, session, at }: Moving): readonly Fault[] => {
  const day = dayOf(at);
  const held = factsOf(log, 'attended').some((fact) => fact.session === session.session);
  if (day === sessionDay(known, session)) return [];
  if (!held) return planned(day, today);
  return [
    ...seen(day, today),
    ...attendedOf(known, session.session).flatMap(({ staff }) => serving(known, staff, day)),
  ];
};

const amendSession: Rule = (asked) => {
  const { known, id, body } = asked;
  const session = factsOf(known, 'planned').find((fact) => fact.session === id);
  if (!session) return { faults: [], unclear: 'not a session', record: () => [] };
  const at = textOrNull(body, 'startsAt') ?? startsAt(known, session);
  const seats = numberOrNull(body, 'seats') ?? session.seats;
  const method = textOr(body, 'method', session.method);
  const units = body['units'] === undefined ? session.units : ids(body, 'units');
  const isSo =
    Date.parse(at) === Date.parse(startsAt(known, session)) &&
    JSON.stringify([seats, method, units]) === JSON.stringify([session.seats, session.method, session.units]);
  const last = factsOf(known, 'rescheduled').findLast((fact) => fact.session === id) ?? session;
  return {
    faults: dayFaults({ asked, session, at }),
    maybe: [
      ...covered(asked, session.programme, ids(body, 'units')),
      ...when(seats !== null && invitedTo(known, id).length > seats, 'too-few-seats', RANK.state, RANK.people),
    ],
    already: alreadyOf(body, ['title', 'minutes', 'units'], isSo),
    record: () => [
      amendment(last, { startsAt: at }),
      amendment(session, { ...(last === session ? { startsAt: at } : {}), seats, method, units }),
      ...attendedOf(known, id).map((fact) => amendment(fact, { on: dayOf(at) })),
    ],
  };
};

const uninvite: Rule = ({ known, id, body }) => {
  const found = ids(body, 'staff').map((staff) => invitedTo(known, id).find((fact) => fact.staff === staff));
  return {
    faults: nothing(found.includes(undefined)),
    record: () => [{ type: 'retracted', facts: found.flatMap((fact) => (fact ? [fact.seq] : [])) }],
  };
};

const stepsOf = (known: Known, issue: Id): readonly FactOf<'stepped'>[] =>
  factsOf(known, 'stepped').filter((fact) => fact.issue === issue);

/** Of an issue or a suggestion: as it was told, its first step, and where and when it is to have been. */
export type Placed = {
  readonly told: { readonly programme: Id; readonly unit: Id; readonly on: string };
  readonly first: { readonly on: string } | undefined;
  readonly unit: Id;
  readonly on: string;
};

export const outside = ({ known, today }: Case, { told, unit }: Placed): readonly Fault[] =>
  when(!covers(known, told.programme, unit, today), 'unit-outside-programme', RANK.units);

export const placedFaults = (asked: Case, placed: Placed): readonly Fault[] => {
  const { known, today } = asked;
  const { told, first, unit, on } = placed;
  return [
    ...seen(on, today),
    ...when(first !== undefined && on > first.on, 'step-backwards', RANK.dates),
    ...(unit === told.unit ? [] : outside(asked, placed)),
    ...existing(known, unit, on),
  ];
};

const amendIssue: Rule = (asked) => {
  const { known, id, body } = asked;
  const issue = factsOf(known, 'raised').find((fact) => fact.issue === id);
  if (!issue) return { faults: [], unclear: 'not an issue', record: () => [] };
  const first = stepsOf(known, id)[0];
  const raised = { told: issue, first, unit: textOr(body, 'unit', issue.unit), on: textOr(body, 'raisedOn', issue.on) };
  const { unit, on } = raised;
  const isSo = unit === issue.unit && on === issue.on;
  return {
    faults: isSo ? [] : placedFaults(asked, raised),
    // Whether a unit that is told as it was is held to today's programme is left open.
    maybe: body['unit'] === undefined ? [] : outside(asked, raised),
    already: alreadyOf(body, ['description'], isSo),
    record: () => [amendment(issue, { unit, on })],
  };
};

const isOriginal = ({ known, id }: Case): boolean =>
  factsOf(known, 'stepped').some(
    (fact) => fact.step === 'duplicate' && fact.of === id && stateOf(known, fact.issue, '9999-12-31') === 'duplicate',
  );

/** Of sessions and issues. */
export const meetingCorrections: Readonly<Record<string, Rule>> = {
  'sessions/amend': amendSession,
  'sessions/restore': takingBack(({ known, id }) => factsOf(known, 'called-off').find((fact) => fact.session === id)),
  'sessions/uninvite': uninvite,
  'sessions/void': voiding(({ known, id }) => attendedOf(known, id).length > 0),
  'resistance-issues/amend': amendIssue,
  'resistance-issues/undo': takingBack(({ known, id }) => stepsOf(known, id).at(-1)),
  'resistance-issues/void': voiding(isOriginal),
};
