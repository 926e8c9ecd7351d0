import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ComplaintId, ProgrammeId, SessionId, SuggestionId, UnitId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { Linking, SuggestionSource } from './suggestion.events.js';

export class RecordSuggestion extends DomainCommand<{
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly receivedOn: CalendarDate;
  readonly source: SuggestionSource;
  readonly text: string;
  readonly session?: SessionId;
  readonly complaint?: ComplaintId;
  /** Who made it. */
  readonly from?: string;
}> {}

/** A step is dated today by default. */
type Step = { readonly suggestion: SuggestionId; readonly on?: CalendarDate };
type Reasoned = Step & { readonly reason: string };

export class ConsiderSuggestion extends DomainCommand<Step> {}

/** Says too what carries it out, also of one that was adopted before. */
export class AdoptSuggestion extends DomainCommand<Step & Linking & { readonly note?: string }> {}

export class DeclineSuggestion extends DomainCommand<Reasoned> {}
export class ReopenSuggestion extends DomainCommand<Reasoned> {}

type Correcting = { readonly suggestion: SuggestionId; readonly reason: string };

/** What is told otherwise of the receipt; what is left out stays. */
export class AmendSuggestion extends DomainCommand<
  Correcting & {
    readonly unit?: UnitId;
    readonly receivedOn?: CalendarDate;
    readonly source?: SuggestionSource;
    readonly text?: string;
  }
> {}

/** Takes the last step back that stands. */
export class UndoSuggestionStep extends DomainCommand<Correcting> {}

export class VoidSuggestion extends DomainCommand<Correcting> {}
