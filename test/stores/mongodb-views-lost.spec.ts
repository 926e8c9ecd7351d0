import { expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { cleaned } from '../support/cleanup.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { VIEW } from './mongodb-views.history.js';
import { Following, mustBeExact, mustTellNothing, openViews, until } from './mongodb-views.support.js';

const KILLS = 10;
const QUERY = { subjects: ['standing:a'], asOf: 99, knownOn: 99 };

const faultWithin = async (ms: number, asking: Promise<unknown>): Promise<void> => {
  const since = performance.now();
  const fault: unknown = await asking.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(StoreFault);
  mustTellNothing(fault);
  expect(performance.now() - since).toBeLessThan(ms);
};

describeWithMongod('views in a MongoDB that is lost', () => {
  it(
    'hold every commit once, killed in the middle of commits again and again',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const views = await openViews(t, mongod.url);
      const following = await Following.start(views);
      t.after(async () => following.stop());
      for (let kill = 0; kill < KILLS; kill += 1) {
        await following.further(3);
        // Anywhere in a commit.
        await pause((kill * 7) % 20);
        await mongod.kill();
        await mongod.restart();
      }
      await following.further(3);
      await following.stop();
      expect(await mustBeExact(views)).toBe(following.reached);
      expect(following.replaced).toBe(false);
    }),
  );

  it(
    'tell within ten seconds that it is frozen, and go on by themselves when it is not',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const views = await openViews(t, mongod.url);
      const following = await Following.start(views);
      t.after(async () => following.stop());
      t.after(() => mongod.thaw());
      await following.further(5);
      // In the very answer to a commit, which is stored or not when the server is back.
      const isInCommit = await mongod.fail({ command: 'commitTransaction', times: 1, how: { laterMs: 50 } });
      await isInCommit();
      mongod.freeze();
      await Promise.all([
        faultWithin(3_000, views.check()),
        faultWithin(10_000, views.state(VIEW)),
        faultWithin(10_000, views.sum(VIEW, QUERY)),
        faultWithin(10_000, views.load(VIEW, ['k1'])),
      ]);
      await until(() => following.faults > 0, 'the commit is given up');
      mongod.thaw();
      await following.further(20);
      await views.check();
      mongod.freeze();
      await faultWithin(3_000, views.check());
      mongod.thaw();
      await following.further(20);
      await following.stop();
      expect(await mustBeExact(views)).toBe(following.reached);
    }),
  );
});
