import type { Day } from '../src/kernel/words/calendar-date.js';

/** Corrections by which facts of people come to count elsewhere, though no fact of theirs is told otherwise. */
export const MARKS: ReadonlySet<string> = new Set([
  'UnitAmended',
  'UnitUndone',
  'ReformAmended',
  'ReformUndone',
  'DirectiveAmended',
  'DirectiveUndone',
  'PracticeUndone',
  'CourseUndone',
]);

/**
 * By which day it is judged whether a correction moved a fact: the last one, until that of recording, on which it changes
 * anything; else the first one after it. `days` are those on which what it changes may be another than the day before.
 */
export const judgedOn = (days: readonly Day[], recorded: Day, differs: (day: Day) => boolean): Day | undefined => {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const spans = sorted.map((from, index) => ({ from, until: (sorted[index + 1] ?? Infinity) - 1 }));
  const come = spans.findLast(({ from }) => from <= recorded && differs(from));
  if (come) return Math.min(come.until, recorded);
  return spans.find(({ from }) => from > recorded && differs(from))?.from;
};
