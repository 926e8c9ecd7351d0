import type { Cell } from '../../kernel/ports/view-store.js';

/** Cells in columns: a thread boundary copies typed arrays and few words far cheaper than objects. */
export type CellColumns = {
  readonly words: string[];
  /** Five numbers a cell: subject, category and unit as places in `words`, then `on` and `recorded`. */
  readonly places: Int32Array;
  readonly n: Float64Array;
};

export const PLACES = 5;

export const columnsOf = (cells: readonly Cell[]): CellColumns => {
  const known = new Map<string, number>();
  const places = new Int32Array(cells.length * PLACES);
  const n = new Float64Array(cells.length);
  const place = (word: string): number => {
    const found = known.get(word);
    if (found !== undefined) return found;
    known.set(word, known.size);
    return known.size - 1;
  };
  cells.forEach((cell, index) => {
    const at = index * PLACES;
    places[at] = place(cell.subject);
    places[at + 1] = place(cell.category);
    places[at + 2] = place(cell.unit);
    places[at + 3] = cell.on;
    places[at + 4] = cell.recorded;
    n[index] = cell.n;
  });
  return { words: [...known.keys()], places, n };
};
