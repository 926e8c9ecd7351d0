import type { Chart } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';

/** Every unit, or those at and below some. */
export type Tops = 'everywhere' | readonly UnitId[];

/** The units of a caller on one day's chart: what has ended is nobody's, what was merged is whose the receiving unit is. */
export class Theirs {
  constructor(
    private readonly chart: Chart,
    private readonly tops: Tops,
  ) {}

  /** Whether a unit as recorded is theirs; what is of no one unit is theirs who has them all. */
  has(unit: UnitId | undefined): boolean {
    if (this.tops === 'everywhere') return true;
    const counted = unit && this.chart.resolve(unit);
    if (counted === undefined) return false;
    return this.tops.some((top) => this.chart.exists(top) && this.chart.within(counted, top));
  }
}
