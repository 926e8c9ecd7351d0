import type { CalendarDate } from '../words/calendar-date.js';
import type { Chart } from './chart.js';
import type { UnitId } from '../words/ids.js';

/** Units named from a day on; the first ones hold for every day before as well (domain.md, 2). */
export type DatedUnits = { readonly on: CalendarDate; readonly units: readonly UnitId[] };

/** The units that hold on a day: the last named by then, by `on`, then by recording. */
export const unitsOn = (named: readonly DatedUnits[], day: CalendarDate): readonly UnitId[] => {
  const [first, ...later] = named;
  let holds = first;
  for (const one of later) {
    if (one.on > day) continue;
    if (!holds || holds === first || one.on >= holds.on) holds = one;
  }
  return holds?.units ?? [];
};

/** True where a unit is one of some that exist, or stands below one (an ended one covers nobody). */
export const covers = (chart: Chart, tops: readonly UnitId[], unit: UnitId): boolean =>
  chart.exists(unit) && tops.some((top) => chart.exists(top) && chart.within(unit, top));

const sameUnits = (a: readonly UnitId[], b: readonly UnitId[]): boolean =>
  a.length === b.length && a.every((unit) => b.includes(unit));

/** True where a later list says again, for the same day, what already holds from it. */
export const alreadyNamed = (named: readonly DatedUnits[], on: CalendarDate, units: readonly UnitId[]): boolean => {
  const last = named.slice(1).findLast((one) => one.on === on);
  return last !== undefined && sameUnits(last.units, units);
};
