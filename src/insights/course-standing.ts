import type { CompletionsDoc } from '../../projections/ledger.documents.js';
import { knownBy } from '../../projections/ledger.intervals.js';
import { completedOf, keyOfCompletions, POPULATION } from '../../projections/ledger.keys.js';
import { COMPLETED, completedOn } from '../../projections/ledger.learning.js';
import { COMPLETIONS_RECORD } from '../competency/course.permissions.js';
import { type CourseAt, courseKind } from '../competency/course.register.js';
import { type CalendarDate, dateOf, dayOf } from '../kernel/words/calendar-date.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import { COURSE_STANDINGS_READ } from './insights.permissions.js';
import { type ByPlace, byPlace } from './standing-rows.js';
import type { Standing } from './standing.js';
import type { Sums } from './sums.js';
import type { Tree } from './tree.js';

export const LEARNING = [...COMPLETED, 'outstanding'] as const;
type Learning = (typeof LEARNING)[number];

export type LearningCounts = Readonly<Record<Learning | 'population', number>>;

/** How the staff of the targeted units stand towards a course (capabilities.md, 11). */
const learningIn = (tree: Tree, course: string, sums: Sums): ByPlace<LearningCounts> => {
  const of = (subject: string, category: string): Float64Array =>
    sums.get(subject)?.get(category) ?? new Float64Array(tree.size);
  const rows = {
    population: of(POPULATION, ''),
    trained: of(completedOf(course), 'trained'),
    lapsed: of(completedOf(course), 'lapsed'),
    failed: of(completedOf(course), 'failed'),
  };
  return byPlace(tree, rows, (at) => {
    const [population, trained, lapsed, failed] = [at('population'), at('trained'), at('lapsed'), at('failed')];
    return { population, trained, lapsed, failed, outstanding: population - trained - lapsed - failed };
  });
};

const NONE: CompletionsDoc = { completions: [] };

/** One person's standing at a pair of dates, and the day of the newest completion that makes it. */
export const personLearning = (
  doc: JsonObject | undefined,
  { asOf, knownOn }: Pair,
): { readonly standing: Learning; readonly on: CalendarDate | null } => {
  const { completions } = (doc as unknown as CompletionsDoc | undefined) ?? NONE;
  const giving = completedOn(knownBy(completions, dayOf(knownOn)), dayOf(asOf));
  if (!giving) return { standing: 'outstanding', on: null };
  return { standing: giving.standing, on: dateOf(Math.max(...giving.by.map(({ on }) => on))) };
};

/** Before its first day and from its retirement on, a course asks nothing of anybody. */
export const courseStanding: Standing<CourseAt, LearningCounts> = {
  ...courseKind,
  readers: COURSE_STANDINGS_READ,
  namers: COMPLETIONS_RECORD,
  name: 'course-standing',
  head: ({ id }) => ({ course: id }),
  asks: ({ on, status, units }, { asOf }) => (status === 'defined' && on <= asOf ? units : []),
  subjects: (id) => [POPULATION, completedOf(id)],
  counts: ({ id }, { tree, sums }) => learningIn(tree, id, sums),
  keyOf: keyOfCompletions,
  person: (_, doc, pair) => personLearning(doc, pair),
};
