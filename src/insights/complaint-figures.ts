import { type Tier, TIERS } from '../complaints/complaint.events.js';
import { ratio } from '../kernel/words/exact.js';
import { answeredOf, COLUMNS, type Counting, onTimeOf, WIDTH } from './complaint-counts.js';
import { IntRows } from './int-rows.js';
import { endsOf } from './medians.js';
import type { Tree } from './tree.js';

/** Units made into figures before it is worth asking whether to rest. */
const AT_A_TIME = 16;

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

/** Columns of a row, with the median of days beside it. */
type Row = { readonly counts: IntRows; readonly place: number; readonly medianDays: number | null };

const PLACE_OF = Object.fromEntries(TIERS.map((tier, place) => [tier, place])) as Readonly<Record<Tier, number>>;

const tierOf = ({ counts, place }: Row, tier: Tier): TierFigures => ({
  answered: counts.get(place, answeredOf(PLACE_OF[tier])),
  onTime: counts.get(place, onTimeOf(PLACE_OF[tier])),
});

/** Name by name: for thousands of units, objects made of entries would take a third of a reading. */
const tiersOf = (row: Row): Record<Tier, TierFigures> => ({
  light: tierOf(row, 'light'),
  normative: tierOf(row, 'normative'),
  'not-supervisory': tierOf(row, 'not-supervisory'),
  supervisory: tierOf(row, 'supervisory'),
});

const figureOf = (row: Row): ComplaintFigure => {
  const { counts, place, medianDays } = row;
  const [answered, onTime] = [counts.get(place, COLUMNS.answered), counts.get(place, COLUMNS.onTime)];
  return {
    received: counts.get(place, COLUMNS.received),
    open: counts.get(place, COLUMNS.open),
    late: counts.get(place, COLUMNS.late),
    answered,
    onTime,
    onTimeRate: answered === 0 ? null : ratio(onTime, answered),
    medianDays,
    byTier: tiersOf(row),
  };
};

const wholeOf = (row: Row): WholeFigure => ({
  ...figureOf(row),
  forwarded: row.counts.get(row.place, COLUMNS.forwarded),
  rejected: row.counts.get(row.place, COLUMNS.rejected),
  withdrawn: row.counts.get(row.place, COLUMNS.withdrawn),
});

/** Sums over each unit and all below it, and at the end over all that was counted. */
const sumsOf = ({ parents, size }: Tree, counts: IntRows): IntRows => {
  const sums = new IntRows(WIDTH);
  sums.append(counts, 0, size);
  sums.extend(1);
  for (let place = size - 1; place > 0; place -= 1) {
    const above = parents[place] ?? -1;
    if (above >= 0) sums.addRow(above, sums, place);
  }
  for (let place = 0; place <= size; place += 1) sums.addRow(size, counts, place);
  return sums;
};

/** What was counted, as figures of each unit of the tree; rests on the way. */
export function* figuresOf(tree: Tree, { counts, days }: Counting): Generator<undefined, TreeFigures> {
  const { size } = tree;
  const sums = sumsOf(tree, counts);
  const medians = days.medians(size + 1);
  const ends = endsOf(tree);
  const units: { own: ComplaintFigure; subtree: ComplaintFigure }[] = [];
  for (let place = 0; place < size; place += 1) {
    const own = figureOf({ counts, place, medianDays: medians.of(place, place + 1) });
    // Most units have none below them: what is the same is made once.
    const end = ends[place] ?? place;
    const isLowest = end === place + 1;
    units.push({
      own,
      subtree: isLowest ? own : figureOf({ counts: sums, place, medianDays: medians.of(place, end) }),
    });
    if (place % AT_A_TIME === 0) yield;
  }
  const total = wholeOf({ counts: sums, place: size, medianDays: medians.of(0, size + 1) });
  return { total, unassigned: wholeOf({ counts, place: size, medianDays: medians.of(size, size + 1) }), units };
}
