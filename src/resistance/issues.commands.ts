import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId, SessionId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { Cause, Intensity, IssueAnswerKind } from './issue.events.js';

/** `confidential`: whoever raises it is stored nowhere. */
export class RaiseIssue extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly raisedOn: CalendarDate;
  readonly cause: Cause;
  readonly reach: number;
  readonly intensity: Intensity;
  readonly description: string;
  readonly confidential?: boolean;
}> {}

/** A step is dated today by default. */
type Step = { readonly issue: IssueId; readonly on?: CalendarDate };
type Reasoned = Step & { readonly reason: string };

export class AcknowledgeIssue extends DomainCommand<Step> {}
export class DiagnoseIssue extends DomainCommand<Step & { readonly cause: Cause }> {}
export class ReassessIssue extends DomainCommand<Step & { readonly reach: number; readonly intensity: Intensity }> {}
export class AnswerIssue extends DomainCommand<
  Step & { readonly kind: IssueAnswerKind; readonly session?: SessionId; readonly note?: string }
> {}
export class ResolveIssue extends DomainCommand<Step & { readonly outcome: string }> {}
export class AcceptIssue extends DomainCommand<Reasoned> {}
export class WithdrawIssue extends DomainCommand<Reasoned> {}
export class FindIssueDuplicate extends DomainCommand<Step & { readonly of: IssueId }> {}
export class ReopenIssue extends DomainCommand<Reasoned> {}

type Correcting = { readonly issue: IssueId; readonly reason: string };

/** What is told otherwise of the raising; what is left out stays. */
export class AmendIssue extends DomainCommand<
  Correcting & { readonly unit?: UnitId; readonly raisedOn?: CalendarDate; readonly description?: string }
> {}

/** Takes the last step back that stands. */
export class UndoIssueStep extends DomainCommand<Correcting> {}

export class VoidIssue extends DomainCommand<Correcting> {}
