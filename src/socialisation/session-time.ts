import { type CalendarDate, dayIn, FIRST_DAY, parseCalendarDate } from '../kernel/words/calendar-date.js';
import { invalid } from '../platform/problems/problem.js';

/** When a session starts, as it is kept: in UTC, and the day it falls on. */
export type SessionTime = { readonly startsAt: string; readonly on: CalendarDate };

/** An instant as asked, told in a zone (IANA name); 400 where it falls on no day that counts (domain.md, 2). */
export const sessionTime = (asked: string, zone: string): SessionTime => {
  const on = parseCalendarDate(dayIn(asked, zone));
  if (on === undefined || on < FIRST_DAY)
    throw invalid('/startsAt', 'pada hari dari 2000-01-01 sampai 9999-12-31 | on a day from 2000-01-01 to 9999-12-31');
  return { startsAt: new Date(asked).toISOString(), on };
};
