import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { NilReportId, ProgrammeId, UnitId } from '../kernel/words/ids.js';

/** For how many days from its own on a nil report is heard, and a step of an issue (capabilities.md, 12). */
export const HEARD_DAYS = 90;

type OfNilReport = {
  readonly nilReport: NilReportId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  /** The day of which it is said. */
  readonly on: CalendarDate;
};

/** No resistance was known in a unit and below it. */
export type NilReported = OfNilReport & { readonly type: 'NilReported' };

export type NilReportRetracted = OfNilReport & { readonly type: 'NilReportRetracted'; readonly reason: Sealed };

export type NilReportEvent = NilReported | NilReportRetracted;

/** What the register keeps of a nil report: all of it. */
export const NIL_REPORT_KEPT = [
  'NilReported',
  'NilReportRetracted',
] as const satisfies readonly NilReportEvent['type'][];
