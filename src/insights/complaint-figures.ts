import type { Tier } from '../complaints/complaint.events.js';
import { ratio } from '../kernel/words/exact.js';
import { type Counted, COUNTED, type Counting, type Counts, OF_TIER } from './complaint-counts.js';
import { endsOf, medianOf } from './medians.js';
import type { Tree } from './tree.js';

export type TierFigures = { readonly answered: number; readonly onTime: number };

/** Figures of complaints of a unit, or of some (capabilities.md, 15). */
export type ComplaintFigure = {
  readonly received: number;
  readonly open: number;
  readonly late: number;
  readonly answered: number;
  readonly onTime: number;
  /** Null where none was answered. */
  readonly onTimeRate: number | null;
  /** Working days; null where none was answered. */
  readonly medianDays: number | null;
  readonly byTier: Readonly<Record<Tier, TierFigures>>;
};

/** How complaints ended that are for nobody here to answer. */
export type Elsewhere = { readonly forwarded: number; readonly rejected: number; readonly withdrawn: number };

export type WholeFigure = ComplaintFigure & Elsewhere;

/** Figures by place in a tree; of none of them, where that was counted. */
export type TreeFigures = {
  readonly total: WholeFigure;
  readonly unassigned: WholeFigure;
  readonly units: readonly { readonly own: ComplaintFigure; readonly subtree: ComplaintFigure }[];
};

type Sum = (name: Counted) => number;

const tierOf = (sum: Sum, tier: Tier): TierFigures => {
  const [answered, onTime] = OF_TIER[tier];
  return { answered: sum(answered), onTime: sum(onTime) };
};

/** Name by name: for thousands of units, objects made of entries would take a third of a reading. */
const tiersOf = (sum: Sum): Record<Tier, TierFigures> => ({
  light: tierOf(sum, 'light'),
  normative: tierOf(sum, 'normative'),
  'not-supervisory': tierOf(sum, 'not-supervisory'),
  supervisory: tierOf(sum, 'supervisory'),
});

const figureOf = (sum: Sum, days: Int32Array): ComplaintFigure => {
  const [answered, onTime] = [sum('answered'), sum('onTime')];
  return {
    received: sum('received'),
    open: sum('open'),
    late: sum('late'),
    answered,
    onTime,
    onTimeRate: answered === 0 ? null : ratio(onTime, answered),
    medianDays: medianOf(days),
    byTier: tiersOf(sum),
  };
};

const wholeOf = (sum: Sum, days: Int32Array): WholeFigure => ({
  ...figureOf(sum, days),
  forwarded: sum('forwarded'),
  rejected: sum('rejected'),
  withdrawn: sum('withdrawn'),
});

const mapped = (make: (name: Counted) => Float64Array): Counts =>
  Object.fromEntries(COUNTED.map((name) => [name, make(name)])) as Record<Counted, Float64Array>;

/** What was counted, as figures of each unit of the tree; rests on the way. */
export function* figuresOf(tree: Tree, { counts, days }: Counting): Generator<undefined, TreeFigures> {
  const { size } = tree;
  const below = mapped((name) => tree.subtotals(counts[name].subarray(0, size)));
  const { values, starts } = days.sorted(size + 1);
  const between = (from: number, to: number): Int32Array => values.subarray(starts[from], starts[to]);
  const ends = endsOf(tree);
  const units: { own: ComplaintFigure; subtree: ComplaintFigure }[] = [];
  for (let place = 0; place < size; place += 1) {
    units.push({
      own: figureOf((name) => counts[name][place] ?? 0, between(place, place + 1)),
      subtree: figureOf((name) => below[name][place] ?? 0, between(place, ends[place] ?? place)),
    });
    yield;
  }
  const total = wholeOf((name) => counts[name].reduce((sum, n) => sum + n, 0), values);
  return { total, unassigned: wholeOf((name) => counts[name][size] ?? 0, between(size, size + 1)), units };
}
