import { Lines } from '../../kernel/words/lines.js';
import { restEvery } from '../shared/rests.js';

/** So many take ciphers some two milliseconds, on the thread that answers requests. */
const SLICE = 100;

/** Long work of several callers stands in line: a slice of each in one turn would be a long turn. */
const lines = new Lines<'long'>();

/** Does the same with each, in order, and gives others a turn after some. */
export const inTurns = async <T, R>(all: readonly T[], work: (one: T, index: number) => R): Promise<R[]> =>
  all.length <= SLICE ? all.map(work) : lines.inLine(['long'], async () => inSlices(all, work));

const inSlices = async <T, R>(all: readonly T[], work: (one: T, index: number) => R): Promise<R[]> => {
  const done: R[] = [];
  const rest = restEvery(SLICE);
  for (const [index, one] of all.entries()) {
    done.push(work(one, index));
    await rest(1);
  }
  return done;
};
