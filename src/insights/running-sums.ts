import type { Day } from '../kernel/calendar-date.js';
import type { GrowthRow } from '../kernel/view-store.js';
import { type Sums, sumsOf } from './figures.js';
import type { Tree } from './tree.js';

type Placed = { readonly tree: Tree; readonly sums: ReturnType<typeof sumsOf>; rows: number };

/** Sums on one day after another: each day adds what they grow by, unless the tree is another one. */
export class RunningSums {
  private placed: Placed | undefined;

  /** In order of day. */
  constructor(private readonly rows: readonly GrowthRow[]) {}

  /** On a day not before the last one asked for; good until the next call. */
  on(day: Day, tree: Tree): Sums {
    const placed = this.placed?.tree === tree ? this.placed : { tree, sums: sumsOf(tree, []), rows: 0 };
    this.placed = placed;
    const from = placed.rows;
    while ((this.rows[placed.rows]?.on ?? Infinity) <= day) placed.rows += 1;
    sumsOf(tree, this.rows.slice(from, placed.rows), placed.sums);
    return placed.sums;
  }
}
