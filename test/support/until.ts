import { setTimeout as pause } from 'node:timers/promises';
import { expectOf } from './expectation.js';

const LOOK_MS = 50;

/** Looks again until something holds; fails where that takes longer than `ms`. */
export const until = async (what: string, ms: number, holds: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await holds())) {
    expectOf(Date.now() < end, what).toBe(true);
    await pause(LOOK_MS);
  }
};
