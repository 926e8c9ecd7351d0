import { addDays, later, type Day } from '../days.js';
import type { Known } from '../facts.js';
import { everyId } from '../judge/checks.js';
import type { Chance } from './random.js';
import { turningDay } from './turning-days.js';

/** A reading to compare: a path below `/v1/` and its query, in local names. */
export type Check = {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The day of asking, of what is asked for without dates. */
  readonly today?: Day;
};

export type Draw = { readonly log: Known; readonly today: Day; readonly chance: Chance };

const firstDay = (log: Known, today: Day): Day => log[0]?.recorded ?? today;

export const pairOf = ({ log, today, chance }: Draw): Readonly<Record<string, string>> => {
  const first = firstDay(log, today);
  const days = Math.round((Date.parse(today) - Date.parse(first)) / 86_400_000);
  const turning = chance.happens(0.5) ? turningDay(log, chance) : undefined;
  const asOf = turning ?? (chance.happens(0.3) ? today : addDays(first, chance.below(days + 140) - 40));
  const known = chance.happens(0.45) ? today : addDays(first, chance.below(days + 1));
  return { asOf, knownOn: later(first, known) };
};

export const maybeUnit = ({ log, chance }: Draw): Readonly<Record<string, string>> => {
  const unit = chance.pick([...everyId(log)].filter((id) => id.startsWith('@unit') || id.includes('~')));
  return unit !== undefined && chance.happens(0.4) ? { unit } : {};
};
