import { expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { openMongo } from '../../src/stores/mongodb/client.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';

const SECRET = 'secret-that-nobody-sees';
const LONGEST_MS = 10_000;

/** How opening ends within the time that a start may take: the kind of its fault and what it says. */
const refused = async (url: string): Promise<readonly [kind: string, message: string]> => {
  const since = performance.now();
  const fault: unknown = await openMongo(url, { database: 'city' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Error);
  const { name, message, stack = '' } = fault as Error;
  expectOf(performance.now() - since < LONGEST_MS, message).toBeTruthy();
  expectOf(`${stack}${JSON.stringify(fault)}`, 'tells no secret').not.toContain(SECRET);
  return [name, message];
};

const opened = async (t: Cleaning, url: string): Promise<Awaited<ReturnType<typeof openMongo>>> => {
  const mongo = await openMongo(url, { database: 'city' });
  t.after(async () => mongo.close());
  return mongo;
};

describeWithMongod('a client of MongoDB', () => {
  it('says in one sentence what is wrong with a URL, or that nobody answers there', async () => {
    for (const url of [
      '',
      `http://${SECRET}/`,
      `mongodb://u:${SECRET}@`,
      `mongodb://u:${SECRET}@h/%zz`,
      'mongodb://h/a b',
    ]) {
      expectOf((await refused(url))[0], url).toBe('StoreRefusal');
    }
    const nobody = [`mongodb://u:${SECRET}@127.0.0.1:1/`, 'mongodb://no-such-host.invalid/'];
    for (const told of await Promise.all(nobody.map(refused))) {
      expect(told).toStrictEqual(['StoreFault', expect.stringMatching(/^no MongoDB server answers/)]);
    }
  });

  it(
    'tells a server of something else, or one that is silent, from one that answers',
    cleaned(async (t) => {
      const server = createServer((_, response) => response.end('no')).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const mongod = await Mongod.start(t);
      mongod.freeze();
      for (const [kind] of await Promise.all([`mongodb://127.0.0.1:${port}/`, mongod.url].map(refused))) {
        expect(kind).toBe('StoreFault');
      }
    }),
  );

  it(
    'refuses a server that is alone, and one of a set that was never initiated',
    cleaned(async (t) => {
      const alone = await Mongod.start(t, { as: 'standalone' });
      expect(await refused(alone.url)).toStrictEqual(['StoreRefusal', expect.stringContaining('--replSet')]);
      const bare = await Mongod.start(t, { as: 'not-initiated' });
      for (const url of [bare.url, `${bare.url}?directConnection=true`]) {
        expect(await refused(url)).toStrictEqual(['StoreRefusal', expect.stringContaining('rs.initiate()')]);
      }
    }),
  );

  it(
    'refuses a password, a user without rights and one without a name, and tells no secret',
    cleaned(async (t) => {
      const user = { name: 'views', password: SECRET, databases: ['other'] };
      const mongod = await Mongod.start(t, { users: [user] });
      const wrong = mongod.urlFor({ ...user, password: `${SECRET}!` });
      expect(await refused(wrong)).toStrictEqual(['StoreRefusal', expect.stringContaining('user or password')]);
      for (const url of [mongod.urlFor(user), mongod.url]) {
        expect(await refused(url)).toStrictEqual(['StoreRefusal', expect.stringContaining('readWrite')]);
      }
      const own = await opened(t, mongod.urlFor(user).replace('/?', '/other?'));
      expect(own.db.databaseName).toBe('other');
      await own.check();
    }),
  );

  it(
    'finds within two seconds that a server is frozen, and that it is back',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const mongo = await opened(t, mongod.url);
      expect(mongo.db.databaseName).toBe('city');
      await mongo.check();
      mongod.freeze();
      const since = performance.now();
      await expect(mongo.check()).rejects.toThrow(StoreFault);
      expect(performance.now() - since).toBeLessThan(4_000);
      mongod.thaw();
      for (const until = performance.now() + LONGEST_MS; performance.now() < until;) {
        if (
          await mongo.check().then(
            () => true,
            () => false,
          )
        )
          break;
      }
      await mongo.check();
    }),
  );
});
