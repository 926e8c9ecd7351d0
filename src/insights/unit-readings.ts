import type { UnitId } from '../kernel/words/ids.js';
import { unitColumns } from '../platform/reading/table-rows.js';
import { type Figures, OWN, type Own } from './figures.js';
import { type MeasureName, type Reading, readingOf, type Summed } from './measures.js';
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

type Rows = Readonly<Record<Own, Float64Array>>;

/** Filled name by name: for thousands of units, objects made of entries would take a third of a reading. */
const summedAt = (rows: Rows, { done, due }: { done: Float64Array; due: Float64Array }, place: number): Summed => {
  const summed = { done: done[place] ?? 0, due: due[place] ?? 0 } as Record<Own | 'done' | 'due', number>;
  for (const name of OWN) summed[name] = rows[name][place] ?? 0;
  return summed;
};

const subtotalsOf = (tree: Tree, rows: Rows): Rows =>
  Object.fromEntries(OWN.map((name) => [name, tree.subtotals(rows[name])])) as unknown as Rows;

export const shownUnits = (tree: Tree, parentOf: (unit: UnitId) => UnitId | null): ShownUnit[] =>
  tree.nodes.map(({ id, code, name, kind }) => ({ id, code, name, kind, parent: parentOf(id) }));

/** Every unit of the tree, its own staff and with all below; rests on the way. */
export function* unitReadings(
  measure: MeasureName,
  tree: Tree,
  units: readonly ShownUnit[],
  figures: Figures,
): Generator<undefined, UnitReading[]> {
  const subtotals = subtotalsOf(tree, figures.own);
  const { own, subtree } = figures.implemented;
  const readings: UnitReading[] = [];
  for (const [place, unit] of units.entries()) {
    readings.push({
      unit,
      own: readingOf(measure, summedAt(figures.own, own, place)),
      subtree: readingOf(measure, summedAt(subtotals, subtree, place)),
    });
    if (place % UNITS_AT_A_TIME === 0) yield;
  }
  return readings;
}

/** All units of the tree together, each reform once. */
export const totalReading = (measure: MeasureName, figures: Figures): Reading => {
  const sums = OWN.map((name) => [name, figures.own[name].reduce((sum, n) => sum + n, 0)] as const);
  const [done, due] = figures.implemented.total;
  return readingOf(measure, { ...(Object.fromEntries(sums) as Record<Own, number>), done, due });
};
