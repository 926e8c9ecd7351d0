import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageIn, pageOf } from '../../src/platform/reading.js';

const itself = (id: string): string => id;

describe('a page', () => {
  it('follows the one before until all were seen once', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 }).map((all) => all.toSorted());
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 10 }), (all, limit) => {
        const seen: string[] = [];
        for (let next: string | null | undefined; next !== null;) {
          const page = pageOf(all, itself, next === undefined ? { limit } : { limit, cursor: next });
          assert.ok(page.items.length <= limit);
          seen.push(...page.items);
          next = page.next;
        }
        assert.deepEqual(seen, all);
      }),
    );
  });

  it('goes on where it was when what it ended with is gone', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);
    assert.deepEqual(pageOf([a, c], String, { cursor: String(b) }).items, [c]);
  });

  it('begins at the start with 50 items at most', () => {
    assert.deepEqual(pageIn({}), { after: undefined, limit: 50 });
  });
});
