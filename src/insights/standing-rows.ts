import type { Chart } from '../kernel/organisation/chart.js';
import type { Tree } from './tree.js';
import { type ShownUnit, shownUnits } from './unit-readings.js';

/** Counts of a tree: of all its units, and of each by place. */
export type ByPlace<C> = { readonly total: C; readonly own: readonly C[]; readonly subtree: readonly C[] };

type Row<C> = { readonly unit: ShownUnit; readonly own: C; readonly subtree: C };

/** As a standing shows them. */
export type Counted<C> = { readonly total: C; readonly units: readonly Row<C>[] };

export const countedIn = <C>(tree: Tree, chart: Chart, { total, own, subtree }: ByPlace<C>): Counted<C> => ({
  total,
  units: shownUnits(tree, (unit) => chart.parentOf(unit)).map((unit, place) => ({
    unit,
    own: own[place] ?? total,
    subtree: subtree[place] ?? total,
  })),
});

/** Counts of each place, and of all of them, from figures by place; those of each are made where they are asked for. */
export const byPlace = <N extends string, C>(
  tree: Tree,
  rows: Readonly<Record<N, Float64Array>>,
  countsOf: (at: (name: N) => number) => C,
): ByPlace<C> => {
  const each = (of: (place: number) => (name: N) => number): C[] => tree.nodes.map((_, place) => countsOf(of(place)));
  return {
    total: countsOf((name) => rows[name].reduce((sum, n) => sum + n, 0)),
    get own() {
      return each((place) => (name) => rows[name][place] ?? 0);
    },
    get subtree() {
      const below = new Map(Object.entries<Float64Array>(rows).map(([name, own]) => [name, tree.subtotals(own)]));
      return each((place) => (name) => below.get(name)?.[place] ?? 0);
    },
  };
};
