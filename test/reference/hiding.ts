import type { Id } from './facts.js';
import { childrenIn, familyOf, type Count } from './surveys.js';

/** `own <id>`, `subtree <id>` or `total`. */
export type Figure = string;
export const TOTAL: Figure = 'total';
export const ownOf = (unit: Id): Figure => `own ${unit}`;
export const subtreeFigure = (unit: Id): Figure => `subtree ${unit}`;

type Part = { readonly figure: Figure; readonly many: number; readonly unit: Id | null };

const isFew = (many: number): boolean => many >= 1 && many <= 4;

/** Of a survey that was counted, which figures are hidden (capabilities.md, 13). */
class Hiding {
  readonly hidden = new Set<Figure>();

  constructor(private readonly count: Count) {}

  private many(units: readonly Id[]): number {
    return units.reduce((sum, unit) => sum + this.count.of(unit).length, 0);
  }

  /** Its own responses first, then the subtrees of the covered children by code; of the whole, the topmost ones. */
  private partsOf(unit: Id | null): readonly Part[] {
    const own = unit === null ? [] : [{ figure: ownOf(unit), many: this.many([unit]), unit: null }];
    const children = childrenIn(this.count, unit).map((child) => ({
      figure: subtreeFigure(child),
      many: this.many(familyOf(this.count, child)),
      unit: child,
    }));
    return [...own, ...children];
  }

  private fewest(parts: readonly Part[]): Part | undefined {
    const shown = parts.filter(({ figure, many }) => many >= 1 && !this.hidden.has(figure));
    const least = Math.min(...shown.map(({ many }) => many));
    return shown.find(({ many }) => many === least);
  }

  /** Rule 4: whoever hides a subtree hides one of its parts, too, and goes on in it. */
  private within(unit: Id): void {
    const parts = this.partsOf(unit);
    if (parts.some(({ figure, many }) => many >= 1 && this.hidden.has(figure))) return;
    this.hide(this.fewest(parts));
  }

  private hide(part: Part | undefined): void {
    if (!part) return;
    this.hidden.add(part.figure);
    if (part.unit !== null) this.within(part.unit);
  }

  /** Rules 1 to 3, from the leaves upwards. */
  judge(unit: Id | null): void {
    for (const child of childrenIn(this.count, unit)) this.judge(child);
    const parts = this.partsOf(unit);
    const [own] = parts;
    if (unit !== null && own && isFew(own.many)) this.hidden.add(own.figure);
    const all = parts.reduce((sum, { many }) => sum + many, 0);
    if (isFew(all)) {
      this.hidden.add(unit === null ? TOTAL : subtreeFigure(unit));
      return;
    }
    const inHidden = parts.filter(({ figure }) => this.hidden.has(figure)).reduce((sum, { many }) => sum + many, 0);
    if (isFew(inHidden)) this.hide(this.fewest(parts));
  }
}

export const hiddenIn = (count: Count): ReadonlySet<Figure> => {
  const hiding = new Hiding(count);
  hiding.judge(null);
  return hiding.hidden;
};
