import type { Day } from '../words/calendar-date.js';
import type { CellSink } from './projection.js';

/** From `from` until the next step: what holds; undefined for nothing. */
export type Step<T> = { readonly from: Day; readonly value: T | undefined };

/** Steps in order of day, no two of one day, no two in a row alike. */
export type Timeline<T> = readonly Step<T>[];

/** A timeline of what `states` says at each of some days on which it may change. */
export const timelineOf = <T>(days: readonly Day[], stateOn: (day: Day) => T | undefined): Timeline<T> => {
  const steps: Step<T>[] = [];
  let before: T | undefined;
  for (const from of [...new Set(days)].sort((a, b) => a - b)) {
    const value = stateOn(from);
    if (value !== before) steps.push({ from, value });
    before = value;
  }
  return steps;
};

/** A timeline walked by days: what held before a day, and what holds from it on. */
class Walker<T> {
  was: T | undefined;
  is: T | undefined;
  private next = 0;

  constructor(private readonly timeline: Timeline<T>) {}

  /** The day of the next step. */
  get due(): Day {
    return this.timeline[this.next]?.from ?? Infinity;
  }

  moveTo(day: Day): void {
    this.was = this.is;
    if (this.due === day) this.is = this.timeline[this.next++]?.value;
  }
}

/** The change of one subject's cells on one day. */
type Change = { readonly cells: CellSink; readonly subject: string; readonly day: Day };

const count = (
  { cells, subject, day }: Change,
  unit: string | undefined,
  category: string | undefined,
  n: 1 | -1,
): void => {
  if (unit !== undefined && category !== undefined) cells.add({ subject, category, unit, on: day }, n);
};

const crossed = (change: Change, unit: Walker<string>, category: Walker<string>, sign: 1 | -1): void => {
  if (unit.was === unit.is && category.was === category.is) return;
  count(change, unit.was, category.was, sign === 1 ? -1 : 1);
  count(change, unit.is, category.is, sign);
};

/** Adds the cells of one subject for a person who is in `units` and counts as `categories`; `sign` -1 takes them back. */
export const tallyInto = (
  cells: CellSink,
  subject: string,
  timelines: { readonly units: Timeline<string>; readonly categories: Timeline<string> },
  sign: 1 | -1,
): void => {
  const [unit, category] = [new Walker(timelines.units), new Walker(timelines.categories)];
  for (;;) {
    const day = Math.min(unit.due, category.due);
    if (day === Infinity) return;
    unit.moveTo(day);
    category.moveTo(day);
    crossed({ cells, subject, day }, unit, category, sign);
  }
};

/**
 * As `tallyInto` taking `before` back and then adding `after`. Days on which both change alike make no cells, and of
 * a timeline that grows those are all but the last.
 */
export const retallyInto = (
  cells: CellSink,
  subject: string,
  units: Timeline<string>,
  { before, after }: { readonly before: Timeline<string>; readonly after: Timeline<string> },
): void => {
  const [unit, old, now] = [new Walker(units), new Walker(before), new Walker(after)];
  for (;;) {
    const day = Math.min(unit.due, old.due, now.due);
    if (day === Infinity) return;
    unit.moveTo(day);
    old.moveTo(day);
    now.moveTo(day);
    if (old.was === now.was && old.is === now.is) continue;
    crossed({ cells, subject, day }, unit, old, -1);
    crossed({ cells, subject, day }, unit, now, 1);
  }
};

/** Always one category: for subjects that only count persons. */
export const ALWAYS: Timeline<string> = [{ from: -Infinity, value: '' }];
