import { expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import type { Cell, GrowthRow, ViewStore } from '../../src/kernel/ports/view-store.js';
import { allCells, bruteForce, commit, shown } from '../contracts/view-store.support.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongo, mongoDatabase } from '../support/mongod/describing.js';
import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';

const VIEW = 'ledger.1';
const SUBJECTS = ['standing:a', 'standing:b'];
const ALL = { subjects: SUBJECTS, asOf: 1e6, knownOn: 1e6 };
const COMMITS = 120;
const MANY = 60_000;
/** 15 of each of three levels that are merged at 16, three of the next, and what is too large to be merged. */
const MOST_SEGMENTS = 3 * 15 + 3 + 4;

const opened = async (t: Cleaning, place: { url: string; database: string }): Promise<ViewStore> => {
  const views = await openMongoViewStore(place);
  t.after(async () => views.close());
  return views;
};

/** How many cells each segment of a subject has. */
const segmentsOf = async (
  t: Cleaning,
  place: { url: string; database: string },
  subject: string,
): Promise<number[]> => {
  const client = new MongoClient(place.url);
  t.after(async () => client.close());
  const db = client.db(place.database);
  const names = (await db.listCollections().toArray()).map(({ name }) => name);
  const name = names.find((one) => one.startsWith('views_segments_')) ?? '';
  return (await db.collection(name).find({ subject }).toArray()).map((segment) => Number(segment['n']));
};

/** The cells of a commit: places that come again and again, and some that come once. */
const cellsOf = (n: number, many: number): Cell[] =>
  Array.from({ length: many }, (_, index) => ({
    subject: SUBJECTS[index % 2] ?? '',
    category: `c${index % 3}`,
    unit: `u${(n + index) % 500}`,
    on: many > MANY ? index : (n * index) % 400,
    recorded: n,
    n: (index % 5) - 2 || 9,
  }));

describeWithMongo('segments of cells in MongoDB', () => {
  it(
    'stay few and no larger than a document may be, and sum as every cell would',
    cleaned(async (t) => {
      const place = await mongoDatabase(t);
      const views = await opened(t, place);
      const { epoch } = await views.open(VIEW);
      const history: Cell[] = [];
      for (let n = 0; n < COMMITS; n += 1) {
        const cells = cellsOf(n, n === COMMITS / 2 ? 2 * MANY : 1 + ((n * 31) % 90));
        await commit(views, VIEW, { cells, epoch });
        history.push(...cells);
      }
      for (const asOf of [10, 399]) {
        const query = { ...ALL, asOf };
        expect(shown(await views.sum(VIEW, query))).toStrictEqual(bruteForce(history, query));
      }
      expect(bruteForce(await allCells(views, VIEW), ALL)).toStrictEqual(bruteForce(history, ALL));
      for (const subject of SUBJECTS) {
        const sizes = await segmentsOf(t, place, subject);
        expectOf(sizes.length <= MOST_SEGMENTS && sizes.length > 1, `${sizes.length} segments`).toBeTruthy();
        expect(Math.max(...sizes)).toBe(50_000);
      }
    }),
  );

  it(
    'count beyond what 32 bits hold, in one cell and in what is added to it',
    cleaned(async (t) => {
      const views = await opened(t, await mongoDatabase(t));
      const { epoch } = await views.open(VIEW);
      const cell = { subject: 'standing:a', category: 'c', unit: 'u', on: 1, recorded: 1 };
      const [large, most] = [5_000_000_000, 2_147_483_647];
      await commit(views, VIEW, { cells: [{ ...cell, n: large }], epoch });
      for (let n = 0; n < 20; n += 1) await commit(views, VIEW, { cells: [{ ...cell, n: most }], epoch });
      await commit(views, VIEW, { cells: [{ ...cell, unit: 'v', n: -large }], epoch });
      const u = large + 20 * most;
      expect((await views.sum(VIEW, ALL)).map(({ unit, n }) => [unit, n])).toStrictEqual([
        ['u', u],
        ['v', -large],
      ]);
      const grown: GrowthRow[] = [];
      for await (const rows of views.growth(VIEW, { ...ALL, from: 0 })) grown.push(...rows);
      expect(grown.map(({ n }) => n)).toStrictEqual([u, -large]);
      expect((await allCells(views, VIEW)).map(({ n }) => n)).toStrictEqual([u, -large]);
      const beyond = { cells: [{ ...cell, n: 2 ** 60 }], epoch };
      await expect(commit(views, VIEW, beyond)).rejects.toThrow('whole numbers');
    }),
  );
});
