import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { Following, mustBeExact, mustTellNothing, openViews, until } from './mongodb-views.support.js';
import { commitOf, VIEW } from './mongodb-views.history.js';

/** What a view is taken over within from a writer whose transaction is open; the server keeps one for a minute. */
const TAKEN_WITHIN_MS = 3_000;
const TAKE_OVERS = 20;
/** The commit of a writer is held up for longer than all else here takes. */
const HELD_UP = { command: 'commitTransaction', times: 1, how: { laterMs: 40_000 } } as const;

/** A process that has committed something; what kills it. */
const startWriter = async (t: Cleaning, url: string): Promise<() => Promise<void>> => {
  const script = fileURLToPath(new URL('./mongodb-views.child.js', import.meta.url));
  const child = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  let [said, isOver] = [0, false];
  createInterface({ input: child.stdout }).on('line', () => (said += 1));
  child.on('exit', () => (isOver = true));
  await until(() => said >= 5 || isOver, 'the other process writes');
  expect(isOver).toBe(false);
  return async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
};

describeWithMongod('views in MongoDB that several writers want', () => {
  it(
    'are taken over at once from a process that died in a commit, of which nothing is left',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const kill = await startWriter(t, mongod.url);
      const views = await openViews(t, mongod.url);
      const isInCommit = await mongod.fail(HELD_UP);
      await isInCommit();
      await kill();
      const since = performance.now();
      const following = await Following.start(views);
      t.after(async () => following.stop());
      await following.further(1);
      expect(performance.now() - since).toBeLessThan(TAKEN_WITHIN_MS);
      await following.further(20);
      await following.stop();
      expect(await mustBeExact(views)).toBe(following.reached);
    }),
  );

  it(
    'are taken over at once from one that lives, whose commit under way comes to nothing',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const [one, other] = [await openViews(t, mongod.url), await openViews(t, mongod.url)];
      const former = await Following.start(one);
      t.after(async () => former.stop());
      await former.further(5);
      const isInCommit = await mongod.fail({ ...HELD_UP, how: { laterMs: 4_000 } });
      await isInCommit();
      const since = performance.now();
      const following = await Following.start(other);
      t.after(async () => following.stop());
      await following.further(1);
      expect(performance.now() - since).toBeLessThan(TAKEN_WITHIN_MS);
      await until(() => former.replaced, 'the former writer is told');
      await following.stop();
      expect(await mustBeExact(one)).toBe(following.reached);
    }),
  );

  it(
    'are written by one of two that both believe they own them, whoever it is',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const stores = [await openViews(t, mongod.url), await openViews(t, mongod.url)];
      const all: Following[] = [];
      t.after(async () => Promise.all(all.map((one) => one.stop())));
      for (let round = 0; round < TAKE_OVERS; round += 1) {
        // Both in the same instant: both may get it, one after the other, and then only one keeps it.
        const pair = await Promise.all(stores.map(async (views) => Following.start(views)));
        all.push(...pair);
        await until(() => pair.some(({ replaced }) => replaced), 'one of two is refused');
        await pair.find(({ replaced }) => !replaced)?.further(2);
        expect(pair.filter(({ replaced }) => !replaced).length).toBe(1);
      }
      await Promise.all(all.map((one) => one.stop()));
      expect(all.filter(({ replaced }) => !replaced).length).toBe(1);
      const reached = Math.max(...all.map((one) => one.reached));
      for (const views of stores) expect(await mustBeExact(views)).toBe(reached);
      expect((await stores[0]?.state(VIEW))?.epoch).toBe(2 * TAKE_OVERS);
    }),
  );

  it(
    'take nothing unseen from one writer after a commit that another stored in the same epoch',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const [one, other] = [await openViews(t, mongod.url), await openViews(t, mongod.url)];
      const { epoch } = await one.open(VIEW);
      const commit = async (views: ViewStore, n: number) => views.commit(VIEW, { ...commitOf(n), epoch });
      await commit(one, 1);
      await commit(other, 2);
      const late: unknown = await commit(one, 2).catch((fault: unknown) => fault);
      mustTellNothing(late);
      expect(await mustBeExact(one)).toBe(2);
      expect(await commit(one, 3)).toStrictEqual({ kind: 'committed' });
      expect(await mustBeExact(other)).toBe(3);
    }),
  );
});
