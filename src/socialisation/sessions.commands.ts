import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId, SessionId, StaffId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { SessionMethod } from './session.events.js';

/** When a session starts: RFC 3339 in UTC, and the day it falls on. */
type Timing = { readonly startsAt: string; readonly on: CalendarDate };

type Planning = Timing & {
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly method: SessionMethod;
  readonly minutes: number;
  readonly place?: string;
  readonly seats?: number;
  readonly units: readonly UnitId[];
  readonly agenda?: string;
  readonly answersIssues?: readonly IssueId[];
};

export class PlanSession extends DomainCommand<Planning> {}

/** People, and units for everyone in them and below on the session's day. */
export class InviteStaff extends DomainCommand<{
  readonly session: SessionId;
  readonly staff: readonly StaffId[];
  readonly units: readonly UnitId[];
}> {}

export class RescheduleSession extends DomainCommand<
  Timing & { readonly session: SessionId; readonly reason: string }
> {}

export class CancelSession extends DomainCommand<{ readonly session: SessionId; readonly reason: string }> {}

export class RecordAttendance extends DomainCommand<{
  readonly session: SessionId;
  readonly staff: readonly StaffId[];
  readonly guests?: number;
}> {}

export class RetractAttendance extends DomainCommand<{
  readonly session: SessionId;
  readonly staff: readonly StaffId[];
  readonly reason: string;
}> {}

type Correcting = { readonly session: SessionId; readonly reason: string };

/** What is told otherwise of a session; what is left out stays. */
export class AmendSession extends DomainCommand<
  Correcting &
    Partial<Pick<Planning, 'title' | 'method' | 'minutes' | 'place' | 'seats' | 'units' | 'agenda'>> & {
      readonly timing?: Timing;
    }
> {}

/** Takes the cancellation back. */
export class RestoreSession extends DomainCommand<Correcting> {}

/** Takes invitations back. */
export class UninviteStaff extends DomainCommand<Correcting & { readonly staff: readonly StaffId[] }> {}

export class VoidSession extends DomainCommand<Correcting> {}
