import type { Position } from '../kernel/ports/event-store.js';
import type { Refusal, RuleCode } from '../kernel/words/refusal.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { HolidayAnnounced } from './holiday.events.js';

/** What became of a holiday that a file shows. */
export type SettledHoliday =
  { readonly kind: 'refused'; readonly code: RuleCode } | { readonly kind: 'added' | 'renamed' | 'unchanged' };

/** What became of each, in order; `position` of the last holiday told, null where there is none or in a dry run. */
export type HolidaysSettled = {
  readonly kind: 'settled';
  readonly position: Position | null;
  readonly holidays: readonly SettledHoliday[];
};

/** Announces and renames what is shown, in one append: each day once, under an id that it gets if it is new. */
export class ShowHolidays extends DomainCommand<
  { readonly dryRun: boolean; readonly holidays: readonly Omit<HolidayAnnounced, 'type'>[] },
  HolidaysSettled | Refusal
> {}
