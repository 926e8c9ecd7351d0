import { setImmediate as turn } from 'node:timers/promises';

/** What ciphers may take of the thread that answers requests before others have a turn. */
const SLICE_MS = 4;

/** Does the same with each, in order. */
export const inTurns = async <T, R>(all: readonly T[], work: (one: T, index: number) => R): Promise<R[]> => {
  const done: R[] = [];
  let since = performance.now();
  for (const [index, one] of all.entries()) {
    if (performance.now() - since > SLICE_MS) {
      await turn();
      since = performance.now();
    }
    done.push(work(one, index));
  }
  return done;
};
