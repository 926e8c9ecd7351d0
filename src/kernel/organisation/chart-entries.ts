import type { CalendarDate } from '../words/calendar-date.js';
import type { ChartChange } from './chart-change.js';
import { Chart, type PlacedChange } from './chart.js';
import type { ReformId } from '../words/ids.js';

/** A recorded decision on the chart: one change, or those of one decree. */
export type ChartEntry = {
  readonly revision: number;
  readonly recordedOn: CalendarDate;
  readonly changes: readonly ChartChange[];
  /** The day of effect, each as known from a recorded day on. */
  readonly effective: readonly { readonly recordedOn: CalendarDate; readonly on: CalendarDate }[];
  readonly reform?: ReformId;
  readonly revokedOn?: CalendarDate;
};

const byPlace = (a: PlacedChange, b: PlacedChange): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.revision - b.revision || a.index - b.index;

/** The day of effect of an entry as known on a day; undefined where it was unknown or revoked by then. */
const effectiveOn = (entry: ChartEntry, knownOn: CalendarDate): CalendarDate | undefined => {
  if (entry.revokedOn !== undefined && entry.revokedOn <= knownOn) return undefined;
  let on: CalendarDate | undefined;
  for (const known of entry.effective) if (known.recordedOn <= knownOn) on = known.on;
  return on;
};

/** Every change as known on a day, in the order in which they take effect. */
export const placed = (entries: Iterable<ChartEntry>, knownOn: CalendarDate): PlacedChange[] => {
  const changes: PlacedChange[] = [];
  for (const entry of entries) {
    const on = effectiveOn(entry, knownOn);
    if (on === undefined) continue;
    entry.changes.forEach((change, index) => changes.push({ on, revision: entry.revision, index, change }));
  }
  return changes.sort(byPlace);
};

const hasEffect = (chart: Chart, change: ChartChange): boolean => {
  const refusal = chart.refusal(change);
  return refusal === undefined || refusal.passing === true;
};

/** The chart once some changes have taken effect, in order. What a late fact left without effect is passed over. */
export const chartAfter = (changes: Iterable<PlacedChange>): Chart => {
  const chart = new Chart();
  for (const change of changes) if (hasEffect(chart, change.change)) chart.apply(change);
  return chart;
};

/** The chart at a pair of dates (domain.md, 2 and 9). */
export const chartAt = (entries: Iterable<ChartEntry>, asOf: CalendarDate, knownOn: CalendarDate): Chart =>
  chartAfter(placed(entries, knownOn).filter(({ on }) => on <= asOf));
