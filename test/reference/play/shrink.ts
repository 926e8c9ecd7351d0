import type { History, Step } from '../histories/history.js';
import type { Mismatch, Outcome } from './play.js';

export type Player = (history: History) => Promise<Outcome>;

/** The same difference, even if numbers in it moved with the steps that were left out. */
const kindOf = ({ step, what }: Mismatch): string => {
  const path = 'write' in step ? step.write.path : step.check.path;
  const [first = ''] = what;
  return `${path.replace(/@[^/]+/, '')} ${first
    .replace(/\[[^\]]*\]/g, '')
    .replace(/\d+(\.\d+)?/g, '#')
    .replace(/@\S+/g, '@')}`;
};

const without = (steps: readonly Step[], from: number, many: number): readonly Step[] => [
  ...steps.slice(0, from),
  ...steps.slice(from + many),
];

type Shrinking = { history: History; mismatch: Mismatch; plays: number };

/** Leaves out the steps from `from` on if the difference stays; what comes after the difference is cut off. */
const tryWithout = async (shrinking: Shrinking, from: number, many: number, player: Player): Promise<boolean> => {
  const { history, mismatch } = shrinking;
  const candidate = { ...history, steps: without(history.steps, from, many) };
  shrinking.plays -= 1;
  const outcome = await player(candidate);
  if (!outcome.mismatch || kindOf(outcome.mismatch) !== kindOf(mismatch)) return false;
  shrinking.history = { ...candidate, steps: candidate.steps.slice(0, outcome.mismatch.index + 1) };
  shrinking.mismatch = outcome.mismatch;
  return true;
};

const pass = async (shrinking: Shrinking, many: number, player: Player): Promise<void> => {
  for (let from = shrinking.history.steps.length - 1 - many; shrinking.plays > 0 && from > -many; from -= many) {
    await tryWithout(shrinking, Math.max(0, from), many, player);
  }
};

/** Drops ever smaller runs of steps, each time on a fresh server, as long as the same difference shows. */
export const shrink = async (
  history: History,
  mismatch: Mismatch,
  player: Player,
  plays: number,
): Promise<{ readonly history: History; readonly mismatch: Mismatch }> => {
  const cut = { ...history, steps: history.steps.slice(0, mismatch.index + 1) };
  const shrinking: Shrinking = { history: cut, mismatch, plays };
  for (let many = Math.ceil(cut.steps.length / 3); many >= 1; many = Math.floor(many / 2))
    await pass(shrinking, many, player);
  return { history: shrinking.history, mismatch: shrinking.mismatch };
};
