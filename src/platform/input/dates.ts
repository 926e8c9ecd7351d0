import { parseCalendarDate } from '../../kernel/words/calendar-date.js';

/** The pattern of a day, `YYYY-MM-DD`. */
export const DATE = '[2-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])';

/** The last evening of 1999 in UTC is the first morning of 2000 further east. */
export const INSTANT = new RegExp(
  `^(1999-12-31|${DATE})[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,30})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$`,
);

/** True for an instant of RFC 3339 on a day of the calendar. */
export const isInstantText = (raw: string): boolean =>
  INSTANT.test(raw) && parseCalendarDate(raw.slice(0, 10)) !== undefined && !Number.isNaN(Date.parse(raw));

/** Two years ahead, and in every zone, there is still a calendar; for clocks that are set. */
export const LATEST_NOW = '9990';
