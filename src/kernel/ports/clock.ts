/** Tells the time: real, or started at an instant in local mode. */
export interface Clock {
  /** RFC 3339 in UTC, milliseconds. */
  now(): string;
  /** The latest instant that somebody has said to be right, as `now`; empty where nobody has. */
  accepted(): string;
}

/** How a clock stands to the newest event: more than a year ahead of it, or behind it. */
export type ClockState = 'right' | 'ahead' | 'behind';

export type ClockReport = { readonly state: ClockState; readonly now: string; readonly newestEvent?: string };

/** Clocks are set by seconds all the time. */
const TOLERATED_MS = 60_000;
const YEAR = 'YYYY'.length;

const yearAfter = (instant: string): string => `${Number(instant.slice(0, YEAR)) + 1}${instant.slice(YEAR)}`;

/** What is recorded by a clock that is wrong can never be taken back, as no recording is dated before another. */
export const clockState = (clock: Clock, newestEvent: string): ClockState => {
  if (newestEvent === '') return 'right';
  const now = clock.now();
  const accepted = clock.accepted();
  if (now > yearAfter(accepted > newestEvent ? accepted : newestEvent)) return 'ahead';
  return Date.parse(newestEvent) - Date.parse(now) > TOLERATED_MS ? 'behind' : 'right';
};
