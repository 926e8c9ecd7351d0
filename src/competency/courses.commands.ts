import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { CourseId, ProgrammeId, StaffId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { Result } from './course.events.js';

/** `on` is today by default, here and below. */
export class DefineCourse extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly hours: number;
  readonly units: readonly UnitId[];
  readonly windowDays?: number;
  readonly on?: CalendarDate;
}> {}

export class TargetCourse extends DomainCommand<{
  readonly course: CourseId;
  readonly units: readonly UnitId[];
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

export class RetireCourse extends DomainCommand<{
  readonly course: CourseId;
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

export class CompleteCourse extends DomainCommand<{
  readonly course: CourseId;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on?: CalendarDate;
  readonly result: Result;
  readonly source: string;
}> {}

export class RetractCompletions extends DomainCommand<{
  readonly course: CourseId;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on: CalendarDate;
  readonly reason: string;
}> {}

type Correcting = { readonly course: CourseId; readonly reason: string };

/** What is told otherwise of a course; what is left out stays, and a window of null is none. */
export class AmendCourse extends DomainCommand<
  Correcting & {
    readonly title?: string;
    readonly windowDays?: number | null;
    readonly on?: CalendarDate;
    readonly hours?: number;
  }
> {}

/** Takes the retirement back. */
export class RestoreCourse extends DomainCommand<Correcting> {}

export class VoidCourse extends DomainCommand<Correcting> {}
