import { asId } from '../../src/kernel/words/ids.js';
import { START } from '../../src/kernel/ports/event-store.js';
import type { Cell, Committed, SumQuery, SumRow, ViewCommit, ViewStore } from '../../src/kernel/ports/view-store.js';

export type OpenedViews = {
  readonly views: ViewStore;
  /** Closes the store and opens it anew on what it kept. */
  reopen(): Promise<ViewStore>;
  /** Closes the store and removes what it kept. */
  close(): Promise<void>;
};

export type OpenViews = () => Promise<OpenedViews>;

export const CELL: Cell = {
  subject: 'standing:1',
  category: 'pns',
  unit: 'u',
  on: 20_000,
  recorded: 20_001,
  n: 1,
};

const NOTHING = { puts: [], deletes: [], cells: [], position: START };

/** A commit of what is named, and of nothing else. */
export const commit = (
  views: ViewStore,
  view: string,
  part: Partial<ViewCommit> & Pick<ViewCommit, 'epoch'>,
): Promise<Committed> => views.commit(view, { ...NOTHING, ...part });

export const at = (n: number): typeof START => asId(String(n).padStart(20, '0'));

const textOf = ({ subject, category, unit }: { subject: string; category: string; unit: string }): string =>
  JSON.stringify([subject, category, unit]);

const ordered = (rows: Iterable<readonly [string, number]>): (readonly [string, number])[] =>
  [...rows].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));

/** Rows in an order of their own, for comparison. */
export const shown = (rows: readonly SumRow[]): (readonly [string, number])[] =>
  ordered(rows.map((row) => [textOf(row), row.n] as const));

/** What the sums are by definition: every cell looked at. */
export const bruteForce = (
  cells: readonly Cell[],
  { subjects, asOf, knownOn, units }: SumQuery,
): (readonly [string, number])[] => {
  const sums = new Map<string, number>();
  for (const cell of cells) {
    if (!subjects.includes(cell.subject) || cell.on > asOf || cell.recorded > knownOn) continue;
    if (units?.includes(cell.unit) === false) continue;
    sums.set(textOf(cell), (sums.get(textOf(cell)) ?? 0) + cell.n);
  }
  return ordered(sums);
};

export const allCells = async (views: ViewStore, view: string): Promise<Cell[]> => {
  const all: Cell[] = [];
  for await (const batch of views.cells(view)) all.push(...batch);
  return all;
};
