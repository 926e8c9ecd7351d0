import { batches } from '../kernel/words/batches.js';
import type { SumRow } from '../kernel/ports/view-store.js';
import type { Tree } from './tree.js';

/** Sums of one subject by category and place. */
export type Sums = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;

type Adding = Map<string, Map<string, Float64Array>>;

/** Adds a row to sums, where it counts in the tree. */
export const addRow = (tree: Tree, sums: Adding, { subject, category, unit, n }: SumRow): void => {
  const place = tree.placeOf(unit);
  if (place === undefined) return;
  const bySubject = sums.get(subject) ?? new Map<string, Float64Array>();
  sums.set(subject, bySubject);
  const counts = bySubject.get(category) ?? new Float64Array(tree.size);
  bySubject.set(category, counts);
  counts[place] = (counts[place] ?? 0) + n;
};

const ROWS_AT_A_TIME = 1_000;

/** Sums of rows in a tree; rests on the way. */
export function* sumsOf(tree: Tree, rows: readonly SumRow[]): Generator<undefined, Adding> {
  const sums: Adding = new Map();
  for (const some of batches(rows, ROWS_AT_A_TIME)) {
    for (const row of some) addRow(tree, sums, row);
    yield;
  }
  return sums;
}

/** The newest day of a fact of some subjects: days are their categories. */
export const newestActivity = (subjects: readonly string[], rows: readonly SumRow[]): string | null => {
  const days = rows.flatMap((row) => (row.n > 0 && subjects.includes(row.subject) ? [row.category] : []));
  return days.reduce<string | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
};
