import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, TrainingId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

/** Hours that people earned elsewhere. */
export type TrainingRecorded = {
  readonly type: 'TrainingRecorded';
  readonly training: TrainingId;
  readonly title: string;
  readonly hours: number;
  readonly on: CalendarDate;
  readonly staff: readonly StaffId[];
};

/** `staff` are those who are taken back now. */
export type TrainingRetracted = {
  readonly type: 'TrainingRetracted';
  readonly training: TrainingId;
  readonly on: CalendarDate;
  readonly hours: number;
  readonly reason: Sealed;
  readonly staff: readonly StaffId[];
};

export type TrainingEvent = TrainingRecorded | TrainingRetracted;
