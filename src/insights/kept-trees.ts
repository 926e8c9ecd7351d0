import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import { type Tree, treeOf } from './tree.js';

type Kept = { readonly tree: Tree; readonly under: UnitId | undefined };

/** `before`: the tree of the same units that whoever goes from day to day had last. */
export type Going = { readonly under?: UnitId | undefined; readonly before?: Tree | undefined };

/** One reading after another is mostly of the same units: so many trees are kept, the one wanted last first. */
const KEPT = 8;

/** The trees that readings were made over lately; one of a whole city takes milliseconds to make. */
@Injectable()
export class KeptTrees {
  private kept: readonly Kept[] = [];

  of(chart: Chart, tops: readonly UnitId[], { under, before }: Going = {}): Tree {
    // Many that go on side by side would else put each other's trees out, day after day.
    if (before?.isOf(chart, tops)) return before;
    const known = this.kept.find((one) => one.under === under && one.tree.isOf(chart, tops));
    const wanted = known ?? { tree: treeOf(chart, tops, under), under };
    if (wanted !== this.kept[0]) this.kept = [wanted, ...this.kept.filter((one) => one !== known)].slice(0, KEPT);
    return wanted.tree;
  }
}
