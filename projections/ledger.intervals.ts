import type { Day } from '../src/kernel/words/calendar-date.js';
import type { Timeline } from '../src/kernel/views/tally.js';

/** Days from `from` to before `until`; without `until`, for good. */
export type Interval = readonly [from: Day] | readonly [from: Day, until: Day];

/** A fact of a person that holds from its day on for so many days, or for good. */
export type Lasting = { readonly on: Day; readonly window?: number };

/** Those that were not taken back. */
export const standing = <E extends { readonly retracted?: Day }>(entries: readonly E[]): E[] =>
  entries.filter(({ retracted }) => retracted === undefined);

/** Those that had been recorded by a day, and not taken back by then. */
export const knownBy = <E extends { readonly recorded: Day; readonly retracted?: Day }>(
  entries: readonly E[],
  day: Day,
): E[] => entries.filter(({ recorded, retracted = Infinity }) => recorded <= day && retracted > day);

/** Intervals in order, those that meet or overlap joined. */
export const joined = (intervals: readonly Interval[]): Interval[] => {
  const sorted = intervals.toSorted(([a], [b]) => a - b);
  const spans: [Day, Day][] = [];
  for (const [from, until = Infinity] of sorted) {
    const last = spans.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else spans.push([from, until]);
  }
  return spans.map(([from, until]) => (until === Infinity ? [from] : [from, until]));
};

const spanOf = ({ on, window }: Lasting): Interval => (window === undefined ? [on] : [on, on + window]);

/** When one fact or another is in force. */
export const spansOf = (facts: readonly Lasting[]): Interval[] => joined(facts.map(spanOf));

/** Whether a fact is in force on a day. */
export const isInForce = ({ on, window = Infinity }: Lasting, day: Day): boolean => on <= day && day < on + window;

/** Whether a day is in one of some intervals. */
export const holds = (spans: readonly Interval[], day: Day): boolean =>
  spans.some(([from, until = Infinity]) => from <= day && day < until);

/** Of intervals in order that neither meet nor overlap, as `spansOf` gives them. */
export const intervalsTimeline = (intervals: readonly Interval[]): Timeline<string> =>
  intervals.flatMap(([from, until]) => [
    { from, value: '' },
    ...(until === undefined ? [] : [{ from: until, value: undefined }]),
  ]);
