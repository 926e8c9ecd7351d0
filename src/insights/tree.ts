import type { Chart, UnitNode } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';

/** How many sets of units a tree remembers which places they cover. */
const MASKS = 256;

/** Units depth first, siblings by code (by code point); each with the place of its parent, -1 for a top. */
export class Tree {
  private readonly places: ReadonlyMap<UnitId, number>;
  /** Where units as recorded count, as they were asked for: each is, for every measure anew. */
  private readonly counted = new Map<string, number | undefined>();
  private readonly masks = new Map<string, readonly boolean[]>();

  constructor(
    private readonly chart: Chart,
    readonly nodes: readonly UnitNode[],
    readonly parents: readonly number[],
    private readonly tops: readonly UnitId[],
  ) {
    this.places = new Map(nodes.map(({ id }, place) => [id, place]));
  }

  get size(): number {
    return this.nodes.length;
  }

  /** True where no unit of the tree stands below. */
  isLowest(place: number): boolean {
    return this.parents[place + 1] !== place;
  }

  /** True where `treeOf` would make the same tree of these, under the same unit. */
  isOf(chart: Chart, tops: readonly UnitId[]): boolean {
    return this.chart === chart && this.tops.length === tops.length && this.tops.every((top, at) => top === tops[at]);
  }

  /** Where a unit as recorded counts, mergers followed; undefined outside the tree. */
  placeOf(unit: string): number | undefined {
    if (this.counted.has(unit)) return this.counted.get(unit);
    const resolved = this.chart.resolve(unit as UnitId);
    const place = resolved === undefined ? undefined : this.places.get(resolved);
    this.counted.set(unit, place);
    return place;
  }

  /** Every unit as recorded that counts somewhere in the tree. */
  recorded(): UnitId[] {
    return [...this.chart.all()].flatMap(({ id }) => (this.placeOf(id) === undefined ? [] : [id]));
  }

  /** For each place, whether its unit is one of some or stands below one. */
  covered(tops: readonly UnitId[]): readonly boolean[] {
    const key = tops.join(' ');
    const known = this.masks.get(key);
    if (known) return known;
    if (this.masks.size >= MASKS) this.masks.clear();
    const mask = this.maskOf(tops);
    this.masks.set(key, mask);
    return mask;
  }

  /** Sums over each unit and all below it. */
  subtotals(own: ArrayLike<number>): Float64Array {
    const sums = Float64Array.from(own);
    for (let place = this.size - 1; place > 0; place -= 1) {
      const above = this.parents[place] ?? -1;
      if (above >= 0) sums[above] = (sums[above] ?? 0) + (sums[place] ?? 0);
    }
    return sums;
  }

  /** For each place, whether its unit or one below it is marked. */
  anyBelow(mask: readonly boolean[]): boolean[] {
    const any = [...mask];
    for (let place = this.size - 1; place > 0; place -= 1) {
      const above = this.parents[place] ?? -1;
      if (above >= 0 && any[place]) any[above] = true;
    }
    return any;
  }

  /** For each place, whether its unit or one above it is among some, be that in the tree or not. */
  below(named: ReadonlySet<UnitId>): boolean[] {
    const mask: boolean[] = [];
    this.nodes.forEach(({ id }, place) => {
      const above = this.parents[place] ?? -1;
      mask[place] = named.has(id) || (above >= 0 ? mask[above] === true : this.isBelow(id, named));
    });
    return mask;
  }

  private maskOf(tops: readonly UnitId[]): boolean[] {
    return this.below(new Set(tops));
  }

  /** Ends, too, where a day's changes lead in a circle meanwhile. */
  private isBelow(unit: UnitId, named: ReadonlySet<UnitId>): boolean {
    const passed = new Set<UnitId>();
    for (let at = this.chart.parentOf(unit); at !== null && !passed.has(at); at = this.chart.parentOf(at)) {
      if (named.has(at)) return true;
      passed.add(at);
    }
    return false;
  }
}

/** From here on JavaScript's order of strings is not that of code points. */
const SURROGATES = /[\ud800-\uffff]/;

const byCode = ({ code: a }: UnitNode, { code: b }: UnitNode): number => {
  if (SURROGATES.test(a) || SURROGATES.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : Number(a > b);
};

const childrenOf = (chart: Chart): Map<UnitId | null, UnitNode[]> => {
  const children = new Map<UnitId | null, UnitNode[]>();
  for (const node of chart.standing()) {
    const parent = chart.parentOf(node.id);
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  for (const siblings of children.values()) siblings.sort(byCode);
  return children;
};

/** The units of a chart that some cover; with `under` those among it and all below it, be it covered itself or not. */
export const treeOf = (chart: Chart, tops: readonly UnitId[], under?: UnitId): Tree => {
  const named = new Set(tops.filter((top) => chart.exists(top)));
  const children = childrenOf(chart);
  const [nodes, parents]: [UnitNode[], number[]] = [[], []];
  const visit = (node: UnitNode, above: number, isCovered: boolean, isWanted: boolean): void => {
    const covered = isCovered || named.has(node.id);
    const wanted = isWanted || node.id === under;
    let place = -1;
    if (covered && wanted) {
      place = nodes.push(node) - 1;
      parents.push(above);
    }
    for (const child of children.get(node.id) ?? []) visit(child, place, covered, wanted);
  };
  for (const top of children.get(null) ?? []) visit(top, -1, false, under === undefined);
  return new Tree(chart, nodes, parents, tops);
};
