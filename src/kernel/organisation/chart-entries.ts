import type { CalendarDate } from '../words/calendar-date.js';
import type { ChartChange } from './chart-change.js';
import { Chart, type PlacedChange } from './chart.js';
import type { EventId, ReformId } from '../words/ids.js';

/** What an entry is from a recorded day on: its changes, from which day; without a day they are not on the chart. */
export type KnownEntry = {
  readonly recordedOn: CalendarDate;
  readonly on: CalendarDate | undefined;
  readonly changes: readonly ChartChange[];
  /**
   * What made it so: the event and the word of the request, and of which change where it is not about all of them;
   * nothing for how it was first told.
   */
  readonly by?: { readonly id: EventId; readonly kind: string; readonly of?: number };
};

/** A recorded decision on the chart: one change, or those of one decree. */
export type ChartEntry = {
  readonly id: EventId;
  readonly revision: number;
  /** As first told, and as put off and corrected since, in the order of recording; never empty. */
  readonly known: readonly KnownEntry[];
  readonly reform?: ReformId;
};

/** An entry as known on a day; undefined where it was not recorded by then. */
const entryBy = ({ known }: ChartEntry, knownOn: CalendarDate): KnownEntry | undefined =>
  known.findLast(({ recordedOn }) => recordedOn <= knownOn);

/** An entry by all that is recorded. */
export const nowOf = ({ known }: ChartEntry): KnownEntry => {
  const last = known.at(-1);
  if (!last) throw new Error('an entry that was never told');
  return last;
};

/** An entry as it is told now: `changes` and `on` in place of those before. */
export const toldAnew = (
  entry: ChartEntry,
  told: Partial<Pick<KnownEntry, 'on' | 'changes'>> & Pick<KnownEntry, 'recordedOn' | 'by'>,
): ChartEntry => {
  const { on, changes } = nowOf(entry);
  return { ...entry, known: [...entry.known, { on, changes, ...told }] };
};

const byPlace = (a: PlacedChange, b: PlacedChange): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.revision - b.revision || a.index - b.index;

/** Every change as known on a day, in the order in which they take effect. */
export const placed = (entries: Iterable<ChartEntry>, knownOn: CalendarDate): PlacedChange[] => {
  const changes: PlacedChange[] = [];
  for (const entry of entries) {
    const { on, changes: told = [] } = entryBy(entry, knownOn) ?? {};
    if (on === undefined) continue;
    told.forEach((change, index) => changes.push({ on, revision: entry.revision, index, change }));
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
