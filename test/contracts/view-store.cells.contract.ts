import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell, GrowthQuery, GrowthRow, SumQuery, ViewStore } from '../../src/kernel/ports/view-store.js';
import { allCells, bruteForce, commit, type OpenedViews, type OpenViews, shown } from './view-store.support.js';

const SUBJECTS = ['standing:a', 'adopted:a', 'adopted:b'];
const day = fc.integer({ min: 20_000, max: 20_006 });
const cell: fc.Arbitrary<Cell> = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  category: fc.constantFrom('pns', 'pppk'),
  unit: fc.constantFrom('', 'u1', 'u2', 'ꦱ'),
  on: day,
  recorded: day,
  n: fc.constantFrom(-2, -1, 1, 1, 3),
});
const history = fc.array(fc.array(cell, { maxLength: 40 }), { minLength: 1, maxLength: 6 });
const question: fc.Arbitrary<SumQuery> = fc.record(
  {
    subjects: fc.subarray([...SUBJECTS, 'unknown']),
    asOf: day,
    knownOn: day,
    units: fc.subarray(['', 'u1', 'u2', 'ꦱ', 'unknown']),
  },
  { requiredKeys: ['subjects', 'asOf', 'knownOn'] },
);
const questions = fc.array(question, { minLength: 1, maxLength: 8 });

export const cellsContract = (name: string, open: OpenViews): void => {
  describe(`view store ${name}: cells`, () => {
    let opened: OpenedViews;
    let views: ViewStore;
    beforeAll(async () => {
      opened = await open();
      views = opened.views;
    });
    afterAll(() => opened.close());

    it('sums as every cell looked at would', async () => {
      await fc.assert(
        fc.asyncProperty(history, questions, (batches, asked) => sumsHold(views, batches, asked)),
        { numRuns: 60 },
      );
    });

    it('sums many small commits as one large one', async () => {
      const { epoch } = await views.open('small.1');
      const one = { subject: 's', category: 'c', unit: 'u', on: 1, recorded: 1, n: 1 };
      const cells = Array.from({ length: 300 }, (_, n) => ({ ...one, on: n % 3, unit: n % 7 === 0 ? 'v' : 'u' }));
      for (const [n, few] of cells.entries()) {
        await commit(views, 'small.1', { cells: [few], epoch });
        if (n % 20 > 0) continue;
        const query = { subjects: ['s'], asOf: 9, knownOn: 9 };
        expect(shown(await views.sum('small.1', query))).toStrictEqual(bruteForce(cells.slice(0, n + 1), query));
      }
      const { epoch: again } = await views.open('small.1');
      await commit(views, 'small.1', { cells, epoch: again });
      const query = { subjects: ['s'], asOf: 1, knownOn: 1, units: ['u'] };
      expect(shown(await views.sum('small.1', query))).toStrictEqual(bruteForce([...cells, ...cells], query));
    });

    it('counts days to the day, on both axes', async () => {
      const { epoch } = await views.open('edge.1');
      const one = { subject: 's', category: 'c', unit: 'u', on: 100, recorded: 200, n: 5 };
      await commit(views, 'edge.1', { cells: [one], epoch });
      const n = async (asOf: number, knownOn: number) =>
        (await views.sum('edge.1', { subjects: ['s'], asOf, knownOn })).map((row) => row.n);
      expect([await n(100, 200), await n(99, 200), await n(100, 199)]).toStrictEqual([[5], [], []]);
    });

    it('sums some units only, and tells day by day what sums grow by', async () => {
      const { epoch } = await views.open('some.1');
      const one = { subject: 's', category: 'c', unit: 'u', on: 1, recorded: 1, n: 2 };
      const cells = [one, { ...one, on: 2, n: 3 }, { ...one, on: 4, n: -1 }, { ...one, unit: 'v', on: 3, n: 5 }];
      await commit(views, 'some.1', { cells, epoch });
      const query = { subjects: ['s'], asOf: 9, knownOn: 9 };
      const [u, v] = ['["s","c","u"]', '["s","c","v"]'];
      expect(shown(await views.sum('some.1', { ...query, units: ['v', 'w'] }))).toStrictEqual([[v, 5]]);
      expect(shown(await views.sum('some.1', { ...query, units: ['u'], asOf: 1 }))).toStrictEqual([[u, 2]]);
      expect(await views.sum('some.1', { ...query, units: [] })).toStrictEqual([]);
      const grown = async (units?: string[]) =>
        (await grownIn(views, 'some.1', { ...query, from: 2, ...(units ? { units } : {}) })).map(
          ({ unit, on, n }) => `${unit} ${on} ${n}`,
        );
      expect(await grown()).toStrictEqual(['u 2 5', 'v 3 5', 'u 4 -1']);
      expect(await grown(['u'])).toStrictEqual(['u 2 5', 'u 4 -1']);
    });

    it('adds to what is stored, and leaves out what came to 0', async () => {
      const { epoch } = await views.open('zero.1');
      const one = { subject: 's', category: 'c', unit: 'u', on: 1, recorded: 1, n: 2 };
      await commit(views, 'zero.1', { cells: [one, one, { ...one, unit: 'v', n: -3 }], epoch });
      const sum = () => views.sum('zero.1', { subjects: ['s'], asOf: 9, knownOn: 9 });
      expect(shown(await sum())).toStrictEqual([
        ['["s","c","u"]', 4],
        ['["s","c","v"]', -3],
      ]);
      await commit(views, 'zero.1', {
        cells: [
          { ...one, n: -4 },
          { ...one, unit: 'v', on: 2, n: 3 },
        ],
        epoch,
      });
      expect(await sum()).toStrictEqual([]);
      expect((await allCells(views, 'zero.1')).map(({ unit, on, n }) => `${unit} ${on} ${n}`).sort()).toStrictEqual([
        'v 1 -3',
        'v 2 3',
      ]);
    });

    it('sums more units than are told in one go, beside subjects of a few', async () => {
      const { epoch } = await views.open('long.1');
      const few = Array.from({ length: 50 }, (_, n) => cellOf(`few${n}`, n));
      const cells = [...few, ...Array.from({ length: 4_500 }, (_, n) => cellOf('many', n))];
      await commit(views, 'long.1', { cells, epoch });
      const query = { subjects: [...few.map(({ subject }) => subject), 'none', 'many'], asOf: 1, knownOn: 1 };
      expect(shown(await views.sum('long.1', query))).toStrictEqual(bruteForce(cells, query));
    });

    it('gives back every one of many cells, in batches, after a restart too', async () => {
      const { epoch } = await views.open('many.1');
      const cells = Array.from({ length: 12_000 }, (_, n) => ({
        subject: `s${n % 5}`,
        category: 'c',
        unit: `u${n % 1_000}`,
        on: n,
        recorded: n + 1,
        n: 1,
      }));
      await commit(views, 'many.1', { cells, epoch });
      views = await opened.reopen();
      const stored = await allCells(views, 'many.1');
      expect(rows(stored)).toStrictEqual(rows(cells));
      expect((await views.sum('many.1', { subjects: ['s1'], asOf: 1e6, knownOn: 1e6 })).length).toBe(200);
    });
  });
};

const cellOf = (subject: string, unit: number): Cell => {
  const [category, on, recorded] = [`c${unit % 2}`, 1, 1];
  return { subject, category, unit: `u${unit}`, on, recorded, n: unit + 1 };
};

const rows = (cells: readonly Cell[]): string[] =>
  cells
    .map(({ subject, category, unit, on, recorded, n }) => [subject, category, unit, on, recorded, n].join(' '))
    .sort();

const grownIn = async (views: ViewStore, view: string, query: GrowthQuery): Promise<GrowthRow[]> => {
  const grown: GrowthRow[] = [];
  for await (const some of views.growth(view, query)) grown.push(...some);
  return grown;
};

let runs = 0;

/** A view of its own for each history: what it sums is what brute force sums. */
const sumsHold = async (views: ViewStore, batches: Cell[][], asked: SumQuery[]): Promise<void> => {
  const view = `sums.${++runs}`;
  const { epoch } = await views.open(view);
  for (const cells of batches) await commit(views, view, { cells, epoch });
  const all = batches.flat();
  const answers = asked.map(async (query) => {
    const from = Math.min(query.asOf, query.knownOn);
    return { query, from, sums: await views.sum(view, query), grown: await grownIn(views, view, { ...query, from }) };
  });
  for (const { query, from, sums, grown } of await Promise.all(answers)) {
    expect(shown(sums)).toStrictEqual(bruteForce(all, query));
    expect(grown).toStrictEqual(grown.toSorted((a, b) => a.on - b.on));
    for (let asOf = from; asOf <= query.asOf; asOf += 1) {
      const until: Cell[] = grown.filter(({ on }) => on <= asOf).map((row) => ({ ...row, recorded: 0 }));
      expect(bruteForce(until, { ...query, asOf })).toStrictEqual(bruteForce(all, { ...query, asOf }));
    }
  }
  const whole = { subjects: SUBJECTS, asOf: 20_006, knownOn: 20_006 };
  expect(bruteForce(await allCells(views, view), whole)).toStrictEqual(bruteForce(all, whole));
  await views.drop(view);
};
