import { addYears, type CalendarDate } from './calendar-date.js';
import type { RuleCode } from './refusal.js';

/** What was seen or done is not dated after today (domain.md, 2). */
export const notInFuture = (on: CalendarDate, today: CalendarDate): RuleCode | undefined =>
  on > today ? 'date-in-future' : undefined;

/** What is planned may lie up to two calendar years ahead (domain.md, 2). */
export const notTooFar = (on: CalendarDate, today: CalendarDate): RuleCode | undefined =>
  on > addYears(today, 2) ? 'date-too-far' : undefined;
