import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { EventId, StaffId, TransferId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { EmploymentKind, StaffPosition } from '../kernel/organisation/position.js';

export const DEPARTURE_REASONS = [
  'retired',
  'resigned',
  'deceased',
  'moved-out',
  'dismissed',
  'recorded-twice',
] as const;
export type DepartureReason = (typeof DEPARTURE_REASONS)[number];

export type StaffEnrolled = {
  readonly type: 'StaffEnrolled';
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly employment: EmploymentKind;
  readonly position: StaffPosition;
  readonly on: CalendarDate;
  readonly nip: Sealed;
  readonly name: Sealed;
};

export type StaffTransferred = {
  readonly type: 'StaffTransferred';
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly position?: StaffPosition;
  readonly on: CalendarDate;
  readonly decree?: Sealed;
};

export type StaffCorrected = {
  readonly type: 'StaffCorrected';
  readonly staff: StaffId;
  readonly nip?: Sealed;
  readonly name?: Sealed;
  readonly reason: Sealed;
};

export type StaffDeparted = {
  readonly type: 'StaffDeparted';
  readonly staff: StaffId;
  readonly on: CalendarDate;
  readonly reason: DepartureReason;
};

/** An enrolment, a transfer or a departure is taken back, as if it had never been told. */
export type StaffUndone = {
  readonly type: 'StaffUndone';
  readonly staff: StaffId;
  /** The event that told it; of one that moved many people, only of this one. */
  readonly fact: EventId;
  readonly reason: Sealed;
};

export type StaffEvent = StaffEnrolled | StaffTransferred | StaffCorrected | StaffDeparted | StaffUndone;

export type Move = { readonly staff: StaffId; readonly unit: UnitId; readonly position?: StaffPosition };

/** One decree that moves many: one event, so all or nothing. */
export type StaffMovedTogether = {
  readonly type: 'StaffMovedTogether';
  readonly transfer: TransferId;
  readonly on: CalendarDate;
  readonly decree: Sealed;
  readonly moves: readonly Move[];
};
