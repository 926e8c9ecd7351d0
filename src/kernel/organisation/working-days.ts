import { type CalendarDate, dateOf, type Day, dayOf } from '../words/calendar-date.js';

const DAYS_A_WEEK = 7;
const WORKING_DAYS_A_WEEK = 5;
/** 1970-01-01, from which days are counted, was a Thursday: three days after a Monday. */
const SINCE_MONDAY = 3;

/** Mondays to Fridays from a Monday long past through a day. */
const weekdaysThrough = (day: Day): number => {
  const days = day + SINCE_MONDAY + 1;
  const weeks = Math.floor(days / DAYS_A_WEEK);
  return weeks * WORKING_DAYS_A_WEEK + Math.min(days - weeks * DAYS_A_WEEK, WORKING_DAYS_A_WEEK);
};

const isWeekday = (day: Day): boolean => weekdaysThrough(day) > weekdaysThrough(day - 1);

/** The day on which the `count`th weekday lies, 1 being the first that `weekdaysThrough` counts. */
const weekdayAt = (count: number): Day => {
  const weeks = Math.floor((count - 1) / WORKING_DAYS_A_WEEK);
  return weeks * DAYS_A_WEEK + (count - 1 - weeks * WORKING_DAYS_A_WEEK) - SINCE_MONDAY;
};

/**
 * The working days of a calendar: Monday to Friday but for holidays (capabilities.md, 15). Holidays on weekends and those
 * named twice take nothing away. Costs the logarithm of the holidays, however far days lie apart.
 */
export class WorkingDays {
  /** Holidays that fall on weekdays, ascending. */
  private readonly holidays: readonly Day[];

  constructor(holidays: Iterable<CalendarDate> = []) {
    const days = new Set([...holidays].map(dayOf).filter(isWeekday));
    this.holidays = [...days].sort((a, b) => a - b);
  }

  isWorkingDay(date: CalendarDate): boolean {
    const day = dayOf(date);
    return this.through(day) > this.through(day - 1);
  }

  /** The `n`th working day after a day, counted from the day after it; `n` is 1 or more. */
  nthAfter(date: CalendarDate, n: number): CalendarDate {
    return dateOf(this.nthDayAfter(dayOf(date), n));
  }

  /** How many working days lie after `from`, through `to`; 0 where `to` is not after `from`. */
  countBetween(from: CalendarDate, to: CalendarDate): number {
    return this.daysBetween(dayOf(from), dayOf(to));
  }

  /** As `nthAfter`, of days as numbers. */
  nthDayAfter(day: Day, n: number): Day {
    const working = this.through(day) + n;
    let passed = this.holidaysThrough(day);
    for (;;) {
      // Each holiday passed on the way puts the day off; what is put off so may pass further ones.
      const at = weekdayAt(working + passed);
      const through = this.holidaysThrough(at);
      if (through === passed) return at;
      passed = through;
    }
  }

  /** As `countBetween`, of days as numbers. */
  daysBetween(from: Day, to: Day): number {
    return to > from ? this.through(to) - this.through(from) : 0;
  }

  private through(day: Day): number {
    return weekdaysThrough(day) - this.holidaysThrough(day);
  }

  private holidaysThrough(day: Day): number {
    let [low, high] = [0, this.holidays.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.holidays[middle] ?? day) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
