import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ComplaintId, ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { Channel, Tier } from './complaint.events.js';

/** Who complains. */
export type Complainant = { readonly name?: string; readonly contact?: string };

/** A reform implies its programme. */
export class ReceiveComplaint extends DomainCommand<{
  readonly receivedOn: CalendarDate;
  readonly channel: Channel;
  readonly reference?: string;
  readonly text: string;
  readonly complainant?: Complainant;
  readonly confidential?: boolean;
  readonly programme?: ProgrammeId;
  readonly reform?: ReformId;
}> {}

/** A step is dated today by default. */
type Step = { readonly complaint: ComplaintId; readonly on?: CalendarDate };
type Reasoned = Step & { readonly reason: string };

export class VerifyComplaint extends DomainCommand<
  Step & { readonly tier: Tier; readonly unit: UnitId; readonly brief?: string }
> {}
export class ReturnComplaint extends DomainCommand<Reasoned> {}
export class CompleteComplaint extends DomainCommand<Step> {}
export class ForwardComplaint extends DomainCommand<Reasoned & { readonly to: string }> {}
export class RejectComplaint extends DomainCommand<Reasoned> {}
export class WithdrawComplaint extends DomainCommand<Reasoned> {}
export class AssignComplaint extends DomainCommand<Reasoned & { readonly unit: UnitId }> {}
export class AnswerComplaint extends DomainCommand<Step & { readonly text: string }> {}
export class CloseComplaint extends DomainCommand<Step> {}
export class ReopenComplaint extends DomainCommand<Reasoned> {}

type Correcting = { readonly complaint: ComplaintId; readonly reason: string };

/** What is told otherwise of the receipt, and the tier; what is left out stays. */
export class AmendComplaint extends DomainCommand<
  Correcting & {
    readonly receivedOn?: CalendarDate;
    readonly channel?: Channel;
    readonly reference?: string;
    readonly text?: string;
    readonly complainant?: Complainant;
    readonly tier?: Tier;
  }
> {}

/** Takes the last step back that stands. */
export class UndoComplaintStep extends DomainCommand<Correcting> {}

export class VoidComplaint extends DomainCommand<Correcting> {}
