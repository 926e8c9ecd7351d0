import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fourDecimals, ratio } from '../../src/kernel/words/exact.js';

const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

describe('the ratio of two whole numbers', () => {
  it('is rounded half away from zero, to four decimals', () => {
    expect([ratio(0, 7), ratio(1, 3), ratio(2, 3), ratio(7, 7)]).toStrictEqual([0, 0.3333, 0.6667, 1]);
    expect([ratio(1, 20_000), ratio(3, 20_000), ratio(19_999, 20_000)]).toStrictEqual([0.0001, 0.0002, 1]);
    expect([ratio(1, 20_001), ratio(49_999, 1_000_000_000)]).toStrictEqual([0, 0]);
  });

  it('is the same however large the numbers are', () => {
    const some = fc.oneof(whole(20), whole(200_000), whole(Number.MAX_SAFE_INTEGER - 1));
    fc.assert(
      fc.property(some, some, (n, below) => {
        const d = below + 1;
        expect(ratio(n, d)).toBe(fourDecimals({ n: BigInt(n), d: BigInt(d) }));
      }),
      { numRuns: 10_000 },
    );
  });
});
