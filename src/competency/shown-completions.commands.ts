import type { Position } from '../kernel/ports/event-store.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { CourseId, StaffId } from '../kernel/words/ids.js';
import type { ProblemCode, Refusal } from '../kernel/words/refusal.js';
import { DomainCommand } from '../platform/bus/domain-command.js';
import type { Result } from './course.events.js';

/** A person's result of a day, as a file shows it. */
export type ShownCompletion = { readonly staff: StaffId; readonly on: CalendarDate; readonly result: Result };

export type SettledCompletion =
  { readonly kind: 'refused'; readonly code: ProblemCode } | { readonly kind: 'recorded' | 'unchanged' };

/** What became of each, in order; `position` of the course, null in a dry run. */
export type CompletionsSettled = {
  readonly kind: 'settled';
  readonly position: Position | null;
  readonly completions: readonly SettledCompletion[];
};

/**
 * Records some hundred results of a course in one append, each in the person's own unit, none of them twice. No two are
 * of one person, day and result. Harmless to repeat.
 */
export class ShowCompletions extends DomainCommand<
  { readonly course: CourseId; readonly dryRun: boolean; readonly completions: readonly ShownCompletion[] },
  CompletionsSettled | Refusal
> {}
