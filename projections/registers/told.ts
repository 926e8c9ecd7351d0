import type { RegisterFact, RegisterRecord } from '../registers.view.js';
import { Telling } from '../../src/kernel/facts/telling.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';

/** How the facts of a kind of thing are put in order before they are told, where several streams tell of it. */
export type InOrder = (facts: readonly RegisterFact[]) => readonly RegisterFact[];

/** The facts and corrections of a thing that were recorded by a day. */
export const tellingBy = (
  { facts }: RegisterRecord,
  knownOn: CalendarDate,
  inOrder: InOrder = (known) => known,
): Telling<RegisterFact> => new Telling(inOrder(facts.filter(({ recordedOn }) => recordedOn <= knownOn)));

/** A thing with its facts as they are told on a day, and whether it is void by then. */
export type ToldRecord = { readonly record: RegisterRecord; readonly isVoid: boolean };

/** Things that were never corrected, which are most, are read as they stand. */
export const toldBy = (record: RegisterRecord, knownOn: CalendarDate, inOrder?: InOrder): ToldRecord => {
  if (!record.corrected && !inOrder) return { record, isVoid: false };
  const telling = tellingBy(record, knownOn, inOrder);
  return { record: { ...record, facts: telling.facts() }, isVoid: telling.isVoid };
};
