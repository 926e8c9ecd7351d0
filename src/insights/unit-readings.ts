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

const at = (row: Float64Array, place: number): number => row[place] ?? 0;

/** Told name by name: for thousands of units, objects filled from a list of names would take a third of a reading. */
const summedAt = (rows: Rows, { implemented, willing }: SharesOf, place: number): Summed => ({
  population: at(rows.population, place),
  acknowledged: at(rows.acknowledged, place),
  acknowledgeable: at(rows.acknowledgeable, place),
  exempted: at(rows.exempted, place),
  practised: at(rows.practised, place),
  practisable: at(rows.practisable, place),
  selfReported: at(rows.selfReported, place),
  'not-committed': at(rows['not-committed'], place),
  'not-practising': at(rows['not-practising'], place),
  practising: at(rows.practising, place),
  unrest: at(rows.unrest, place),
  openIssues: at(rows.openIssues, place),
  heard: at(rows.heard, place),
  trained: at(rows.trained, place),
  lapsed: at(rows.lapsed, place),
  failed: at(rows.failed, place),
  trainable: at(rows.trainable, place),
  developed: at(rows.developed, place),
  done: at(implemented.done, place),
  due: at(implemented.due, place),
  willing: at(willing.done, place),
  asked: at(willing.due, place),
});

/** What is hidden of those who work in a unit may be shown of all below it, even where nobody else is. */
const differ = (own: SharesOf, subtree: SharesOf, place: number): boolean =>
  (['implemented', 'willing'] as const).some(
    (name) => own[name].done[place] !== subtree[name].done[place] || own[name].due[place] !== subtree[name].due[place],
  );

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
    const alone = readingOf(formula, summedAt(figures.own, own, place));
    // Most units have none below them: what is the same is made once.
    const isSame = tree.isLowest(place) && !differ(own, subtree, place);
    readings.push({
      unit,
      own: alone,
      subtree: isSame ? alone : readingOf(formula, summedAt(subtotals, subtree, place)),
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
