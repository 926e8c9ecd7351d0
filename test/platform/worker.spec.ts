import { expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { once } from 'node:events';
import type { Leases } from '../../src/kernel/ports/leases.js';
import { type Duty, Worker } from '../../src/platform/following/worker.js';
import { openMongoLeases } from '../../src/stores/mongodb/mongo-leases.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { describeWithMongo, mongoDatabase } from '../support/mongod/describing.js';
import { untilSo } from '../support/until-so.js';

type Lease = { readonly _id: string; readonly until: Date };
type Place = { readonly mine: Leases; readonly others: Leases; readonly until: (name: string) => Promise<number> };

const RENEWALS = 2;
const running = { stopped: false, stop: async (): Promise<void> => undefined };
const doing = (name: string): Duty => ({ name, start: async () => running });

/** The leases of one process and of another, and until when one is held. */
const leasesOf = async (t: Cleaning): Promise<Place> => {
  const place = await mongoDatabase(t);
  const [mine, others] = await Promise.all(
    ['mine', 'other'].map(async (process) => {
      const leases = await openMongoLeases({ ...place, process });
      t.after(async () => leases.close());
      return leases;
    }),
  );
  if (!mine || !others) throw new Error('no leases');
  const client = new MongoClient(place.url);
  t.after(async () => client.close());
  const stored = client.db(place.database).collection<Lease>('leases');
  return { mine, others, until: async (name) => Number((await stored.findOne({ _id: name }))?.until ?? 0) };
};

describeWithMongo('a worker', () => {
  it(
    'renews every lease, also of what begins, while something begins slowly',
    cleaned(async (t) => {
      const { mine, others, until } = await leasesOf(t);
      const slowly = new AbortController();
      const slow: Duty = { name: 'slow', start: async () => once(slowly.signal, 'abort').then(() => running) };
      const worker = new Worker([slow, doing('quick')], { leases: mine, report: () => undefined });
      const started = worker.start();
      for (const name of ['quick', 'slow']) {
        for (let n = 0; n < RENEWALS; n += 1) {
          const before = await until(name);
          await untilSo(async () => (await until(name)) > before, `${name} is renewed`);
          expect(await others.hold(name, 1)).toBe(false);
        }
      }
      slowly.abort();
      await started;
      await worker.stop();
      for (const name of ['quick', 'slow']) expect(await others.hold(name, 1)).toBe(true);
    }),
  );

  it(
    'gives back what it cannot begin, tells of it once, and does the rest',
    cleaned(async (t) => {
      const { mine, others } = await leasesOf(t);
      const told: string[] = [];
      let attempts = 0;
      const failing: Duty = {
        name: 'failing',
        start: async () => {
          attempts += 1;
          throw new Error('cannot begin');
        },
      };
      const worker = new Worker([failing, doing('quick')], { leases: mine, report: ({ loop }) => told.push(loop) });
      await worker.start();
      await untilSo(() => attempts > 1, 'another attempt');
      await untilSo(async () => others.hold('failing', 60_000), 'another process begins it');
      expect(await others.hold('quick', 1)).toBe(false);
      await worker.stop();
      expect(told).toStrictEqual(['failing']);
    }),
  );
});
