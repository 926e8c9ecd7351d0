import type { Chart, UnitNode } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';

/** The units that a survey covers on a chart, depth first, siblings by code; each with the place of the one above it, or -1. */
export type CoveredUnits = { readonly nodes: readonly UnitNode[]; readonly parents: readonly number[] };

const byCode = ({ code: a }: UnitNode, { code: b }: UnitNode): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const childrenOn = (chart: Chart): ReadonlyMap<UnitId | null, readonly UnitNode[]> => {
  const children = new Map<UnitId | null, UnitNode[]>();
  for (const node of chart.standing()) {
    const parent = chart.parentOf(node.id);
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  for (const siblings of children.values()) siblings.sort(byCode);
  return children;
};

/** The named units and all below them. */
export const coveredUnits = (chart: Chart, named: readonly UnitId[]): CoveredUnits => {
  const tops = new Set(named);
  const children = childrenOn(chart);
  const [nodes, parents]: [UnitNode[], number[]] = [[], []];
  const visit = (node: UnitNode, above: number): void => {
    const isCovered = above >= 0 || tops.has(node.id);
    const place = isCovered ? nodes.push(node) - 1 : -1;
    if (isCovered) parents.push(above);
    for (const child of children.get(node.id) ?? []) visit(child, place);
  };
  for (const root of children.get(null) ?? []) visit(root, -1);
  return { nodes, parents };
};

/** The places of a unit and of all below it: those that follow it and stand below it. */
export const placesBelow = ({ parents }: CoveredUnits, top: number): readonly number[] => {
  const places = new Set([top]);
  for (let place = top + 1; place < parents.length && places.has(parents[place] ?? -1); place += 1) places.add(place);
  return [...places];
};
