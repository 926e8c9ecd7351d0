import type { ChartChange } from '../kernel/organisation/chart-change.js';
import { type ChartEntry, nowOf, toldAnew } from '../kernel/organisation/chart-entries.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { EventId, UnitId } from '../kernel/words/ids.js';
import type { RightOfUnit } from './chart.events.js';

type Correction = { readonly id: EventId; readonly recordedOn: CalendarDate };
type Establishing = Extract<ChartChange, { readonly change: 'establish' }>;

const UNDO = 'undo';
const TAKEN_BACK: ReadonlySet<string> = new Set([UNDO, 'annul']);

const establishes = (change: ChartChange, unit: UnitId): change is Establishing =>
  change.change === 'establish' && change.unit === unit;

/** How a unit was established by an entry, as it is told now. */
export const toldOf = (entry: ChartEntry, unit: UnitId): RightOfUnit => {
  const { on: since, changes } = nowOf(entry);
  const told = changes.find((change) => establishes(change, unit));
  return told && establishes(told, unit)
    ? { code: told.code, kind: told.kind, ...(since === undefined ? {} : { since }) }
    : {};
};

/** An entry that establishes a unit, as it is right. */
export const amendedEntry = (
  entry: ChartEntry,
  unit: UnitId,
  { since, ...told }: RightOfUnit,
  { id, recordedOn }: Correction,
): ChartEntry => {
  const { changes } = nowOf(entry);
  const right = changes.map((change) => (establishes(change, unit) ? { ...change, ...told } : change));
  const of = changes.findIndex((change) => establishes(change, unit));
  const day = since === undefined ? {} : { on: since };
  return toldAnew(entry, { recordedOn, ...day, changes: right, by: { id, kind: 'amend', of } });
};

/** An entry as if it had never been told. */
export const undoneEntry = (entry: ChartEntry, { id, recordedOn }: Correction): ChartEntry =>
  toldAnew(entry, { recordedOn, on: undefined, by: { id, kind: UNDO } });

/** True where an entry was taken back by a day: a change by itself, or the decree that made it. */
export const isUndone = ({ known }: ChartEntry, knownOn: CalendarDate): boolean =>
  known.some(({ by, recordedOn }) => by !== undefined && TAKEN_BACK.has(by.kind) && recordedOn <= knownOn);
