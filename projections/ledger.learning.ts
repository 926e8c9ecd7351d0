import type { Day } from '../src/kernel/words/calendar-date.js';
import { type Timeline, timelineOf } from '../src/kernel/views/tally.js';
import type { CompletionEntry, CompletionsDoc, EarnedEntry, HoursDoc } from './ledger.documents.js';
import { holds, isInForce, spansOf, standing } from './ledger.intervals.js';

/** How whoever completed a course stands towards it (capabilities.md, 11); whoever did not is outstanding. */
export const COMPLETED = ['trained', 'lapsed', 'failed'] as const;
export type Completed = (typeof COMPLETED)[number];

type Giving = { readonly standing: Completed; readonly by: readonly CompletionEntry[] };

/** The standing on a day, the first that fits, and the completions that make it. */
export const completedOn = (completions: readonly CompletionEntry[], day: Day): Giving | undefined => {
  const past = completions.filter(({ on }) => on <= day);
  const passed = past.filter((one) => one.passed);
  const valid = passed.filter((one) => isInForce(one, day));
  if (valid.length > 0) return { standing: 'trained', by: valid };
  if (passed.length > 0) return { standing: 'lapsed', by: passed };
  return past.length > 0 ? { standing: 'failed', by: past } : undefined;
};

const firstOf = (completions: readonly CompletionEntry[]): Day => Math.min(...completions.map(({ on }) => on));

/** As `completedOn` says of each day, in steps that grow with the spans in force and not with the results. */
export const completionsTimeline = ({ completions }: CompletionsDoc): Timeline<Completed> => {
  const counted = standing(completions);
  if (counted.length === 0) return [];
  const passed = counted.filter((one) => one.passed);
  const [spans, first, firstPassed] = [spansOf(passed), firstOf(counted), firstOf(passed)];
  return timelineOf([first, ...spans.flat()], (day) => {
    if (holds(spans, day)) return 'trained';
    return day >= firstPassed ? 'lapsed' : 'failed';
  });
};

/** How long hours count, in days, and how many make a person developed: the yearly minimum of competency@1. */
export const YEAR = 365;
export const ENOUGH = 20;

/** The hours earned in the year that ends on a day, of one course or training once. */
export const hoursOn = (earned: readonly EarnedEntry[], day: Day): number => {
  const within = earned.filter(({ on }) => isInForce({ on, window: YEAR }, day));
  const byThing = new Map(within.map(({ of, hours }) => [of, hours]));
  return [...byThing.values()].reduce((sum, hours) => sum + hours, 0);
};

export const hoursTimeline = ({ earned }: HoursDoc): Timeline<string> => {
  const counted = standing(earned);
  const days = counted.flatMap(({ on }) => [on, on + YEAR]);
  return timelineOf(days, (day) => (hoursOn(counted, day) >= ENOUGH ? '' : undefined));
};
