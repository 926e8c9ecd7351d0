import type { UnitKind } from '../kernel/organisation/chart-change.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Refusal, RuleCode } from '../kernel/words/refusal.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** A unit as a file shows it from a day on; `parentCode` is '' for the root, `fresh` the id that it gets if it is new. */
export type ShownUnit = {
  readonly code: string;
  readonly name: string;
  readonly unitKind: UnitKind;
  readonly parentCode: string;
  readonly on: CalendarDate;
  readonly fresh: UnitId;
};

/** `below-refused`: the unit above is refused, and this one goes with it. */
export type SettledUnit =
  | { readonly kind: 'refused'; readonly fault: RuleCode | 'unknown-parent' | 'other-kind' | 'below-refused' }
  | { readonly kind: 'settled'; readonly counts: readonly ('established' | 'renamed' | 'moved' | 'unchanged')[] };

/** What became of each, in order; `position` of the chart, null where nothing was to be recorded. */
export type UnitsSettled = {
  readonly kind: 'settled';
  readonly position: Position | null;
  readonly units: readonly SettledUnit[];
};

/**
 * Brings the chart to what is shown, in one append: all that can be used, or after a crash nothing. Units stand behind
 * those above them; `refused` are the codes of units refused already.
 */
export class ShowUnits extends DomainCommand<
  { readonly dryRun: boolean; readonly units: readonly ShownUnit[]; readonly refused: readonly string[] },
  UnitsSettled | Refusal
> {}
