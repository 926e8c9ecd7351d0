import type { Nip } from '../kernel/organisation/nip.js';
import type { EmploymentKind, StaffPosition } from '../kernel/organisation/position.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { EventId, StaffId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { DepartureReason, Move } from './staff.events.js';

/** `on` is today by default, here and below. Numbers, names, decrees and reasons are in clear. */
export class EnrolStaff extends DomainCommand<{
  readonly nip: Nip;
  readonly name: string;
  readonly unit: UnitId;
  readonly employment: EmploymentKind;
  readonly position: StaffPosition;
  readonly on?: CalendarDate;
}> {}

/** Without a position, the one of before. */
export class TransferStaff extends DomainCommand<{
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly position?: StaffPosition;
  readonly on?: CalendarDate;
  readonly decree?: string;
}> {}

export class DepartStaff extends DomainCommand<{
  readonly staff: StaffId;
  readonly on?: CalendarDate;
  readonly reason: DepartureReason;
}> {}

/** A number, a name, or both. */
export class CorrectStaff extends DomainCommand<{
  readonly staff: StaffId;
  readonly nip?: Nip;
  readonly name?: string;
  readonly reason: string;
}> {}

/** Takes back an enrolment, a transfer or a departure: `fact` is its id in the person's history. */
export class UndoStaffFact extends DomainCommand<{
  readonly staff: StaffId;
  readonly fact: EventId;
  readonly reason: string;
}> {}

/** Each person once. */
export class TransferTogether extends DomainCommand<{
  readonly on?: CalendarDate;
  readonly decree: string;
  readonly moves: readonly Move[];
}> {}
