import type { Day } from './calendar-date.js';
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

/** Calls `each` for every day on which either timeline changes, with what holds then. */
const walk = <A, B>(
  a: Timeline<A>,
  b: Timeline<B>,
  each: (day: Day, a: A | undefined, b: B | undefined) => void,
): void => {
  let [i, j] = [0, 0];
  let [x, y]: [A | undefined, B | undefined] = [undefined, undefined];
  while (i < a.length || j < b.length) {
    const day = Math.min(a[i]?.from ?? Infinity, b[j]?.from ?? Infinity);
    if (a[i]?.from === day) x = a[i++]?.value;
    if (b[j]?.from === day) y = b[j++]?.value;
    each(day, x, y);
  }
};

/** Adds the cells of one subject for a person who is in `units` and counts as `categories`; `sign` -1 takes them back. */
export const tallyInto = (
  cells: CellSink,
  subject: string,
  timelines: { readonly units: Timeline<string>; readonly categories: Timeline<string> },
  sign: 1 | -1,
): void => {
  let unit: string | undefined;
  let category: string | undefined;
  walk(timelines.units, timelines.categories, (day, nextUnit, nextCategory) => {
    if (unit !== undefined && category !== undefined) cells.add(subject, category, unit, day, -sign);
    [unit, category] = [nextUnit, nextCategory];
    if (unit !== undefined && category !== undefined) cells.add(subject, category, unit, day, sign);
  });
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

const crossed = (
  { cells, subject, day }: Change,
  unit: Walker<string>,
  category: Walker<string>,
  sign: 1 | -1,
): void => {
  if (unit.was === unit.is && category.was === category.is) return;
  if (unit.was !== undefined && category.was !== undefined) cells.add(subject, category.was, unit.was, day, -sign);
  if (unit.is !== undefined && category.is !== undefined) cells.add(subject, category.is, unit.is, day, sign);
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
