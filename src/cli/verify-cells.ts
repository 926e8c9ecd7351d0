import { dateOf, type Day } from '../kernel/words/calendar-date.js';
import { START } from '../kernel/ports/event-store.js';
import type { Cell, ViewStore } from '../kernel/ports/view-store.js';
import { atOnePosition, standsAt, type ViewCheck } from './view-check.js';

/** Beside the scratch view: its cells less those of the stored view, so that what is left differs. */
const REMAINDER = 'remainder';

const placeOf = ({ subject, category, unit, on, recorded }: Cell): string =>
  [subject, category, unit, dateOf(on), dateOf(recorded)].join(' | ');

const addCells = async (views: ViewStore, cells: readonly Cell[], epoch: number): Promise<void> => {
  await views.commit(REMAINDER, { puts: [], deletes: [], cells, position: START, epoch });
};

/** The `n` of one cell, from the sums around it. */
const cellIn = async (views: ViewStore, view: string, cell: Cell): Promise<number> => {
  const { subject, category, unit, on, recorded } = cell;
  const upTo = async (asOf: Day, knownOn: Day): Promise<number> => {
    const rows = await views.sum(view, { subjects: [subject], asOf, knownOn });
    return rows.find((row) => row.category === category && row.unit === unit)?.n ?? 0;
  };
  // At once: a view that moves on leaves little time between two commits.
  const [all, dayBefore, knownBefore, both] = await Promise.all([
    upTo(on, recorded),
    upTo(on - 1, recorded),
    upTo(on, recorded - 1),
    upTo(on - 1, recorded - 1),
  ]);
  return all - dayBefore - knownBefore + both;
};

const differs = async (check: ViewCheck, cell: Cell): Promise<boolean> => {
  const { stored, scratch, view } = check;
  const theirs = await atOnePosition(check, () => cellIn(stored, view, cell));
  return theirs !== (await cellIn(scratch, view, cell));
};

const judge = async (check: ViewCheck, cells: readonly Cell[], moved: boolean): Promise<void> => {
  for (const cell of cells) {
    if (moved && !(await differs(check, cell))) continue;
    check.found({ kind: 'different', what: 'cell', key: placeOf(cell) });
  }
};

/** Compares every cell that is not 0, with bounded memory; how many are stored. */
export const verifyCells = async (check: ViewCheck): Promise<number> => {
  const { stored, scratch, view, refold } = check;
  const { epoch } = await scratch.open(REMAINDER);
  const before = await standsAt(check);
  await refold.upTo(before);
  for await (const cells of scratch.cells(view)) await addCells(scratch, cells, epoch);
  let count = 0;
  for await (const cells of stored.cells(view)) {
    count += cells.length;
    const negated = cells.map((cell) => ({ ...cell, n: -cell.n }));
    await addCells(scratch, negated, epoch);
  }
  const moved = (await standsAt(check)) !== before;
  for await (const cells of scratch.cells(REMAINDER)) await judge(check, cells, moved);
  await scratch.drop(REMAINDER);
  return count;
};
