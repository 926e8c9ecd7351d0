import type { Brand } from './brand.js';

/** A day of the calendar, `YYYY-MM-DD`. Two of them compare as strings. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

/** Days since 1970-01-01: how timelines and cells count. */
export type Day = number;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

export const FIRST_DAY = '2000-01-01' as CalendarDate;
export const LAST_DAY = '9999-12-31' as CalendarDate;

/** The date that `raw` spells, or undefined where no calendar has it. */
export const parseCalendarDate = (raw: string): CalendarDate | undefined => {
  const parts = SHAPE.exec(raw);
  if (!parts) return undefined;
  const at = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return at.toISOString().slice(0, 10) === raw ? (raw as CalendarDate) : undefined;
};

export const dayOf = (date: CalendarDate): Day => Date.parse(date) / MS_PER_DAY;

/** The calendar ends with its last day: whatever would lie after it is that day. */
const dateAt = (ms: number): CalendarDate =>
  new Date(Math.min(ms, Date.parse(LAST_DAY))).toISOString().slice(0, 10) as CalendarDate;

export const dateOf = (day: Day): CalendarDate => dateAt(day * MS_PER_DAY);

export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOf(dayOf(date) + days);

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The same day of the month `months` on; the month's last day where it has no such day. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), total % 12];
  const toDay = Math.min(day, lastDayOfMonth(toYear, toMonth));
  return dateAt(Date.UTC(toYear, toMonth, toDay));
};

/** The same day `years` on; from 29 February, the 28th where the year has none (domain.md, 2). */
export const addYears = (date: CalendarDate, years: number): CalendarDate => addMonths(date, years * 12);

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** The day that an instant (RFC 3339) falls on in a time zone (IANA name). */
export const dayIn = (instant: string, zone: string): CalendarDate => {
  const parts = formatOf(zone).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` as CalendarDate;
};
