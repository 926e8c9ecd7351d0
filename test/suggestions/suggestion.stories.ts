import type { Decision } from '../../src/kernel/facts/decider.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import {
  asId,
  type CourseId,
  type EventId,
  type ProgrammeId,
  type ReformId,
  type SuggestionId,
  type UnitId,
} from '../../src/kernel/words/ids.js';
import {
  amend,
  type AmendFacts,
  type SuggestionWish,
  undo,
  voidSuggestion,
} from '../../src/suggestions/correction.rules.js';
import {
  adopt,
  type AdoptFacts,
  type KnownSuggestion,
  type Suggestion,
  takeStep,
} from '../../src/suggestions/suggestion.decider.js';
import type {
  Linking,
  SuggestionAdopted,
  SuggestionEvent,
  SuggestionLinked,
  SuggestionReceived,
  SuggestionStep,
} from '../../src/suggestions/suggestion.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;
export const TODAY = day('2026-04-30');

const sealed = { key: 'suggestion:suggestion', box: 'c2VhbGVk' };
const named = { suggestion: asId<SuggestionId>('suggestion'), programme: asId<ProgrammeId>('programme') };
const step = (on: string) => ({ ...named, on: day(on) });

export const received = (receivedOn = '2026-03-01'): SuggestionReceived => ({
  type: 'SuggestionReceived',
  ...named,
  unit: asId<UnitId>('unit'),
  receivedOn: day(receivedOn),
  source: 'letter',
  text: sealed,
});

export const REFORM: Linking = { reform: asId<ReformId>('reform') };
export const OTHER: Linking = { reform: asId<ReformId>('other') };
export const COURSE: Linking = { course: asId<CourseId>('reform') };

type Plain = Exclude<SuggestionStep, SuggestionAdopted>;

export const considered = (on: string): Plain => ({ type: 'SuggestionConsidered', ...step(on) });
export const adopted = (on: string, link: Linking = {}): SuggestionAdopted => ({
  type: 'SuggestionAdopted',
  ...step(on),
  ...link,
});
export const linked = (on: string, link: Linking): SuggestionLinked => ({
  type: 'SuggestionLinked',
  ...step(on),
  ...link,
});
export const declined = (on: string): Plain => ({ type: 'SuggestionDeclined', ...step(on), reason: sealed });
export const reopened = (on: string): Plain => ({ type: 'SuggestionReopened', ...step(on), reason: sealed });

type Deciding = (suggestion: Suggestion) => Decision<SuggestionEvent>;

/** A rule about a suggestion that is there. */
const about =
  (decide: (suggestion: KnownSuggestion) => Decision<SuggestionEvent>): Deciding =>
  (suggestion) => {
    must(suggestion.phase !== 'absent');
    return decide(suggestion);
  };

export const taking = (next: Plain, today = TODAY): Deciding =>
  about((suggestion) => takeStep(suggestion, next, today));

export const adopting = (next: SuggestionAdopted, facts: Partial<AdoptFacts> = {}): Deciding =>
  about((suggestion) => adopt(suggestion, next, { today: TODAY, isLinkVoid: false, ...facts }));

const correcting = { ...named, reason: sealed };
const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

export const undone = (...revisions: readonly number[]): SuggestionEvent => ({
  type: 'SuggestionUndone',
  ...correcting,
  what: 'undo',
  undone: revisions.map(fact),
});
export const amended = (right: Readonly<Record<string, string>>): SuggestionEvent => ({
  type: 'SuggestionAmended',
  ...correcting,
  amended: [{ fact: fact(0), right }],
});
export const voided: SuggestionEvent = { type: 'SuggestionVoided', ...correcting };

const free: AmendFacts = { today: TODAY, outside: undefined, unitEnded: false };

export const amending = (wish: SuggestionWish, facts: Partial<AmendFacts> = {}): Deciding =>
  about((suggestion) => amend(suggestion, wish, { ...free, ...facts }, correcting));

export const undoing = about((suggestion) => undo(suggestion, correcting));
export const voiding = about((suggestion) => voidSuggestion(suggestion, correcting));
