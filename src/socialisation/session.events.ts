import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId, SessionId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

export const SESSION_METHODS = ['meeting', 'workshop', 'forum', 'coaching', 'online'] as const;
export type SessionMethod = (typeof SESSION_METHODS)[number];

export type SessionPlanned = {
  readonly type: 'SessionPlanned';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly method: SessionMethod;
  /** RFC 3339, UTC. */
  readonly startsAt: string;
  /** The day of `startsAt` in the zone that was configured then. */
  readonly on: CalendarDate;
  readonly minutes: number;
  /** In clear in what earlier releases recorded. */
  readonly place?: Sealed | string;
  readonly seats?: number;
  readonly units: readonly UnitId[];
  readonly agenda?: Sealed;
  readonly answersIssues?: readonly IssueId[];
};

export type StaffInvited = {
  readonly type: 'StaffInvited';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly staff: readonly StaffId[];
};

export type SessionRescheduled = {
  readonly type: 'SessionRescheduled';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly startsAt: string;
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export type SessionCancelled = {
  readonly type: 'SessionCancelled';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly reason: Sealed;
};

export type AttendanceRecorded = {
  readonly type: 'AttendanceRecorded';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  /** The session's day. */
  readonly on: CalendarDate;
  readonly staff: readonly StaffId[];
  readonly guests?: number;
};

export type AttendanceRetracted = {
  readonly type: 'AttendanceRetracted';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly staff: readonly StaffId[];
  readonly reason: Sealed;
};

/** Invitations taken back. */
export type StaffUninvited = {
  readonly type: 'StaffUninvited';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly staff: readonly StaffId[];
  readonly reason: Sealed;
};

/** Whose attendance moves with the session's day, when that is corrected. */
export type AttendanceMoved = {
  readonly type: 'AttendanceMoved';
  readonly session: SessionId;
  readonly programme: ProgrammeId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly staff: readonly StaffId[];
};

export type SessionFact =
  | SessionPlanned
  | StaffInvited
  | SessionRescheduled
  | SessionCancelled
  | AttendanceRecorded
  | AttendanceRetracted
  | StaffUninvited
  | AttendanceMoved;

export type SessionCorrection = CorrectionOf<
  'Session',
  { readonly session: SessionId; readonly programme: ProgrammeId },
  'restore'
>;

export type SessionEvent = SessionFact | SessionCorrection;

/** What a session consists of, as far as it may be corrected: all but who was invited and who attended. */
export const SESSION_FACTS = [
  'SessionPlanned',
  'SessionRescheduled',
  'SessionCancelled',
] as const satisfies readonly SessionFact['type'][];

/** What the register keeps of a session: of attendance only that it was held. */
export const SESSION_KEPT = [
  ...SESSION_FACTS,
  'AttendanceRecorded',
  ...correctionsOf('Session'),
] as const satisfies readonly SessionEvent['type'][];
