import { type Kind, VOID } from '../../projections/registers/kind.js';
import { type CalendarDate, FIRST_DAY, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { covers } from '../kernel/organisation/dated.js';
import type { ListQuery } from '../kernel/ports/view-store.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { RegisterQuery } from './register-query.js';

/** What every thing of a register has. */
export type Recorded = { readonly id: string; readonly status: string };

/** How the things of one kind are read and filtered. */
export type Register<T extends Recorded> = Kind<T> & {
  /** Of a table's file. */
  readonly name: string;
  /** The day that `from` and `to` go by. */
  readonly day: (thing: T) => CalendarDate;
  /** The units it names, as they stand on the chart. */
  readonly units: (thing: T, chart: Chart) => readonly UnitId[];
  /** The index under which everything is that may be wanted, where that is known; by default all of the kind. */
  readonly among?: ListQuery['where'];
  /** Of a table. */
  readonly columns: readonly string[];
};

export type Wanted = Pick<RegisterQuery, 'unit' | 'covers' | 'from' | 'to'> & { readonly status?: string };

const namesOneBelow = (chart: Chart, top: UnitId, units: readonly UnitId[]): boolean =>
  chart.exists(top) && units.some((unit) => chart.exists(unit) && chart.within(unit, top));

const isInSpan = (day: CalendarDate, { from = FIRST_DAY, to = LAST_DAY }: Wanted): boolean => day >= from && day <= to;

/** True where a thing is one of those asked for. */
export const isWanted = <T extends Recorded>(
  { day, units }: Pick<Register<T>, 'day' | 'units'>,
  thing: T,
  wanted: Wanted,
  chart: Chart,
): boolean => {
  const { status, unit, covers: covered } = wanted;
  if (status === undefined ? thing.status === VOID : thing.status !== status) return false;
  if (!isInSpan(day(thing), wanted)) return false;
  const named = units(thing, chart);
  if (covered !== undefined && !covers(chart, named, covered)) return false;
  return unit === undefined || namesOneBelow(chart, unit, named);
};
