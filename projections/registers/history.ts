import type { FactOf, RegisterFact, RegisterRecord } from '../registers.view.js';
import { isErasure, type Told } from '../../src/kernel/facts/telling.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { EventId } from '../../src/kernel/words/ids.js';
import { type InOrder, tellingBy } from './told.js';

/** What corrected a fact, by the word of the request that told it. */
export type HistoryCorrection = { readonly id: EventId; readonly kind: string; readonly recordedOn: CalendarDate };

/** A fact as it is told: what was recorded, for which day, and what has corrected it (corrections.md). */
export type HistoryRow = HistoryCorrection & {
  readonly on: CalendarDate;
  readonly stands: boolean;
  readonly corrections: readonly HistoryCorrection[];
};

/** The word of the request that told a fact, and the day that the fact has of its own. */
export type Worded = { readonly kind: string; readonly on?: CalendarDate | undefined };

/** Undefined for what is no fact of the thing by itself. */
export type Words = (event: FactOf) => Worded | undefined;

const wordOf = (event: FactOf): string => {
  if (event.type.endsWith('Amended')) return 'amend';
  return 'what' in event ? event.what : 'void';
};

/** What changes another fact of the thing is a fact itself, or a correction. */
const correctionOf = ({ id, recordedOn, event }: RegisterFact, words: Words): HistoryCorrection => ({
  id,
  kind: words(event)?.kind ?? wordOf(event),
  recordedOn,
});

/** How facts of a kind of thing change other facts of it that were told before. */
export type Moving = (told: readonly Told<RegisterFact>[]) => readonly Told<RegisterFact>[];

/** How the history of a kind of thing is told. */
export type HistoryTelling = {
  readonly words: Words;
  readonly inOrder?: InOrder | undefined;
  readonly moving?: Moving | undefined;
};

const ERASURE: Worded = { kind: 'erase' };

/** The rows of some facts as they are told, in the order of recording. */
const historyOf = (told: readonly Told<RegisterFact>[], words: Words): HistoryRow[] =>
  told.flatMap(({ fact: { id, recordedOn, event }, stands, corrections }) => {
    const worded = isErasure(event) ? ERASURE : words(event);
    if (!worded) return [];
    const { kind, on = recordedOn } = worded;
    return [{ id, kind, on, recordedOn, stands, corrections: corrections.map((one) => correctionOf(one, words)) }];
  });

/** Every fact of a thing that was recorded by a day, those dated after it too. */
export const historyBy = (
  record: RegisterRecord,
  knownOn: CalendarDate,
  { words, inOrder, moving = (told) => told }: HistoryTelling,
): HistoryRow[] => historyOf(moving(tellingBy(record, knownOn, inOrder).history()), words);
