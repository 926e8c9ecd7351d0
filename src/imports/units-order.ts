import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitRow } from './units-file.js';

/**
 * Rows that stand parents first, in order of day as far as parents allow: what is dated after all that went before
 * is judged by the last chart alone, which is far cheaper.
 */
export const byDay = (rows: readonly UnitRow[]): readonly UnitRow[] => {
  const days = new Map<string, CalendarDate>();
  for (const { code, parentCode, on } of rows) {
    const above = days.get(parentCode);
    days.set(code, above !== undefined && above > on ? above : on);
  }
  const dayOf = ({ code, on }: UnitRow): CalendarDate => days.get(code) ?? on;
  return rows.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
};
