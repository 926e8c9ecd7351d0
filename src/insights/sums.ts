import { batches } from '../kernel/words/batches.js';
import type { SumRow } from '../kernel/ports/view-store.js';
import { newestOf } from './fact-days.js';
import type { Tree } from './tree.js';

/** Sums of one subject by category and place. */
export type Sums = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;

type Adding = Map<string, Map<string, Float64Array>>;

type Row = { readonly subject: string; readonly category: string; readonly size: number };

const countsOf = (sums: Adding, { subject, category, size }: Row): Float64Array => {
  let bySubject = sums.get(subject);
  if (!bySubject) sums.set(subject, (bySubject = new Map()));
  let counts = bySubject.get(category);
  if (!counts) bySubject.set(category, (counts = new Float64Array(size)));
  return counts;
};

/** Adds a row to sums, where it counts in the tree. */
export const addRow = (tree: Tree, sums: Adding, { subject, category, unit, n }: SumRow): void => {
  const place = tree.placeOf(unit);
  if (place === undefined) return;
  const counts = countsOf(sums, { subject, category, size: tree.size });
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
  return newestOf(rows.flatMap((row) => (row.n > 0 && subjects.includes(row.subject) ? [row.category] : [])));
};
