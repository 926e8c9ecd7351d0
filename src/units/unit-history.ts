import type { ChartEntry, KnownEntry } from '../kernel/organisation/chart-entries.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type EventId, type UnitId } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import type { HistoryCorrection, HistoryRow } from '../../projections/registers/history.js';

/** The id of one change of an entry: of a change by itself that of its event, of a decree's one of its own. */
const changeId = ({ id, reform }: ChartEntry, index: number): EventId =>
  reform === undefined ? id : asId<EventId>(derivedId(id, 'change', String(index)));

const correctionsOf = (told: readonly KnownEntry[], index: number): HistoryCorrection[] =>
  told.flatMap(({ by, recordedOn }) => {
    if (!by || (by.of !== undefined && by.of !== index)) return [];
    return [{ id: by.id, kind: by.kind, recordedOn }];
  });

const rowsOf = (entry: ChartEntry, unit: UnitId, knownOn: CalendarDate): HistoryRow[] => {
  const told = entry.known.filter(({ recordedOn }) => recordedOn <= knownOn);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return [];
  // What is taken back keeps the day that it had.
  const on = told.findLast((one) => one.on !== undefined)?.on ?? first.recordedOn;
  return last.changes.flatMap((change, index) => {
    if (change.unit !== unit) return [];
    const row = { id: changeId(entry, index), kind: change.change, on, recordedOn: first.recordedOn };
    return [{ ...row, stands: last.on !== undefined, corrections: correctionsOf(told, index) }];
  });
};

/** What was told of a unit by a day, in the order of recording (corrections.md). */
export const unitHistory = (entries: readonly ChartEntry[], unit: UnitId, knownOn: CalendarDate): HistoryRow[] =>
  entries.flatMap((entry) => rowsOf(entry, unit, knownOn));

/** The entry that told a change of a unit; undefined where there is no such change of this unit. */
export const entryOfChange = (
  entries: readonly ChartEntry[],
  { unit, change: id }: { readonly unit: UnitId; readonly change: EventId },
): ChartEntry | undefined =>
  entries.find((entry) =>
    entry.known.at(-1)?.changes.some((change, index) => change.unit === unit && changeId(entry, index) === id),
  );
