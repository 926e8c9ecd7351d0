import {
  count,
  day,
  filled,
  flag,
  may,
  object,
  objects,
  oneOf,
  shape,
  someId,
  someIds,
  words,
  type Shape,
} from './shapes.js';
import type { Body } from './verdict.js';

const on = may(day);
const someCells = filled((cell) => typeof cell === 'string', 9);
const reason = words;

/** The rows of a file, each by its cells. */
const rows = objects(shape({ cells: someCells }));

/** Of a course, or earned elsewhere: 1 to 1,000. */
const isHours = ({ hours }: Body): boolean => Number(hours) <= 1_000;

export const source = oneOf('forum', 'survey', 'complaint', 'letter', 'online', 'visit');

export const channel = oneOf('counter', 'letter', 'phone', 'lapor', 'web', 'social');
export const tier = oneOf('light', 'normative', 'not-supervisory', 'supervisory');
export const complainant = may(object(shape({ name: may(words), contact: may(words) })));

const atMostOne = ({ reform, directive, practice, course }: Body): boolean =>
  [reform, directive, practice, course].filter((link) => link !== undefined).length <= 1;

/** The shapes of capabilities.md. */
export const CAPABILITY_SHAPES: Readonly<Record<string, Shape>> = {
  'imports/completions': shape({ rows }),
  'imports/holidays': shape({ rows }),
  'imports/roster': shape({ rows, on: day }),
  'programmes/courses': shape({ title: words, hours: count, units: someIds, windowDays: may(count), on }, isHours),
  'courses/target': shape({ units: someIds, on, reason }),
  'courses/retire': shape({ on, reason }),
  'courses/completions': shape({
    unit: someId,
    staff: someIds,
    on,
    result: oneOf('passed', 'failed'),
    source: words,
  }),
  'courses/retractions': shape({ unit: someId, staff: someIds, on: day, reason }),
  trainings: shape({ title: words, hours: count, on, staff: someIds }, isHours),
  'trainings/retract': shape({ staff: may(someIds), reason }),
  'programmes/nil-reports': shape({ unit: someId, on }),
  'nil-reports/retract': shape({ reason }),
  'programmes/suggestions': shape({
    unit: someId,
    receivedOn: day,
    source,
    text: words,
    session: may(someId),
    complaint: may(someId),
    from: may(words),
  }),
  complaints: shape({
    receivedOn: day,
    channel,
    reference: may(words),
    text: words,
    complainant,
    confidential: may(flag),
    programme: may(someId),
    reform: may(someId),
  }),
  'complaints/verify': shape({ on, tier, unit: someId, brief: may(words) }),
  'complaints/return': shape({ on, reason }),
  'complaints/complete': shape({ on }),
  'complaints/forward': shape({ on, to: words, reason }),
  'complaints/reject': shape({ on, reason }),
  'complaints/withdraw': shape({ on, reason }),
  'complaints/assign': shape({ on, unit: someId, reason }),
  'complaints/answer': shape({ on, text: words }),
  'complaints/close': shape({ on }),
  'complaints/reopen': shape({ on, reason }),
  holidays: shape({ on, name: words }),
  'holidays/revoke': shape({ reason }),
  'suggestions/consider': shape({ on }),
  'suggestions/adopt': shape(
    {
      on,
      note: may(words),
      reform: may(someId),
      directive: may(someId),
      practice: may(someId),
      course: may(someId),
    },
    atMostOne,
  ),
  'suggestions/decline': shape({ on, reason }),
  'suggestions/reopen': shape({ on, reason }),
};
