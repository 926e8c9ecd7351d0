import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, TrainingId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** `on` is today by default. */
export class RecordTraining extends DomainCommand<{
  readonly title: string;
  readonly hours: number;
  readonly on?: CalendarDate;
  readonly staff: readonly StaffId[];
}> {}

/** Without `staff`, of all. */
export class RetractTraining extends DomainCommand<{
  readonly training: TrainingId;
  readonly staff?: readonly StaffId[];
  readonly reason: string;
}> {}
