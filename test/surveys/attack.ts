import type { CoveredTree, Hidden } from '../../src/surveys/hidden.js';

/** A sum over units of what each answered: 1 where it counts, by place. */
type Row = number[];

/** Every figure of a survey as a sum over the units themselves. */
type Sums = { readonly own: readonly Row[]; readonly subtree: readonly Row[]; readonly total: Row };

export const sumsOf = ({ parents }: CoveredTree): Sums => {
  const own = parents.map((_, place) => parents.map((_above, at) => Number(at === place)));
  const subtree = own.map((row) => [...row]);
  for (const place of parents.map((_, at) => at).toReversed()) {
    const above = subtree[parents[place] ?? -1];
    if (above) subtree[place]?.forEach((one, at) => (above[at] = (above[at] ?? 0) + one));
  }
  return { own, subtree, total: parents.map(() => 1) };
};

/**
 * What can be worked out from sums that are known: by elimination in whole numbers. Such rows have entries of 0, 1 and -1
 * only, and keep them, whatever is eliminated: they tell which units lie below which in a tree.
 */
class Known {
  private readonly rows: { readonly pivot: number; readonly row: Row }[] = [];

  add(row: Row): void {
    const left = this.reduced(row);
    const pivot = left.findIndex((one) => one !== 0);
    const lead = left[pivot];
    if (lead === undefined) return;
    const unit = left.map((one) => one * lead);
    for (const other of this.rows) eliminate(other.row, unit, pivot);
    this.rows.push({ pivot, row: unit });
  }

  /** Whether a sum follows from those that are known. */
  tells(row: Row): boolean {
    return this.reduced(row).every((one) => one === 0);
  }

  private reduced(row: Row): Row {
    const left = [...row];
    for (const { pivot, row: known } of this.rows) eliminate(left, known, pivot);
    return left;
  }
}

const eliminate = (from: Row, row: Row, pivot: number): void => {
  const times = from[pivot] ?? 0;
  if (times === 0) return;
  row.forEach((one, at) => {
    const left = (from[at] ?? 0) - times * one;
    if (Math.abs(left) > 1) throw new Error('no longer whole numbers of a tree: eliminate with fractions');
    from[at] = left;
  });
};

/** A figure that is hidden, and can be worked out all the same. */
type Leak = { readonly of: 'own' | 'subtree' | 'total'; readonly place: number };

/** What is told in spite of being hidden, of one answer to one statement, and so of each. */
export const leaksOf = (tree: CoveredTree, hidden: Hidden): Leak[] => {
  const { own, subtree, total } = sumsOf(tree);
  const figures = [
    ...own.map((row, place) => ({ of: 'own' as const, place, row, isHidden: hidden.own[place] === true })),
    ...subtree.map((row, place) => ({ of: 'subtree' as const, place, row, isHidden: hidden.subtree[place] === true })),
    { of: 'total' as const, place: -1, row: total, isHidden: hidden.total },
  ];
  const known = new Known();
  for (const { row, isHidden } of figures) if (!isHidden) known.add(row);
  return figures.flatMap(({ of, place, row, isHidden }) => (isHidden && known.tells(row) ? [{ of, place }] : []));
};
