import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { CourseId, ProgrammeId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

export type CourseDefined = {
  readonly type: 'CourseDefined';
  readonly course: CourseId;
  readonly programme: ProgrammeId;
  readonly title: string;
  /** Its lesson hours (jam pelajaran), whole. */
  readonly hours: number;
  readonly units: readonly UnitId[];
  /** How many days a completion is valid; without it, for good. */
  readonly windowDays?: number;
  readonly on: CalendarDate;
};

export type CourseTargeted = {
  readonly type: 'CourseTargeted';
  readonly course: CourseId;
  readonly programme: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export type CourseRetired = {
  readonly type: 'CourseRetired';
  readonly course: CourseId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export const RESULTS = ['passed', 'failed'] as const;
export type Result = (typeof RESULTS)[number];

export type CourseCompleted = {
  readonly type: 'CourseCompleted';
  readonly course: CourseId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  readonly result: Result;
  /** Hours and window of the course, so that a fold needs no other document. */
  readonly hours: number;
  readonly windowDays?: number;
  readonly source: Sealed;
  readonly staff: readonly StaffId[];
};

/** Completions taken back, each named by the revision of the event that recorded it. */
export type CompletionsRetracted = {
  readonly type: 'CompletionsRetracted';
  readonly course: CourseId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  readonly hours: number;
  readonly windowDays?: number;
  readonly reason: Sealed;
  readonly taken: readonly { readonly staff: StaffId; readonly completions: readonly number[] }[];
};

export type CourseFact = CourseDefined | CourseTargeted | CourseRetired | CourseCompleted | CompletionsRetracted;

export type CourseCorrection = CorrectionOf<
  'Course',
  { readonly course: CourseId; readonly programme: ProgrammeId },
  'restore'
>;

export type CourseEvent = CourseFact | CourseCorrection;

/** What a course consists of, as far as it may be corrected: all but the completions of persons. */
export const COURSE_FACTS = [
  'CourseDefined',
  'CourseTargeted',
  'CourseRetired',
] as const satisfies readonly CourseFact['type'][];

/** What the register keeps of a course. */
export const COURSE_KEPT = [
  ...COURSE_FACTS,
  ...correctionsOf('Course'),
] as const satisfies readonly CourseEvent['type'][];
