import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMongoKeyring } from '../../src/stores/mongodb/mongo-keyring.js';
import { mustBeWhole } from '../../src/platform/ports/log-moving.js';
import { Cleanup } from '../support/cleanup.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { storeOn } from '../support/eventstore/stores-on.js';
import { someDatabase } from '../support/mongod/databases.js';
import { describeWithMongo, mongoUrl } from '../support/mongod/describing.js';
import {
  dyingAfter,
  emptyToy,
  expectEqual,
  exportOf,
  factsIn,
  imported,
  MASTER_KEY,
  tell,
  type Toy,
  toyWith,
} from './toy-export.js';

/** There and back again, with a cut on the way and a second part. */
const movesThrough = async (t: Cleanup, there: Toy): Promise<void> => {
  const [from, back] = [await toyWith(t, 150), await emptyToy(t)];
  const text = await exportOf(from);
  await expect(imported(there, text, dyingAfter(text, 100))).rejects.toThrow('killed');
  await expect(mustBeWhole(there.events)).rejects.toThrow(/interrupted/);
  expect((await imported(there, text)).rows).toBe(30);
  await tell(from, 20);
  expect((await imported(there, await exportOf(from))).known).toBeGreaterThan(250);
  await expectEqual(from, there);
  await imported(back, await exportOf(there));
  await expectEqual(from, back);
  await imported(there, await exportOf(from, { nameless: 0 }));
  expect(await factsIn(there)).toStrictEqual(await factsIn(from));
};

describe('moving to the stand-in for EventStoreDB, and back', () => {
  const cleanup = new Cleanup();
  let standIn: EventStoreStandIn;
  beforeAll(async () => {
    standIn = await EventStoreStandIn.start(cleanup);
  });
  afterAll(async () => cleanup.run());

  it('keeps every fact in its order, though appends do not wait in line there', async () => {
    const { keyring } = await emptyToy(cleanup);
    await movesThrough(cleanup, { events: await storeOn(cleanup, { url: standIn.url }), keyring });
  });
});

describeWithMongo('moving a keyring to MongoDB, and back', () => {
  const cleanup = new Cleanup();
  let url: string;
  beforeAll(async () => {
    url = await mongoUrl(cleanup);
  });
  afterAll(async () => cleanup.run());

  it('keeps every key and number', async () => {
    const { events } = await emptyToy(cleanup);
    const keyring = await openMongoKeyring({ url, database: someDatabase(cleanup, url), masterKey: MASTER_KEY });
    cleanup.after(async () => keyring.close());
    await movesThrough(cleanup, { events, keyring });
  });
});
