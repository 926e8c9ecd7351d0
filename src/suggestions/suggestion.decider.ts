import { type Correctable, correctable } from '../kernel/facts/correctable.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  type Link,
  linkIn,
  SUGGESTION_FACTS,
  type SuggestionAdopted,
  type SuggestionCorrection,
  type SuggestionEvent,
  type SuggestionFact,
  type SuggestionReceived,
  type SuggestionStep,
} from './suggestion.events.js';

type Told = Correctable & {
  readonly programme: ProgrammeId;
  /** The day of the last step, the receipt being the first: of an answered one that of its answer. */
  readonly lastOn: CalendarDate;
};

type Waiting = Told & { readonly phase: 'received' | 'considered' | 'reopened' };
type Declined = Told & { readonly phase: 'declined' };
type DatedLink = Link & { readonly on: CalendarDate };
type Adopted = Told & {
  readonly phase: 'adopted';
  /** What carries it out, as told last, and on which day that was told for. */
  readonly link?: DatedLink;
};

export type KnownSuggestion = Waiting | Declined | Adopted;

export type Suggestion = (Correctable & { readonly phase: 'absent' }) | KnownSuggestion;

type Move = Exclude<SuggestionFact, SuggestionReceived>;
type Linked = Extract<Move, { readonly type: 'SuggestionAdopted' | 'SuggestionLinked' }>;

const linkOf = (event: Linked): Pick<Adopted, 'link'> => {
  const link = linkIn(event);
  return link ? { link: { ...link, on: event.on } } : {};
};

const evolve = (suggestion: Suggestion, event: SuggestionFact): Suggestion => {
  if (event.type === 'SuggestionReceived') {
    return { phase: 'received', programme: event.programme, lastOn: event.receivedOn };
  }
  return suggestion.phase === 'absent' ? suggestion : evolveKnown(suggestion, event);
};

const evolveKnown = (suggestion: KnownSuggestion, event: Move): KnownSuggestion => {
  const told = { programme: suggestion.programme, lastOn: event.on };
  switch (event.type) {
    case 'SuggestionConsidered':
      return { ...told, phase: 'considered' };
    case 'SuggestionAdopted':
      return { ...told, phase: 'adopted', ...linkOf(event) };
    case 'SuggestionDeclined':
      return { ...told, phase: 'declined' };
    case 'SuggestionReopened':
      return { ...told, phase: 'reopened' };
    case 'SuggestionLinked':
      return suggestion.phase === 'adopted' ? { ...suggestion, ...linkOf(event) } : suggestion;
    default:
      return unreachable(event);
  }
};

const plain: Decider<Suggestion, SuggestionFact> = {
  category: 'suggestion',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export const suggestionDecider: Decider<Suggestion, SuggestionEvent> = correctable<
  Suggestion,
  SuggestionFact,
  SuggestionCorrection
>({ plain, keeps: SUGGESTION_FACTS });

export type ReceiveFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` once the closing is recorded. */
  readonly closed: RuleCode | undefined;
  readonly outside: RuleCode | undefined;
  /** True where the unit does not exist on the day. */
  readonly unitEnded: boolean;
};

export const receive = (
  suggestion: Suggestion,
  event: SuggestionReceived,
  { today, closed, outside, unitEnded }: ReceiveFacts,
): Decision<SuggestionEvent> => {
  if (closed) return refuse(closed);
  if (suggestion.phase !== 'absent') return [];
  const fault = notInFuture(event.receivedOn, today) ?? outside ?? (unitEnded ? 'unit-ended' : undefined);
  return fault ? refuse(fault) : [event];
};

/** No step is dated before the one it follows, nor what is added to an adoption before that. */
const dateFault = ({ lastOn }: KnownSuggestion, on: CalendarDate, today: CalendarDate): RuleCode | undefined =>
  notInFuture(on, today) ?? (on < lastOn ? 'step-backwards' : undefined);

const isAnswered = ({ phase }: KnownSuggestion): boolean => phase === 'adopted' || phase === 'declined';

/** What is so already changes nothing: reasons are not compared. */
const alreadySo = (suggestion: KnownSuggestion, { type, on }: Exclude<SuggestionStep, SuggestionAdopted>): boolean => {
  const { phase, lastOn } = suggestion;
  if (type === 'SuggestionConsidered') return phase === 'considered' || phase === 'reopened';
  return lastOn === on && phase === (type === 'SuggestionDeclined' ? 'declined' : 'reopened');
};

/** Takes a step; an adoption has a rule of its own. */
export const takeStep = (
  suggestion: KnownSuggestion,
  step: Exclude<SuggestionStep, SuggestionAdopted>,
  today: CalendarDate,
): Decision<SuggestionEvent> => {
  if (alreadySo(suggestion, step)) return [];
  const reopens = step.type === 'SuggestionReopened';
  if (isAnswered(suggestion) !== reopens) return refuse(reopens ? 'suggestion-open' : 'suggestion-answered');
  const fault = dateFault(suggestion, step.on, today);
  return fault ? refuse(fault) : [step];
};

export type AdoptFacts = {
  readonly today: CalendarDate;
  /** True where what the adoption was told to be carried out by should never have been recorded. */
  readonly isLinkVoid: boolean;
};

/** Adopts it; of an adopted one, tells by what that is carried out where nothing that counts was told. */
export const adopt = (
  suggestion: KnownSuggestion,
  event: SuggestionAdopted,
  facts: AdoptFacts,
): Decision<SuggestionEvent> => {
  if (suggestion.phase === 'adopted') return adoptAgain(suggestion, event, facts);
  if (suggestion.phase === 'declined') return refuse('suggestion-answered');
  const fault = dateFault(suggestion, event.on, facts.today);
  return fault ? refuse(fault) : [event];
};

const adoptAgain = (
  adopted: Adopted,
  event: SuggestionAdopted,
  { today, isLinkVoid }: AdoptFacts,
): Decision<SuggestionEvent> => {
  const [asked, has] = [linkIn(event), isLinkVoid ? undefined : adopted.link];
  if (!asked) return event.on === adopted.lastOn ? [] : refuse('suggestion-answered');
  if (has) return isToldAgain(adopted, { ...asked, on: event.on }, has) ? [] : refuse('suggestion-answered');
  const fault = dateFault(adopted, event.on, today);
  return fault ? refuse(fault) : [{ ...event, type: 'SuggestionLinked' }];
};

/** The same, on the day of the adoption or on that on which it was added. */
const isToldAgain = ({ lastOn }: Adopted, asked: DatedLink, has: DatedLink): boolean =>
  asked.kind === has.kind && asked.id === has.id && (asked.on === lastOn || asked.on === has.on);
