/**
 * The units that a survey covers, depth first: of each, the place of the covered unit above it (-1 for a topmost one),
 * and its code.
 */
export type CoveredTree = { readonly parents: readonly number[]; readonly codes: readonly string[] };

/** By place. */
export type Hidden = {
  readonly own: readonly boolean[];
  readonly subtree: readonly boolean[];
  readonly total: boolean;
};

/** A figure that, with others, adds up to that of a unit: its own responses, or those of a unit below it and all below that. */
type Part = { readonly of: 'own' | 'subtree'; readonly place: number };

const isFew = (responses: number): boolean => responses >= 1 && responses <= 4;

/** As stores order texts: by code point. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** Hides, from the leaves upwards, what would tell of few what they answered (capabilities.md, 13). */
class Hiding {
  private readonly subtree: number[];
  private readonly children: number[][];
  private readonly tops: number[] = [];
  private readonly hidden: { readonly own: boolean[]; readonly subtree: boolean[] };

  constructor(
    { parents, codes }: CoveredTree,
    private readonly own: readonly number[],
  ) {
    this.subtree = [...own];
    this.children = parents.map(() => []);
    this.hidden = { own: parents.map(() => false), subtree: parents.map(() => false) };
    parents.forEach((above, place) => (this.children[above] ?? this.tops).push(place));
    for (const siblings of [...this.children, this.tops]) {
      siblings.sort((a, b) => byCodePoint(codes[a] ?? '', codes[b] ?? ''));
    }
    for (const place of this.upwards()) {
      const above = parents[place] ?? -1;
      if (above >= 0) this.subtree[above] = this.responses('subtree', above) + this.responses('subtree', place);
    }
  }

  result(): Hidden {
    for (const place of this.upwards()) {
      if (isFew(this.responses('own', place))) this.hidden.own[place] = true;
      if (this.isHiddenWhole(this.partsOf(place))) this.hidden.subtree[place] = true;
    }
    const total = this.isHiddenWhole(this.tops.map((place) => ({ of: 'subtree', place })));
    return { ...this.hidden, total };
  }

  /** Rules 2 and 3, of what some parts add up to. */
  private isHiddenWhole(parts: readonly Part[]): boolean {
    const countOf = (some: readonly Part[]): number => sum(some.map(({ of, place }) => this.responses(of, place)));
    if (isFew(countOf(parts))) return true;
    if (isFew(countOf(parts.filter((part) => this.isHidden(part))))) this.hideFewest(parts);
    return false;
  }

  /** Rule 4, of a subtree that was hidden beside another part. */
  private goOnIn(place: number): void {
    const parts = this.partsOf(place);
    const isToldBy = (part: Part): boolean => !this.isHidden(part) || this.responses(part.of, part.place) === 0;
    if (parts.every(isToldBy)) this.hideFewest(parts);
  }

  private hideFewest(parts: readonly Part[]): void {
    const shown = parts.filter((part) => !this.isHidden(part) && this.responses(part.of, part.place) > 0);
    const fewest = Math.min(...shown.map(({ of, place }) => this.responses(of, place)));
    const part = shown.find(({ of, place }) => this.responses(of, place) === fewest);
    if (!part) return;
    this.hidden[part.of][part.place] = true;
    if (part.of === 'subtree') this.goOnIn(part.place);
  }

  private partsOf(place: number): Part[] {
    const below = (this.children[place] ?? []).map((child) => ({ of: 'subtree', place: child }) as const);
    return [{ of: 'own', place }, ...below];
  }

  private responses(of: Part['of'], place: number): number {
    return (of === 'own' ? this.own : this.subtree)[place] ?? 0;
  }

  private isHidden({ of, place }: Part): boolean {
    return this.hidden[of][place] === true;
  }

  /** Every place after all those below it. */
  private upwards(): number[] {
    return this.children.map((_, place) => place).toReversed();
  }
}

/** Which figures are hidden, of the numbers of responses of each unit itself. */
export const hiddenIn = (tree: CoveredTree, own: readonly number[]): Hidden => new Hiding(tree, own).result();
