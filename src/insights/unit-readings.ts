import type { UnitId } from '../kernel/words/ids.js';
import { unitColumns } from '../platform/reading/table-rows.js';
import { type Figures, OWN, type Own } from './figures.js';
import type { FormulaName, Summed } from './formulas.js';
import { type Reading, readingOf } from './measures.js';
import type { Shares } from './shares.js';
import type { Tree } from './tree.js';

export type ShownUnit = {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: UnitId | null;
};

/** A unit in the columns of a table, the same where the table is empty. */
export const UNIT_COLUMNS = [...unitColumns('unit'), 'unit.kind', ...unitColumns('unit.parent')];

export type UnitReading = { readonly unit: ShownUnit; readonly own: Reading; readonly subtree: Reading };

const UNITS_AT_A_TIME = 25;

type SharesOf = Readonly<Record<'implemented' | 'willing', Shares>>;

type Rows = Readonly<Record<Own, Float64Array>>;

/** Filled name by name: for thousands of units, objects made of entries would take a third of a reading. */
const summedAt = (rows: Rows, { implemented, willing }: SharesOf, place: number): Summed => {
  const summed = {
    done: implemented.done[place] ?? 0,
    due: implemented.due[place] ?? 0,
    willing: willing.done[place] ?? 0,
    asked: willing.due[place] ?? 0,
  } as Record<keyof Summed, number>;
  for (const name of OWN) summed[name] = rows[name][place] ?? 0;
  return summed;
};

const subtotalsOf = (tree: Tree, rows: Rows): Rows =>
  Object.fromEntries(OWN.map((name) => [name, tree.subtotals(rows[name])])) as unknown as Rows;

export const shownUnits = (tree: Tree, parentOf: (unit: UnitId) => UnitId | null): ShownUnit[] =>
  tree.nodes.map(({ id, code, name, kind }) => ({ id, code, name, kind, parent: parentOf(id) }));

/** Every unit of the tree, its own staff and with all below; rests on the way. */
export function* unitReadings(
  formula: FormulaName,
  tree: Tree,
  units: readonly ShownUnit[],
  figures: Figures,
): Generator<undefined, UnitReading[]> {
  const subtotals = subtotalsOf(tree, figures.own);
  const { implemented, willing } = figures;
  const own = { implemented: implemented.own, willing: willing.own };
  const subtree = { implemented: implemented.subtree, willing: willing.subtree };
  const readings: UnitReading[] = [];
  for (const [place, unit] of units.entries()) {
    readings.push({
      unit,
      own: readingOf(formula, summedAt(figures.own, own, place)),
      subtree: readingOf(formula, summedAt(subtotals, subtree, place)),
    });
    if (place % UNITS_AT_A_TIME === 0) yield;
  }
  return readings;
}

/** All units of the tree together, each reform once. */
export const totalReading = (formula: FormulaName, figures: Figures): Reading => {
  const sums = OWN.map((name) => [name, figures.own[name].reduce((sum, n) => sum + n, 0)] as const);
  const [done, due] = figures.implemented.total;
  const [willing, asked] = figures.willing.total;
  return readingOf(formula, { ...(Object.fromEntries(sums) as Record<Own, number>), done, due, willing, asked });
};
