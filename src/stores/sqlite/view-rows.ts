import type { Cell, GrowthRow, SumRow } from '../../kernel/ports/view-store.js';
import { GROWTH_WIDTH } from './view-growth.js';

type Word = (id: number | undefined) => string;

export const numbersOf = (text: string): number[] => JSON.parse(`[${text}]`);

/** Numbers of a sum: category, unit, n. */
export const SUM_WIDTH = 3;

/** The numbers of sums that stand for words. */
export const wordsIn = (numbers: readonly number[]): readonly number[] =>
  numbers.filter((_, at) => at % SUM_WIDTH < SUM_WIDTH - 1);

export const sumRows = (subject: string, numbers: readonly number[], word: Word): SumRow[] => {
  const rows: SumRow[] = [];
  for (let at = 0; at < numbers.length; at += SUM_WIDTH) {
    rows.push({ subject, category: word(numbers[at]), unit: word(numbers[at + 1]), n: numbers[at + 2] ?? 0 });
  }
  return rows;
};

export const grownRows = (rows: Int32Array, subjects: readonly string[], word: Word): GrowthRow[] =>
  Array.from({ length: rows.length / GROWTH_WIDTH }, (_, index) => {
    const [subject = 0, category, unit, on = 0, n = 0] = rows.subarray(
      index * GROWTH_WIDTH,
      (index + 1) * GROWTH_WIDTH,
    );
    return { subject: subjects[subject] ?? '', category: word(category), unit: word(unit), on, n };
  });

export const cellRows = (numbers: readonly number[], word: Word): Cell[] =>
  Array.from({ length: numbers.length / 6 }, (_, index) => {
    const [subject, category, unit, on = 0, recorded = 0, n = 0] = numbers.slice(index * 6, index * 6 + 6);
    return { subject: word(subject), category: word(category), unit: word(unit), on, recorded, n };
  });
