import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { NilReportId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** `on` is today by default. */
export class ReportNil extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on?: CalendarDate;
}> {}

export class RetractNilReport extends DomainCommand<{ readonly nilReport: NilReportId; readonly reason: string }> {}
