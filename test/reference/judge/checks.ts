import { chartAt } from '../chart.js';
import { lastPlannable, type Day } from '../days.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { kept } from '../kept.js';
import { serviceOf } from '../people.js';
import { closingOf, covers } from '../programmes.js';
import { RANK, when, type Case, type Fault } from './verdict.js';

/** What was seen or done is not dated after today (domain.md, 2). */
export const seen = (on: Day, today: Day): readonly Fault[] => when(on > today, 'date-in-future', RANK.dates);

/** Everything else may lie up to two calendar years ahead. */
export const planned = (on: Day, today: Day): readonly Fault[] =>
  when(on > lastPlannable(today), 'date-too-far', RANK.dates);

/** Once the closing is recorded nothing is added (domain.md, 8). */
export const adding = (known: Known, programme: Id): readonly Fault[] =>
  when(closingOf(known, programme) !== undefined, 'programme-closed', RANK.programme);

/** Facts about what exists are recorded still if their day is not after the closing. */
export const within = (known: Known, programme: Id, on: Day): readonly Fault[] => {
  const closing = closingOf(known, programme);
  return when(closing !== undefined && on > closing.on, 'programme-closed', RANK.programme);
};

/** What names units may name only those the programme covers on the day of recording. */
export const covered = ({ known, today }: Case, programme: Id, units: readonly Id[]): readonly Fault[] =>
  when(
    units.some((unit) => !covers(known, programme, unit, today)),
    'unit-outside-programme',
    RANK.units,
  );

export const existing = (known: Known, unit: Id, on: Day): readonly Fault[] =>
  when(!chartAt(known, on).alive.has(unit), 'unit-ended', RANK.units);

/** A unit that an answer or an observation names exists on its `on` or today (domain.md, 3). */
export const existingThenOrNow = (known: Known, unit: Id, days: { on: Day; today: Day }): readonly Fault[] =>
  when(![days.on, days.today].some((day) => chartAt(known, day).alive.has(unit)), 'unit-ended', RANK.units);

export const serving = (known: Known, staff: Id, on: Day): readonly Fault[] => {
  const service = serviceOf(known, staff, on);
  return [
    ...when(service === 'never-enrolled', 'before-enrolment', RANK.people),
    ...when(service === 'departed', 'after-departure', RANK.people),
  ];
};

const programmesOf = (known: Known): readonly (readonly [Id, Id])[] => [
  ...factsOf(known, 'proposed').map(({ reform, programme }) => [reform, programme] as const),
  ...factsOf(known, 'directed').map(({ thing, programme }) => [thing, programme] as const),
  ...factsOf(known, 'practice').map(({ thing, programme }) => [thing, programme] as const),
  ...factsOf(known, 'course').map(({ thing, programme }) => [thing, programme] as const),
  ...factsOf(known, 'suggested').map(({ suggestion, programme }) => [suggestion, programme] as const),
  ...factsOf(known, 'quiet').map(({ report, programme }) => [report, programme] as const),
  ...factsOf(known, 'planned').map(({ session, programme }) => [session, programme] as const),
  ...factsOf(known, 'raised').map(({ issue, programme }) => [issue, programme] as const),
];

/** The programme that a reform, directive, practice, session or issue belongs to. */
export const homeOf = (known: Known, thing: Id): Id => programmesOf(known).find(([id]) => id === thing)?.[1] ?? '';

const establishedBy = (known: Known): readonly Id[] =>
  factsOf(known, 'proposed')
    .filter(({ reform }) => factsOf(known, 'decreed').some((decree) => decree.reform === reform))
    .flatMap(({ changes }) => changes.flatMap((change) => (change.change === 'establish' ? [change.unit] : [])));

/** Every id that the log knows; any other is `not-found`. */
export const everyId = kept(
  (log: Known): ReadonlySet<Id> =>
    new Set([
      ...programmesOf(log).map(([id]) => id),
      ...factsOf(log, 'founded').map(({ programme }) => programme),
      ...factsOf(log, 'enrolled').map(({ staff }) => staff),
      ...factsOf(log, 'complained').map(({ complaint }) => complaint),
      ...factsOf(log, 'holiday').map(({ holiday }) => holiday),
      ...factsOf(log, 'surveyed').map(({ survey }) => survey),
      ...factsOf(log, 'papers').map(({ batch }) => batch),
      ...factsOf(log, 'codes').flatMap(({ codes }) => codes),
      ...factsOf(log, 'training').map(({ training }) => training),
      ...factsOf(log, 'unit-changed').map(({ change }) => change.unit),
      ...establishedBy(log),
    ]),
);
