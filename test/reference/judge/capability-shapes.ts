import { count, day, may, oneOf, shape, someId, someIds, words, type Shape } from './shapes.js';
import type { Body } from './verdict.js';

const on = may(day);
const reason = words;

/** Of a course, or earned elsewhere: 1 to 1,000. */
const isHours = ({ hours }: Body): boolean => Number(hours) <= 1_000;

/** The shapes of capabilities.md. */
export const CAPABILITY_SHAPES: Readonly<Record<string, Shape>> = {
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
};
