import { type FactOfType, factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { toldBy } from '../../projections/registers/told.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { ComplaintId, ProgrammeId, SessionId, SuggestionId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { suggestionDecider } from './suggestion.decider.js';
import { type Link, type Linking, linkIn, SUGGESTION_MOVES, type SuggestionSource } from './suggestion.events.js';

export const SUGGESTION_STATUSES = ['received', 'considered', 'adopted', 'declined', VOID] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

/** What a list may be asked for: of those adopted also the realised ones alone. */
export const SUGGESTION_FILTERS = [...SUGGESTION_STATUSES, 'realised'] as const;
export type SuggestionFilter = (typeof SUGGESTION_FILTERS)[number];

/** A step, or what was added to an adoption. */
export type SuggestionMove = FactOfType<(typeof SUGGESTION_MOVES)[number]>;

export type SuggestionAt = {
  readonly id: SuggestionId;
  readonly programme: ProgrammeId;
  /** As named when it was received; mergers are to be followed. */
  readonly unit: UnitId;
  readonly receivedOn: CalendarDate;
  readonly source: SuggestionSource;
  readonly status: SuggestionStatus;
  /** The day of the answer that stands. */
  readonly answeredOn?: CalendarDate;
  /** By what the adoption that stands is carried out, as told last: void or not. */
  readonly link?: Link;
  readonly session?: SessionId;
  readonly complaint?: ComplaintId;
  readonly text: Sealed;
  readonly from?: Sealed;
  /** What was told after the receipt, in order of recording: no step is dated before the one it follows. */
  readonly moves: readonly SuggestionMove[];
};

type Standing = Pick<SuggestionAt, 'status' | 'answeredOn' | 'link'>;

const linked = (told: Linking): Pick<SuggestionAt, 'link'> => {
  const link = linkIn(told);
  return link ? { link } : {};
};

const after = (before: Standing, { event }: SuggestionMove): Standing => {
  switch (event.type) {
    case 'SuggestionAdopted':
      return { status: 'adopted', answeredOn: event.on, ...linked(event) };
    case 'SuggestionDeclined':
      return { status: 'declined', answeredOn: event.on };
    case 'SuggestionLinked':
      return before.status === 'adopted' ? { ...before, ...linked(event) } : before;
    default:
      return { status: 'considered' };
  }
};

/** A suggestion at a pair of dates; undefined before it was received, or where it was not recorded by then. */
const read = (record: RegisterRecord, { asOf, knownOn }: Pair): SuggestionAt | undefined => {
  const [received] = factsBy(record, knownOn, 'SuggestionReceived');
  if (!received || received.event.receivedOn > asOf) return undefined;
  const { type: _, suggestion: id, ...written } = received.event;
  const moves = factsBy(record, knownOn, ...SUGGESTION_MOVES).filter(({ event }) => event.on <= asOf);
  return { id, ...written, ...moves.reduce(after, { status: 'received' }), moves };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'SuggestionReceived':
      return { kind: 'written', on: event.receivedOn };
    case 'SuggestionConsidered':
      return { kind: 'consider', on: event.on };
    case 'SuggestionAdopted':
    case 'SuggestionLinked':
      return { kind: 'adopt', on: event.on };
    case 'SuggestionDeclined':
      return { kind: 'decline', on: event.on };
    case 'SuggestionReopened':
      return { kind: 'reopen', on: event.on };
    default:
      return undefined;
  }
};

export const suggestionKind: Kind<SuggestionAt> = kindOf({
  kind: 'suggestion',
  read,
  words,
  decider: suggestionDecider,
  keepsTexts: ({ phase }) => (phase === 'adopted' || phase === 'declined' ? undefined : 'still-open'),
});

/** A suggestion as it is shown, and whose it is. */
export type SuggestionSeen = SuggestionAt & {
  /** As told now, whatever was known at the pair: who may see a suggestion goes by that. */
  readonly unitNow: UnitId;
};

const toldNow = (record: RegisterRecord): UnitId | undefined =>
  factsBy(toldBy(record, LAST_DAY).record, LAST_DAY, 'SuggestionReceived')[0]?.event.unit;

/** A suggestion as the register shows it at a pair. */
export const suggestionSeen: Kind<SuggestionSeen>['at'] = (record, pair) => {
  const suggestion = suggestionKind.at(record, pair);
  return suggestion && { ...suggestion, unitNow: toldNow(record) ?? suggestion.unit };
};
