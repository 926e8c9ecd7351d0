import { LEADS_TO } from '../../src/complaints/complaint.events.js';
import type { DomainEvent } from '../../src/kernel/facts/decider.js';
import { type Fact, isCorrection, Telling } from '../../src/kernel/facts/telling.js';
import { addDays, type CalendarDate, LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import { type Month, monthsFrom } from '../../src/kernel/words/month.js';

/** A fact of a complaint or a correction, and when it was recorded. */
export type RecordedFact = Fact<DomainEvent> & { readonly recordedOn: CalendarDate };

/** From a day on, as recorded on another, it stood so. */
type Spell = { readonly status: string; readonly on: CalendarDate; readonly recordedOn: CalendarDate };

const PHASES = new Map<string, string>(Object.entries(LEADS_TO));
const RECEIVED = 'received';

/** How a complaint stood in a month that it has left behind, as one word; what it is now goes by the status alone. */
export const stoodIn = (status: string, month: Month): string => `${status} ${month}`;

const spellOf = ({ event, recordedOn }: RecordedFact): Spell[] => {
  if ('receivedOn' in event) return [{ status: RECEIVED, on: event.receivedOn as CalendarDate, recordedOn }];
  const status = PHASES.get(event.type);
  return status !== undefined && 'on' in event ? [{ status, on: event.on as CalendarDate, recordedOn }] : [];
};

const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);
const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? b : a);

/** By what was told until a day, while nothing else was: no pair whose earlier date lies outside these months finds it so. */
const stoodBy = (facts: readonly RecordedFact[], until: CalendarDate): string[] => {
  const telling = new Telling(facts.filter(({ recordedOn }) => recordedOn <= until));
  if (telling.isVoid) return [];
  const spells = telling.facts().flatMap(spellOf);
  return spells.flatMap(({ status, on, recordedOn }, index) => {
    const next = spells[index + 1];
    if (!next && until === LAST_DAY) return [];
    const end = next ? earlier(until, later(next.on, next.recordedOn)) : until;
    return monthsFrom(earlier(on, recordedOn), end).map((month) => stoodIn(status, month));
  });
};

const statusNow = (facts: readonly RecordedFact[]): string => {
  const telling = new Telling(facts);
  if (telling.isVoid) return 'void';
  return telling.facts().flatMap(spellOf).at(-1)?.status ?? RECEIVED;
};

/**
 * How a complaint stands as told last, and how it stood before, by month. At a pair of dates it stands as in the month of
 * the earlier of the two, or as now: a step counts once its day has come and it was recorded, and lasts until that is so
 * of the next one, or until it is told otherwise.
 */
export const standingsOf = (facts: readonly RecordedFact[]): readonly string[] => {
  const corrected = facts.filter(({ event }) => isCorrection(event)).map(({ recordedOn }) => addDays(recordedOn, -1));
  const tellings = [...new Set([...corrected, LAST_DAY])];
  return [...new Set([statusNow(facts), ...tellings.flatMap((until) => stoodBy(facts, until))])];
};
