import type { HistoryRow } from '../../projections/registers/history.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { HolidayId } from '../kernel/words/ids.js';
import type { Calendar, Holiday, HolidayFact } from './holiday.decider.js';

export type KnownHoliday = { readonly id: HolidayId; readonly on: CalendarDate; readonly name: string };

const factsBy = ({ facts }: Holiday, knownOn: CalendarDate): readonly HolidayFact[] =>
  facts.filter(({ recordedOn }) => recordedOn <= knownOn);

/** A holiday as it was known on a day, whatever day it falls on; undefined where it was not told yet, or revoked. */
export const knownBy = (holiday: Holiday, knownOn: CalendarDate): KnownHoliday | undefined => {
  const name = factsBy(holiday, knownOn).at(-1)?.name;
  return name === undefined ? undefined : { id: holiday.id, on: holiday.on, name };
};

/** All holidays that were known on a day, by day. */
export const allKnownBy = ({ all }: Calendar, knownOn: CalendarDate): readonly KnownHoliday[] =>
  [...all.values()].flatMap((holiday) => knownBy(holiday, knownOn) ?? []).sort((a, b) => (a.on < b.on ? -1 : 1));

const wordOf = ({ name }: HolidayFact, index: number): string => {
  if (name === undefined) return 'revoke';
  return index === 0 ? 'written' : 'rename';
};

/** All that was told of a holiday by a day, in the order of recording. */
export const historyOf = (holiday: Holiday, knownOn: CalendarDate): readonly HistoryRow[] =>
  factsBy(holiday, knownOn).map((fact, index) => {
    const { id, recordedOn } = fact;
    return { id, kind: wordOf(fact, index), on: holiday.on, recordedOn, stands: true, corrections: [] };
  });
