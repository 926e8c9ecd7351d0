import type { Decision } from '../kernel/facts/decider.js';
import { type ChartEntry, nowOf } from '../kernel/organisation/chart-entries.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { ChartEvent, RightOfUnit, UnitAmended, UnitUndone } from './chart.events.js';
import { toldOf } from './unit-corrections.rules.js';

/** Those of some fields that are told otherwise than a unit's establishment has them. */
export const freshOf = (entry: ChartEntry, unit: UnitId, wish: RightOfUnit): RightOfUnit => {
  const told: Readonly<Record<string, unknown>> = toldOf(entry, unit);
  return Object.fromEntries(
    Object.entries(wish).filter(([name, value]) => value !== undefined && value !== told[name]),
  );
};

/** `refused` says why the chart does not take what it then is. */
type Judged = { readonly entry: ChartEntry; readonly refused: RuleCode | undefined };

/** Tells code, kind or day of a unit's establishment as they are right; `right` is what is not so yet. */
export const amendUnit = (
  event: UnitAmended,
  { entry, refused, today }: Judged & { readonly today: CalendarDate },
): Decision<ChartEvent> => {
  const { since, ...words } = event.right;
  if (since === undefined && Object.keys(words).length === 0) return [];
  if (since !== undefined && entry.reform !== undefined) return refuse('by-decree');
  const fault = (since && notTooFar(since, today)) ?? refused;
  return fault ? refuse(fault) : [event];
};

/** Takes back one change of a unit by itself. */
export const undoChange = (event: UnitUndone, { entry, refused }: Judged): Decision<ChartEvent> => {
  if (entry.reform !== undefined) return refuse('by-decree');
  if (nowOf(entry).on === undefined) return refuse('nothing-to-undo');
  return refused ? refuse(refused) : [event];
};
