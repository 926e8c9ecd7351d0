import fc from 'fast-check';
import type { FactOf, RegisterRecord } from '../../projections/registers.view.js';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import type { ChartEntry } from '../../src/kernel/organisation/chart-entries.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type CourseId, type ReformId, type SessionId, type SuggestionId } from '../../src/kernel/words/ids.js';
import type { Linking } from '../../src/suggestions/suggestion.events.js';
import { eventId, march, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

/** Units by the one above, and how two of them end. */
export const ABOVE: Readonly<Record<string, string | null>> = {
  city: null,
  a: 'city',
  a1: 'a',
  a2: 'a',
  b: 'city',
  b1: 'b',
};
export const NAMES = Object.keys(ABOVE);

/** A merger told late, and an abolition told ahead. */
export const MERGED = { name: 'a2', into: 'b1', on: 10, recordedOn: 12 } as const;
export const ABOLISHED = { name: 'a1', on: 20, recordedOn: 15 } as const;

const entry = (days: { on: number; recordedOn: number }, change: ChartChange, revision: number): ChartEntry => ({
  id: eventId(revision),
  revision,
  known: [{ recordedOn: march(days.recordedOn), on: march(days.on), changes: [change] }],
});

const establish = (name: string): ChartChange => {
  const above = ABOVE[name] ?? null;
  const parent = above === null ? null : unit(above);
  return { change: 'establish', unit: unit(name), code: name, name, kind: 'agency', parent };
};

export const CHART: readonly ChartEntry[] = [
  ...NAMES.map((name, index) => entry({ on: 1, recordedOn: 1 }, establish(name), index)),
  entry(MERGED, { change: 'merge', unit: unit(MERGED.name), into: unit(MERGED.into) }, NAMES.length),
  entry(ABOLISHED, { change: 'abolish', unit: unit(ABOLISHED.name) }, NAMES.length + 1),
];

const REFORM = asId<ReformId>('reform');
const COURSE = asId<CourseId>('course');
const ofReform = { reform: REFORM, programme: PROGRAMME } as const;
const ofCourse = { course: COURSE, programme: PROGRAMME } as const;

/** When what suggestions are carried out by was done, and was known to be. */
export const REFORM_DONE = { on: 14, recordedOn: 18 } as const;
export const COURSE_DONE = { on: 8, recordedOn: 1, voidFrom: 21 } as const;

export const CARRIED_OUT: readonly RegisterRecord[] = [
  {
    ...recorded(
      'reform',
      [
        1,
        {
          type: 'ReformProposed',
          ...ofReform,
          title: 'R',
          units: [unit('city')],
          effectiveOn: march(1),
          subject: { kind: 'simplification', before: { steps: 2, days: 2 }, after: { steps: 1, days: 1 } },
        },
      ],
      [REFORM_DONE.recordedOn, { type: 'ReformCompleted', ...ofReform, on: march(REFORM_DONE.on) }],
    ),
    id: REFORM,
  },
  {
    ...recorded(
      'course',
      [1, { type: 'CourseDefined', ...ofCourse, title: 'C', hours: 1, units: [], on: march(COURSE_DONE.on) }],
      [COURSE_DONE.voidFrom, { type: 'CourseVoided', ...ofCourse, reason: sealed('why') }],
    ),
    id: COURSE,
  },
];

const day = fc.integer({ min: 1, max: 28 });
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });

/** A session as it was told: its day, and each later telling of who attended, by its day of recording. */
const session = fc.record({
  method: fc.constantFrom('forum' as const, 'forum' as const, 'meeting' as const),
  units: names,
  on: day,
  told: fc.array(fc.record({ recordedOn: day, guests: fc.option(fc.integer({ min: 0, max: 9 })) }), { maxLength: 3 }),
});
export type SessionTold = typeof session extends fc.Arbitrary<infer T> ? T : never;

const STEPS = ['SuggestionConsidered', 'SuggestionAdopted', 'SuggestionDeclined', 'SuggestionReopened'] as const;

const step = fc.record({
  type: fc.constantFrom(...STEPS, 'SuggestionAdopted' as const, 'SuggestionLinked' as const),
  on: day,
  recordedOn: day,
  by: fc.constantFrom('nothing' as const, 'reform' as const, 'course' as const),
});

const suggestion = fc.record({
  unit: fc.constantFrom(...NAMES),
  on: day,
  recordedOn: day,
  steps: fc.array(step, { maxLength: 5 }),
});
export type SuggestionTold = typeof suggestion extends fc.Arbitrary<infer T> ? T : never;

const inOrder = <T extends { readonly recordedOn: number }>(told: readonly T[]): T[] =>
  told.toSorted((one, other) => one.recordedOn - other.recordedOn);

/** What was told in a programme, and what is asked of it. */
export const histories = fc.record({
  scope: names,
  under: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  asOf: day,
  knownOn: day,
  sessions: fc.array(
    session.map((told) => ({ ...told, told: inOrder(told.told) })),
    { maxLength: 5 },
  ),
  suggestions: fc.array(
    suggestion.map((told) => ({ ...told, steps: inOrder(told.steps) })),
    { maxLength: 8 },
  ),
});

export const sessionRecord = ({ method, units, on, told }: SessionTold, index: number): RegisterRecord => {
  const id = asId<SessionId>(`session-${index}`);
  const startsAt = `${march(on)}T02:00:00Z`;
  const planned: FactOf = {
    type: 'SessionPlanned',
    session: id,
    programme: PROGRAMME,
    title: 'S',
    method,
    startsAt,
    on: march(on),
    minutes: 60,
    units: units.map(unit),
  };
  const held = told.map(({ recordedOn, guests }): [number, FactOf] => [
    recordedOn,
    { type: 'SessionHeld', on: march(on), ...(guests === null ? {} : { guests }) },
  ]);
  return { ...recorded('session', [1, planned], ...held), id };
};

const linkBy = (by: 'nothing' | 'reform' | 'course'): Linking => {
  if (by === 'nothing') return {};
  return by === 'reform' ? { reform: REFORM } : { course: COURSE };
};

type Named = { readonly suggestion: SuggestionId; readonly programme: typeof PROGRAMME; readonly on: CalendarDate };

const moved = (named: Named, { type, by }: SuggestionTold['steps'][number]): FactOf => {
  if (type === 'SuggestionConsidered') return { type, ...named };
  if (type === 'SuggestionAdopted' || type === 'SuggestionLinked') return { type, ...named, ...linkBy(by) };
  return { type, ...named, reason: sealed('why') };
};

export const suggestionRecord = (told: SuggestionTold, index: number): RegisterRecord => {
  const of = { suggestion: asId<SuggestionId>(`suggestion-${index}`), programme: PROGRAMME } as const;
  const received: FactOf = {
    type: 'SuggestionReceived',
    ...of,
    unit: unit(told.unit),
    receivedOn: march(told.on),
    source: 'letter',
    text: sealed('text'),
  };
  const steps = told.steps.map((one): [number, FactOf] => [
    Math.max(one.recordedOn, told.recordedOn),
    moved({ ...of, on: march(one.on) }, one),
  ]);
  return { ...recorded('suggestion', [told.recordedOn, received], ...steps), id: of.suggestion };
};
