import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { DirectiveId, ProgrammeId, ReformId, StaffId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { DirectiveAnswered, DirectiveDocument, DirectiveWish } from './directive.events.js';

export class IssueDirective extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly reference: string;
  readonly units: readonly UnitId[];
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly reform?: ReformId;
  readonly document?: DirectiveDocument;
}> {}

export class ReviseDirective extends DomainCommand<{
  readonly directive: DirectiveId;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly summary: string;
  readonly document?: DirectiveDocument;
}> {}

/** `on` is today by default, here and below. */
export class TargetDirective extends DomainCommand<{
  readonly directive: DirectiveId;
  readonly units: readonly UnitId[];
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

export class WithdrawDirective extends DomainCommand<{
  readonly directive: DirectiveId;
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

type Answering = Pick<DirectiveAnswered, 'answer' | 'how'> & {
  readonly directive: DirectiveId;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on?: CalendarDate;
  /** Of an exemption: its last day. */
  readonly until?: CalendarDate;
  readonly reason?: string;
};

/** Many persons' answers of one kind. */
export class AnswerDirective extends DomainCommand<Answering> {}

/** Without `on`, the last answer of each. */
export class RetractAnswers extends DomainCommand<{
  readonly directive: DirectiveId;
  readonly unit: UnitId;
  readonly staff: readonly StaffId[];
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

/** What is told otherwise of a directive; what is left out stays. */
export class AmendDirective extends DomainCommand<
  DirectiveWish & { readonly directive: DirectiveId; readonly reason: string }
> {}

type Correcting = { readonly directive: DirectiveId; readonly reason: string };

/** Takes the withdrawal back. */
export class RestoreDirective extends DomainCommand<Correcting> {}

export class VoidDirective extends DomainCommand<Correcting> {}
