import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ReformId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { RestructureEvent } from '../units/chart.events.js';
import type { Procedure, ReformProposed } from './reform.events.js';

/** The ids of units that it establishes follow from its own, which whoever sends it makes of the id of the command. */
export class ProposeReform extends DomainCommand<
  Omit<ReformProposed, 'type' | 'reason'> & { readonly reason: string | undefined }
> {}

export class DecreeReform extends DomainCommand<{
  readonly reform: ReformId;
  readonly number: string;
  readonly signedOn: CalendarDate;
}> {}

export class PostponeReform extends DomainCommand<{
  readonly reform: ReformId;
  readonly effectiveOn: CalendarDate;
  readonly reason: string;
}> {}

/** `on` is today by default, here and below. */
export class CompleteReform extends DomainCommand<{
  readonly reform: ReformId;
  readonly on?: CalendarDate;
  readonly evidence?: string;
}> {}

export class CancelReform extends DomainCommand<{
  readonly reform: ReformId;
  readonly on?: CalendarDate;
  readonly reason: string;
}> {}

/** Tells a reform what the chart has recorded of it; once it knows, again changes nothing. */
export class FollowChart extends DomainCommand<RestructureEvent> {}

type Correcting = { readonly reform: ReformId; readonly reason: string };

/** What is told otherwise of a reform; what is left out stays. */
export class AmendReform extends DomainCommand<
  Correcting & {
    readonly title?: string;
    readonly number?: string;
    readonly units?: readonly UnitId[];
    readonly effectiveOn?: CalendarDate;
    readonly signedOn?: CalendarDate;
    readonly completedOn?: CalendarDate;
    readonly before?: Procedure;
    readonly after?: Procedure;
  }
> {}

/** Takes the cancellation back. */
export class RestoreReform extends DomainCommand<Correcting> {}

/** Takes the decree back, with its completion. */
export class AnnulReform extends DomainCommand<Correcting> {}

/** Takes the completion back. */
export class UncompleteReform extends DomainCommand<Correcting> {}

export class VoidReform extends DomainCommand<Correcting> {}
