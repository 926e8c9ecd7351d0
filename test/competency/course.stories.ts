import type { Defined, Evidenced } from '../../src/kernel/evidence/evidenced.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type CourseId, type ProgrammeId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import type {
  CompletionsRetracted,
  CourseCompleted,
  CourseDefined,
  CourseEvent,
  CourseRetired,
  CourseTargeted,
  Result,
} from '../../src/competency/course.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

export const [ana, bo] = ['ana', 'bo'].map((name) => asId<StaffId>(name)) as [StaffId, StaffId];
const permits = asId<UnitId>('permits');
export const archive = asId<UnitId>('archive');

const sealed = { key: 'course:course', box: 'c2VhbGVk' };
const named = { course: asId<CourseId>('course'), programme: asId<ProgrammeId>('programme') };

export const defined = (on = '2026-01-10'): CourseDefined => ({
  type: 'CourseDefined',
  ...named,
  title: 'Bimtek perizinan',
  hours: 8,
  units: [permits],
  windowDays: 90,
  on: day(on),
});

export const targeted = (on: string, ...units: readonly UnitId[]): CourseTargeted => ({
  type: 'CourseTargeted',
  ...named,
  units,
  on: day(on),
  reason: sealed,
});

export const retired = (on: string): CourseRetired => ({
  type: 'CourseRetired',
  ...named,
  on: day(on),
  reason: sealed,
});

export const completed = (on: string, staff: readonly StaffId[], result: Result = 'passed'): CourseCompleted => ({
  type: 'CourseCompleted',
  ...named,
  unit: permits,
  on: day(on),
  result,
  hours: 8,
  windowDays: 90,
  source: sealed,
  staff,
});

export const takenBack = (on: string, taken: CompletionsRetracted['taken']): CompletionsRetracted => ({
  type: 'CompletionsRetracted',
  ...named,
  unit: permits,
  on: day(on),
  hours: 8,
  windowDays: 90,
  reason: sealed,
  taken,
});

/** A wish about a course that there is. */
export const about =
  (decide: (known: Defined) => Decision<CourseEvent>) =>
  (state: Evidenced): Decision<CourseEvent> => {
    must(state.phase !== 'absent');
    return decide(state);
  };
