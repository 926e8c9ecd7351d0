import { describe, expect, it } from '@jest/globals';
import { startWarming, type Warmed } from '../../src/platform/process/warming.js';
import type { Trouble } from '../../src/platform/process/log.js';

const untilStopped: Warmed = {
  name: 'endless',
  warm: async (stopping) =>
    new Promise((_, reject) => stopping.addEventListener('abort', () => reject(stopping.reason as Error))),
};

describe('what is made ready behind the start', () => {
  const told: Trouble[] = [];
  const report = (trouble: Trouble): void => void told.push(trouble);

  it('is told of where it fails, and the next is made ready all the same', async () => {
    const error = new Error('Anatolia');
    const ready: string[] = [];
    const warming = startWarming(
      [
        { name: 'one', warm: async () => Promise.reject(error) },
        { name: 'two', warm: async () => Promise.resolve(void ready.push('two')) },
      ],
      report,
    );
    await warming.done;
    expect(told).toStrictEqual([{ loop: 'warming-one', error }]);
    expect(ready).toStrictEqual(['two']);
    await warming.stop();
  });

  it('ends where it is stopped, which is no trouble; what has not begun does not', async () => {
    told.length = 0;
    const ready: string[] = [];
    const never = { name: 'never', warm: async () => Promise.resolve(void ready.push('never')) };
    await startWarming([untilStopped, never], report).stop();
    expect([told, ready]).toStrictEqual([[], []]);
  });
});
