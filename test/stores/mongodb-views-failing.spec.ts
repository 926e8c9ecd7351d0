import { expect, it } from '@jest/globals';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { commit } from '../contracts/view-store.support.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { type Failing, Mongod } from '../support/mongod/mongod.js';
import { MARK, VIEW } from './mongodb-views.history.js';
import { Following, mustBeExact, mustTellNothing, openViews } from './mongodb-views.support.js';

/** Commands of a commit, in order; the first `update` moves the checkpoint. */
const COMMANDS = ['update', 'insert', 'delete', 'commitTransaction'];
const HOW: readonly Omit<Failing, 'command'>[] = [
  { how: 'lost', times: 1 },
  { how: 'lost', times: 4 },
  { how: { refusedWith: 91 }, times: 1 },
  { how: { refusedWith: 112 }, times: 3 },
  { how: { refusedWith: 251 }, times: 1 },
];

/** How often a batch is tried that the server does not take. */
const ATTEMPTS = 3;

/** A commit that nobody could store. */
const faultOf = async (views: ViewStore, epoch: number): Promise<unknown> => {
  const puts = [{ key: MARK, doc: { text: MARK } }];
  const fault: unknown = await commit(views, VIEW, { puts, epoch }).then(
    () => undefined,
    (error: unknown) => error,
  );
  mustTellNothing(fault);
  return fault;
};

describeWithMongod('views in a MongoDB that fails', () => {
  it(
    'hold every commit once, whichever command of it fails and however often',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const views = await openViews(t, mongod.url);
      const following = await Following.start(views);
      t.after(async () => following.stop());
      for (const name of COMMANDS) {
        for (const how of HOW) {
          const failed = await mongod.fail({ command: name, ...how });
          await failed();
          await following.further(2);
        }
      }
      await following.stop();
      expect(await mustBeExact(views)).toBe(following.reached);
      expectOf(following.faults, 'all of it is tried again within the commit').toBe(0);
    }),
  );

  it(
    'take a commit for stored that was told as failed each time, and not a second time',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const views = await openViews(t, mongod.url);
      const following = await Following.start(views);
      t.after(async () => following.stop());
      for (const times of [1, 2, 3, 8]) {
        const failed = await mongod.fail({ command: 'commitTransaction', how: 'run', times });
        await failed();
        await following.further(3);
      }
      await following.stop();
      expect(await mustBeExact(views)).toBe(following.reached);
    }),
  );

  it(
    'give up a batch that the server never takes, at once and in words of their own',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const views = await openViews(t, mongod.url);
      const { epoch } = await views.open(VIEW);
      for (const code of [13, 388, 10334]) {
        const failed = await mongod.fail({ command: 'update', how: { refusedWith: code }, times: ATTEMPTS });
        const since = performance.now();
        expect(await faultOf(views, epoch)).toMatchObject({ errcode: code });
        expect(performance.now() - since).toBeLessThan(5_000);
        await failed();
      }
      const large = { puts: [{ key: 'large', doc: { text: MARK.repeat(600_000) } }], epoch };
      mustTellNothing(await commit(views, VIEW, large).catch((fault: unknown) => fault));
      const half = { puts: [{ key: `${MARK}\ud800`, doc: {} }], epoch };
      mustTellNothing(await commit(views, VIEW, half).catch((fault: unknown) => fault));
      expect(await commit(views, VIEW, { puts: [{ key: 'a', doc: {} }], epoch })).toStrictEqual({ kind: 'committed' });
      expect((await views.load(VIEW, [`${MARK}\ud800`, MARK, 'a'])).size).toBe(1);
    }),
  );

  it(
    'tell nothing of what was stored or asked when they are no longer allowed to',
    cleaned(async (t) => {
      const user = { name: 'views', password: 'password-of-views', databases: ['city'] };
      const mongod = await Mongod.start(t, { users: [user] });
      const views = await openViews(t, mongod.urlFor(user));
      const { epoch } = await views.open(VIEW);
      await mongod.asRoot({ revokeRolesFromUser: user.name, roles: [{ role: 'readWrite', db: 'city' }] });
      expect(await faultOf(views, epoch)).toMatchObject({ errcode: 13 });
      const query = { subjects: [MARK], asOf: 1, knownOn: 1 };
      const asked = [
        views.load(VIEW, [MARK]),
        views.list(VIEW, { where: { index: MARK, values: [MARK] }, limit: 1 }),
        views.sum(VIEW, query),
        views.serve(MARK, MARK),
        views.open(`${MARK}.1`),
        views.drop(VIEW),
      ];
      for (const one of await Promise.allSettled(asked)) {
        expect(one.status).toBe('rejected');
        mustTellNothing(one.status === 'rejected' ? one.reason : undefined);
      }
    }),
  );
});
