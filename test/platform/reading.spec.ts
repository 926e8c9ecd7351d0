import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { pageIn, pageOf } from '../../src/platform/reading/reading.js';

const itself = (id: string): string => id;

describe('a page', () => {
  it('follows the one before until all were seen once', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 }).map((all) => all.toSorted());
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 10 }), (all, limit) => {
        const seen: string[] = [];
        for (let next: string | null | undefined; next !== null;) {
          const page = pageOf(all, itself, next === undefined ? { limit } : { limit, cursor: next });
          expect(page.items.length <= limit).toBeTruthy();
          seen.push(...page.items);
          next = page.next;
        }
        expect(seen).toStrictEqual(all);
      }),
    );
  });

  it('goes on where it was when what it ended with is gone', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
    expect(pageOf([a, c], String, { cursor: String(b) }).items).toStrictEqual([c]);
  });

  it('begins at the start with 50 items at most', () => {
    expect(pageIn({})).toStrictEqual({ after: undefined, limit: 50 });
  });
});
