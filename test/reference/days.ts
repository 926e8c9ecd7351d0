/** Days are ISO strings, so that comparing them as text compares them in time. */
export type Day = string;

const MILLIS_PER_DAY = 86_400_000;
const JAKARTA_OFFSET_MILLIS = 7 * 3_600_000;

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * MILLIS_PER_DAY).toISOString().slice(0, 10);

/** Whether the text is a day of the calendar. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** The last day that may be planned: two calendar years ahead, 29 February ending on the 28th (domain.md, 2). */
export const lastPlannable = (today: Day): Day => {
  const ahead = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  return isDay(ahead) ? ahead : `${ahead.slice(0, 8)}28`;
};

/** The day of an instant in Asia/Jakarta, which has no summer time. */
export const dayOf = (instant: string): Day =>
  new Date(Date.parse(instant) + JAKARTA_OFFSET_MILLIS).toISOString().slice(0, 10);

export const later = (a: Day, b: Day): Day => (a < b ? b : a);
