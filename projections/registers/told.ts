import type { RegisterFact, RegisterRecord } from '../registers.view.js';
import { Telling } from '../../src/kernel/facts/telling.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';

/** The facts and corrections of a thing that were recorded by a day. */
export const tellingBy = ({ facts }: RegisterRecord, knownOn: CalendarDate): Telling<RegisterFact> =>
  new Telling(facts.filter(({ recordedOn }) => recordedOn <= knownOn));

/** A thing with its facts as they are told on a day, and whether it is void by then. */
export type ToldRecord = { readonly record: RegisterRecord; readonly isVoid: boolean };

/** Things that were never corrected, which are most, are read as they stand. */
export const toldBy = (record: RegisterRecord, knownOn: CalendarDate): ToldRecord => {
  if (!record.corrected) return { record, isVoid: false };
  const telling = tellingBy(record, knownOn);
  return { record: { ...record, facts: telling.facts() }, isVoid: telling.isVoid };
};
