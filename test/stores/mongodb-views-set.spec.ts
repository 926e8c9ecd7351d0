import { expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { cleaned } from '../support/cleanup.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { MongodSet } from '../support/mongod/mongod-set.js';
import { Following, mustBeExact, openViews } from './mongodb-views.support.js';

const STEP_DOWNS = 3;

describeWithMongod('views in a replica set of three', () => {
  it(
    'hold every commit once, whichever way the primary is lost in the middle of commits',
    cleaned(async (t) => {
      const set = await MongodSet.start(t);
      const views = await openViews(t, set.url);
      const following = await Following.start(views);
      t.after(async () => following.stop());
      for (let round = 0; round < STEP_DOWNS; round += 1) {
        await following.further(5);
        await pause(round * 7);
        await set.stepDown();
      }
      await following.further(5);
      const killed = await set.primary();
      await killed.kill();
      await following.further(5);
      await killed.listen();
      const frozen = await set.primary();
      frozen.freeze();
      await following.further(5);
      frozen.thaw();
      await following.further(20);
      await following.stop();
      expect(await mustBeExact(views)).toBe(following.reached);
      expect(following.replaced).toBe(false);
    }),
  );
});
