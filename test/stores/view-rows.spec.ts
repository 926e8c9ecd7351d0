import { describe, expect, it } from '@jest/globals';
import { isDueEvery } from '../../src/stores/shared/rests.js';
import { numbersOf, SUM_WIDTH, sumRows, wordsIn } from '../../src/stores/sqlite/view-rows.js';

/** How often others have a turn, where so many rows are made at a time. */
const turns = (rows: readonly number[]): number => rows.filter(isDueEvery(2_000)).length;
const word = (id: number | undefined): string => `w${id}`;

describe('rows made of the numbers of sums', () => {
  it('say their words aloud, whichever slice of the numbers they are made of', () => {
    const numbers = numbersOf('1,2,30,4,5,60,1,5,90');
    const rows = [
      { subject: 's', category: 'w1', unit: 'w2', n: 30 },
      { subject: 's', category: 'w4', unit: 'w5', n: 60 },
      { subject: 's', category: 'w1', unit: 'w5', n: 90 },
    ];
    expect(sumRows('s', numbers, word)).toStrictEqual(rows);
    expect(sumRows('s', numbers.slice(SUM_WIDTH), word)).toStrictEqual(rows.slice(1));
    expect(new Set(wordsIn(numbers))).toStrictEqual(new Set([1, 2, 4, 5]));
    expect(sumRows('s', numbersOf(''), word)).toStrictEqual([]);
  });

  it('let others go on after so many, and not after each of many subjects that have few', () => {
    expect(turns(Array.from({ length: 300 }, () => 1))).toBe(0);
    expect(turns(Array.from({ length: 4_000 }, () => 1))).toBe(2);
    expect(turns([2_000, 2_000, 1_999, 1, 1_500])).toBe(3);
  });
});
