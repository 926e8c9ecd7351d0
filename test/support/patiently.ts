import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './caller.js';
import { onServers } from './given-servers.js';

const ASKED_EVERY_MS = 500;
const WAITED_MS = 90_000;

/**
 * Asks, on servers, as long as it is told to ask again: after a crash the views are kept up again, and the numbers given
 * that another process may be about to record, within half a minute. On files nobody is to be told so.
 */
export const patiently = async (ask: () => Promise<Answer>): Promise<Answer> => {
  const end = performance.now() + (onServers ? WAITED_MS : 0);
  let answer = await ask();
  while (answer.headers.has('retry-after') && performance.now() < end) {
    await pause(ASKED_EVERY_MS);
    answer = await ask();
  }
  return answer;
};
