import type { CalendarDate } from './calendar-date.js';

/** A month of the calendar, `YYYY-MM`. */
export type Month = string;

const MONTHS_A_YEAR = 12;

export const monthOf = (date: CalendarDate): Month => date.slice(0, 7);

const numberOf = (date: CalendarDate): number => {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return year * MONTHS_A_YEAR + month - 1;
};

const monthAt = (number: number): Month => {
  const [year, month] = [Math.floor(number / MONTHS_A_YEAR), (number % MONTHS_A_YEAR) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
};

/** How many months there are from that of one day to that of another; none or fewer where it lies before. */
export const monthsBetween = (from: CalendarDate, to: CalendarDate): number => numberOf(to) - numberOf(from) + 1;

/** Every month from that of one day to that of another, in order. */
export const monthsFrom = (from: CalendarDate, to: CalendarDate): Month[] => {
  const first = numberOf(from);
  return Array.from({ length: Math.max(0, monthsBetween(from, to)) }, (_, index) => monthAt(first + index));
};
