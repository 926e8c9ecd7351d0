import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { describeWithMongo, describeWithMongod, mongoUrl } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { MongodSet } from '../support/mongod/mongod-set.js';

const MAJORITY = { writeConcern: { w: 'majority' } } as const;

const clientOf = (t: Cleaning, url: string): MongoClient => {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 10_000 });
  t.after(async () => client.close(true));
  return client;
};

describeWithMongo('a server of MongoDB', () => {
  it(
    'takes transactions',
    cleaned(async (t) => {
      const client = clientOf(t, await mongoUrl(t));
      const db = client.db(`penataan-test-${randomUUID()}`);
      t.after(async () => db.dropDatabase());
      const some = db.collection('some');
      await client.withSession(async (session) =>
        session.withTransaction(async () => some.insertOne({ n: 1 }, { session })),
      );
      expect(await some.countDocuments()).toBe(1);
    }),
  );
});

describeWithMongod('the mongod of the tests', () => {
  it(
    'keeps what it acknowledged, killed or stopped, and answers again when it is thawed',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const some = clientOf(t, mongod.url).db('test').collection('some');
      await some.insertOne({ n: 1 }, MAJORITY);
      await mongod.kill();
      await mongod.restart();
      await some.insertOne({ n: 2 }, MAJORITY);
      await mongod.stop();
      await mongod.restart();
      mongod.freeze();
      const count = some.countDocuments();
      mongod.thaw();
      expect(await count).toBe(2);
    }),
  );

  it(
    'asks for passwords where it has users, and shows each its own databases only',
    cleaned(async (t) => {
      const user = { name: 'views', password: 'password-of-views', databases: ['views'] };
      const mongod = await Mongod.start(t, { users: [user] });
      const client = clientOf(t, mongod.urlFor(user));
      await client.db('views').collection('some').insertOne({ n: 1 }, MAJORITY);
      await expect(client.db('keys').collection('some').findOne()).rejects.toThrow();
      await expect(clientOf(t, mongod.url).db('views').collection('some').findOne()).rejects.toThrow();
      const root = clientOf(t, mongod.urlFor()).db('views').collection('some');
      expect(await root.countDocuments()).toBe(1);
    }),
  );

  it(
    'is no primary of a set where it stands alone, or where nobody initiated one',
    cleaned(async (t) => {
      const alone = await Mongod.start(t, { as: 'standalone' });
      const hello = await clientOf(t, alone.url).db('admin').command({ hello: 1 });
      expect([hello['setName'], hello['isWritablePrimary']]).toStrictEqual([undefined, true]);
      const bare = await Mongod.start(t, { as: 'not-initiated' });
      const url = `${bare.url}?directConnection=true`;
      expect((await clientOf(t, url).db('admin').command({ hello: 1 }))['isWritablePrimary']).toBe(false);
    }),
  );

  it(
    'has another primary in a set of three when one steps down or is lost',
    cleaned(async (t) => {
      const set = await MongodSet.start(t);
      const first = await set.primary();
      const some = clientOf(t, set.url).db('test').collection('some');
      await some.insertOne({ n: 1 }, MAJORITY);
      await set.stepDown();
      const second = await set.primary();
      expect(second.host).not.toBe(first.host);
      await some.insertOne({ n: 2 }, MAJORITY);
      await second.kill();
      expect((await set.primary()).host).not.toBe(second.host);
      await some.insertOne({ n: 3 }, MAJORITY);
      expect(await some.countDocuments()).toBe(3);
    }),
  );
});
