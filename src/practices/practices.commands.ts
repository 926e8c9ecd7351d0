import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { PracticeId, ProgrammeId, StaffId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { Grade } from './practice.events.js';

/** `on` is today by default, here and below. */
export class DefinePractice extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly description?: string;
  readonly units: readonly UnitId[];
  readonly windowDays?: number;
  readonly on?: CalendarDate;
}> {}

export class TargetPractice extends DomainCommand<{
  readonly practice: PracticeId;
  readonly units: readonly UnitId[];
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

export class RetirePractice extends DomainCommand<{
  readonly practice: PracticeId;
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

export class ObservePractice extends DomainCommand<{
  readonly practice: PracticeId;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on?: CalendarDate;
  readonly grade: Grade;
  readonly source: string;
}> {}

export class RetractObservations extends DomainCommand<{
  readonly practice: PracticeId;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on: CalendarDate;
  readonly reason: string;
}> {}

type Correcting = { readonly practice: PracticeId; readonly reason: string };

/** What is told otherwise of a practice; what is left out stays, and a window of null is none. */
export class AmendPractice extends DomainCommand<
  Correcting & {
    readonly title?: string;
    readonly description?: string;
    readonly windowDays?: number | null;
    readonly on?: CalendarDate;
  }
> {}

/** Takes the retirement back. */
export class RestorePractice extends DomainCommand<Correcting> {}

export class VoidPractice extends DomainCommand<Correcting> {}
