import { addDays, type Day } from './days.js';
import { factsOf, type Known } from './facts.js';

/** Monday to Friday but for holidays; which those are depends on what is known alone (capabilities.md, 15). */
const isWorkingDay = (known: Known, day: Day): boolean => {
  const weekday = new Date(day).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !factsOf(known, 'holiday').some(({ on }) => on === day);
};

/** The `n`th working day after a day, counted from the day after it. */
export const nthWorkingDayAfter = (known: Known, day: Day, n: number): Day => {
  let at = day;
  for (let left = n; left > 0; left -= isWorkingDay(known, at) ? 1 : 0) at = addDays(at, 1);
  return at;
};

/** Working days after a day up to and including another; none on the same day. */
export const workingDaysBetween = (known: Known, from: Day, to: Day): number => {
  let many = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) many += isWorkingDay(known, at) ? 1 : 0;
  return many;
};
