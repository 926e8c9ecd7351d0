import { amendmentsOf } from '../facts/amending.js';
import type { Decision, DomainEvent } from '../facts/decider.js';
import type { Amendment, Fact } from '../facts/telling.js';
import type { CalendarDate } from '../words/calendar-date.js';
import { notTooFar } from '../words/dates.js';
import { refuse, type RuleCode } from '../words/refusal.js';
import type { Defined } from './evidenced.js';

/** True while evidence of anybody stands. */
export const hasEvidence = ({ evidence }: Defined): boolean => {
  for (const pieces of evidence.values()) if (pieces.length > 0) return true;
  return false;
};

const dayFault = (
  { firstDay, retiredOn }: Defined,
  on: CalendarDate | undefined,
  today: CalendarDate,
): RuleCode | undefined => {
  if (on === undefined || on === firstDay) return undefined;
  return retiredOn !== undefined && on > retiredOn ? 'before-issue' : notTooFar(on, today);
};

/** What is told otherwise of a thing: what evidence was judged and is counted by, and its words. */
type Right = {
  readonly fact: Fact<DomainEvent> | undefined;
  readonly terms: { readonly on?: CalendarDate | undefined } & Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, unknown>>;
};

/** What evidence is judged by is not told otherwise while a piece of it stands. */
export const amend = <E extends DomainEvent>(
  thing: Defined,
  { fact, terms, words }: Right,
  today: CalendarDate,
  eventOf: (amended: readonly Amendment[]) => E,
): Decision<E> => {
  const judged = amendmentsOf([{ fact, right: terms }]);
  const amended = [...amendmentsOf([{ fact, right: words }]), ...judged];
  if (amended.length === 0) return [];
  if (judged.length > 0 && hasEvidence(thing)) return refuse('facts-recorded');
  const fault = dayFault(thing, terms.on, today);
  return fault ? refuse(fault) : [eventOf(amended)];
};
