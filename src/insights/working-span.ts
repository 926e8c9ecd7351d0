import type { WorkingDays } from '../kernel/organisation/working-days.js';
import type { Day } from '../kernel/words/calendar-date.js';

/** Days outside are too seldom asked for to be kept: a year may be any. */
const MOST_DAYS = 20_000;

/** Working days counted by a table, for who counts between many pairs of days of a span; slower elsewhere. */
export class WorkingSpan {
  private readonly counts: Int32Array;

  constructor(
    private readonly working: WorkingDays,
    private readonly from: Day,
    until: Day,
  ) {
    const days = Math.max(0, Math.min(until - from + 1, MOST_DAYS));
    this.counts = Int32Array.from({ length: days }, (_, index) => working.daysBetween(from, from + index));
  }

  /** After `from`, through `to`. */
  between(from: Day, to: Day): number {
    if (to <= from) return 0;
    const [before, through] = [this.counts[from - this.from], this.counts[to - this.from]];
    return before === undefined || through === undefined ? this.working.daysBetween(from, to) : through - before;
  }
}
