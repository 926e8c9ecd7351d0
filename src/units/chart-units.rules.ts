import type { ChartEntry } from '../kernel/organisation/chart-entries.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { ChartState } from './chart.decider.js';
import { isUndone } from './unit-corrections.rules.js';

/** The last entry that establishes a unit and was not taken back; of a decree also one that is off the chart. */
export const establishmentOf = (
  { establishments, entries }: Pick<ChartState, 'establishments' | 'entries'>,
  unit: UnitId,
  knownOn: CalendarDate = LAST_DAY,
): ChartEntry | undefined =>
  (establishments.get(unit) ?? []).flatMap((at) => entries[at] ?? []).findLast((entry) => !isUndone(entry, knownOn));

/** True where an id is that of a unit, whenever it exists; by a day on which its establishment is taken back it never was. */
export const isUnit = (
  chart: Pick<ChartState, 'establishments' | 'entries'>,
  unit: UnitId,
  knownOn?: CalendarDate,
): boolean => establishmentOf(chart, unit, knownOn) !== undefined;
