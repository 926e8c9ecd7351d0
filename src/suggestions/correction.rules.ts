import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing, standingOf } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import { voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { ProgrammeId, SuggestionId, UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { KnownSuggestion } from './suggestion.decider.js';
import {
  SUGGESTION_MOVES,
  type SuggestionEvent,
  type SuggestionFact,
  type SuggestionReceived,
  type SuggestionSource,
} from './suggestion.events.js';

type Correcting = {
  readonly suggestion: SuggestionId;
  readonly programme: ProgrammeId;
  readonly reason: Sealed;
};

/** What is told otherwise of a suggestion as it was received. */
export type SuggestionWish = {
  readonly unit?: UnitId | undefined;
  readonly receivedOn?: CalendarDate | undefined;
  readonly source?: SuggestionSource | undefined;
  readonly text?: Sealed | undefined;
};

export type AmendFacts = {
  readonly today: CalendarDate;
  /** Of a unit that is told: why the programme does not cover it today. */
  readonly outside: RuleCode | undefined;
  /** True where the unit does not exist on the day of the receipt. */
  readonly unitEnded: boolean;
};

/** Unit and day of the receipt as they would be. */
export const receivedAs = (
  suggestion: KnownSuggestion,
  { unit, receivedOn }: SuggestionWish,
): { unit: UnitId; receivedOn: CalendarDate } | undefined => {
  const received = standing<SuggestionReceived>(suggestion, 'SuggestionReceived')?.event;
  return received && { unit: unit ?? received.unit, receivedOn: receivedOn ?? received.receivedOn };
};

type Move = Exclude<SuggestionFact, SuggestionReceived>;

const movesOf = (suggestion: KnownSuggestion): ReturnType<typeof standingOf<Move>> =>
  standingOf<Move>(suggestion, ...SUGGESTION_MOVES);

const dayFault = (
  suggestion: KnownSuggestion,
  on: CalendarDate | undefined,
  today: CalendarDate,
): RuleCode | undefined => {
  if (on === undefined) return undefined;
  const first = movesOf(suggestion)[0]?.event.on;
  return notInFuture(on, today) ?? (first !== undefined && on > first ? 'step-backwards' : undefined);
};

/** A unit and a day that are not told are not judged. */
export const amend = (
  suggestion: KnownSuggestion,
  wish: SuggestionWish,
  { today, outside, unitEnded }: AmendFacts,
  correcting: Correcting,
): Decision<SuggestionEvent> => {
  const { unit, receivedOn } = wish;
  const fact = standing<SuggestionReceived>(suggestion, 'SuggestionReceived');
  const amended = amendmentsOf([{ fact, right: wish }]);
  if (amended.length === 0) return [];
  const isMoved = unit !== undefined || receivedOn !== undefined;
  const fault = dayFault(suggestion, receivedOn, today) ?? outside ?? (isMoved && unitEnded ? 'unit-ended' : undefined);
  return fault ? refuse(fault) : [{ type: 'SuggestionAmended', ...correcting, amended }];
};

/** Takes the last step back that stands; of an adoption also what it was told later to be carried out by. */
export const undo = (suggestion: KnownSuggestion, correcting: Correcting): Decision<SuggestionEvent> => {
  const moves = movesOf(suggestion);
  const last = moves.findLastIndex(({ event }) => event.type !== 'SuggestionLinked');
  if (last < 0) return refuse('nothing-to-undo');
  const undone = moves.slice(last).map(({ id }) => id);
  return [{ type: 'SuggestionUndone', ...correcting, what: 'undo', undone }];
};

export const voidSuggestion = (suggestion: KnownSuggestion, correcting: Correcting): Decision<SuggestionEvent> =>
  voided(suggestion, false, { type: 'SuggestionVoided', ...correcting });
