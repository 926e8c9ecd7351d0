import { setImmediate as turn } from 'node:timers/promises';

/** True, of work that is done bit by bit, each time that so much was done since it last was: then others have a turn. */
export const isDueEvery = (much: number): ((done: number) => boolean) => {
  let since = 0;
  return (done) => {
    since += done;
    if (since < much) return false;
    since = 0;
    return true;
  };
};

/** Gives others a turn each time that so much was done. */
export const restEvery = (much: number): ((done: number) => Promise<void>) => {
  const isDue = isDueEvery(much);
  return async (done) => {
    if (isDue(done)) await turn();
  };
};
