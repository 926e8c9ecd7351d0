import type { Day } from '../kernel/words/calendar-date.js';
import type { GrowthRow, SumRow } from '../kernel/ports/view-store.js';
import { addRow, sumsOf } from './sums.js';
import type { Tree } from './tree.js';

type Sums = Map<string, Map<string, Float64Array>>;

/** Sums by unit as recorded on one day after another, from what they grow by. */
export class RunningSums {
  private readonly totals = new Map<string, SumRow>();
  private readonly batches: AsyncIterator<readonly GrowthRow[]>;
  private rows: readonly GrowthRow[] = [];
  private next = 0;
  private placed: { readonly tree: Tree; readonly sums: Sums } | undefined;

  /** Batches in order of day. */
  constructor(batches: AsyncIterable<readonly GrowthRow[]>) {
    this.batches = batches[Symbol.asyncIterator]();
  }

  /** Goes on to a day not before the last one; false where it is worth a rest before going on. */
  async reach(day: Day): Promise<boolean> {
    for (let row = this.rows[this.next]; row !== undefined; row = this.rows[this.next]) {
      if (row.on > day) return true;
      this.add(row);
      this.next += 1;
    }
    const more = await this.batches.next();
    if (more.done === true) return true;
    this.rows = more.value;
    this.next = 0;
    return false;
  }

  /** The sums in a tree on the day that was reached; good until the next one is. */
  *in(tree: Tree): Generator<undefined, Sums> {
    if (this.placed?.tree !== tree) this.placed = { tree, sums: yield* sumsOf(tree, [...this.totals.values()]) };
    return this.placed.sums;
  }

  /** As they stand on the day that was reached. */
  reached(): readonly SumRow[] {
    return [...this.totals.values()];
  }

  private add(row: GrowthRow): void {
    const { subject, category, unit, n } = row;
    const key = `${subject} ${category} ${unit}`;
    this.totals.set(key, { subject, category, unit, n: n + (this.totals.get(key)?.n ?? 0) });
    if (this.placed) addRow(this.placed.tree, this.placed.sums, row);
  }
}
