import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { Cleanup } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { must } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { hereWith } from '../support/server-here.js';
import { runCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { type Env, examined } from './examined.js';

const CITY = 'kota';
const OTHER = 'lain';
const LOGIN = { user: 'kantor', password: 'rahasia-log' };
const VIEWS = { name: 'kantor-views', password: 'rahasia-views', databases: [CITY] };
const KEYS = { name: 'kantor-keys', password: 'rahasia-keys', databases: [`${CITY}-keyring`] };
const BOTH = { name: 'kantor-lain', password: 'rahasia-lain', databases: [OTHER, `${OTHER}-keyring`] };
const READER = { name: 'kantor-baca', password: 'rahasia-baca', databases: [] };

/** A machine whose clock is wrong. */
const clockAhead = (ms: number): Env => ({
  NODE_OPTIONS: `--import "data:text/javascript,const now=Date.now;Date.now=()=>now()+${ms};"`,
});

const cleanup = new Cleanup();
let log: EventStoreStandIn;
let mongod: Mongod;
let city: StaffedCity;
let env: Env;
/** Of another city, whose views and keyring one user has. */
let other: Env;

const urlOf = (user: typeof VIEWS, database: string): string => mongod.urlFor(user).replace('/?', `/${database}?`);

const asRoot = async <T>(ask: (client: MongoClient) => Promise<T>): Promise<T> => {
  const client = await MongoClient.connect(mongod.urlFor());
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
};

/** Everything that lies on both servers. */
const stored = async (): Promise<unknown> =>
  asRoot(async (client) => {
    const collections = [CITY, OTHER, 'baru'].flatMap((name) => [name, `${name}-keyring`]);
    const found = collections.map(async (name) => {
      const all = await client.db(name).collections();
      return Promise.all(all.map(async (one) => [one.namespace, await one.find().toArray()]));
    });
    return [log.stored(), await Promise.all(found)];
  });

const look = async (more: Env = {}): Promise<readonly string[]> => examined(city.data, { ...env, ...more });

const found = async (): Promise<void> => {
  log = await EventStoreStandIn.start(cleanup, { login: LOGIN });
  mongod = await Mongod.start(cleanup, { users: [VIEWS, KEYS, BOTH] });
  await mongod.asRoot({ createUser: READER.name, pwd: READER.password, roles: [{ role: 'read', db: CITY }] });
  const stores = {
    EVENTSTORE_URL: log.url,
    MONGODB_URL: urlOf(VIEWS, CITY),
    MONGODB_KEYRING_URL: urlOf(KEYS, `${CITY}-keyring`),
    PENATAAN_NAMESPACE: CITY,
  };
  city = await StaffedCity.found(cleanup, [], hereWith(stores));
  env = { ...stores, PENATAAN_MASTER_KEY: (await readFile(join(city.data, 'master.key'), 'utf8')).trim() };
  const apart = { MONGODB_URL: urlOf(BOTH, OTHER), MONGODB_KEYRING_URL: '', PENATAAN_NAMESPACE: OTHER };
  other = { ...env, ...apart };
  const neighbour = await hereWith(other)(cleanup, await dataDirectory(cleanup));
  await neighbour.stop();
};

/** With a password that was changed since. */
const outdated = (url: string): string => url.replace(/(rahasia-\w+)/, '$1-lama');

describeWithMongod('the doctor of a city on servers', () => {
  beforeAll(found);
  afterAll(async () => cleanup.run());

  it('says of each thing in a line that it is well', async () => {
    expect(await look()).toStrictEqual([]);
    const { stdout, code } = await runCli(['doctor', '--data', city.data], env);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^(?:ok {2}|warn) [a-z-]+: \S/);
    const ofServers = ['server', 'tls', 'set', 'rights', 'clock', 'disk'];
    expect(lines.map((line) => /^\w+ +([a-z-]+)/.exec(line)?.[1])).toStrictEqual([
      'settings',
      ...['server', 'tls', 'rights', 'appends', 'cluster'].map((of) => `log-${of}`),
      ...ofServers.flatMap((of) => (of === 'rights' ? [of, of] : [of])).map((of) => `views-${of}`),
      'views-indexes',
      ...ofServers.map((of) => `keyring-${of}`),
      'keyring-apart',
      ...'release disk modes log identity import clock master-key keyring views keys'.split(' '),
      ...'views-fit views-lag views-lag views-lag views-lag processes workers crossings'.split(' '),
    ]);
    expect(stdout).toMatch(/log-server: it answers, and is EventStoreDB 23\.10\.\d/);
    expect(stdout).toMatch(/views-server: it answers, and is MongoDB \d+\.\d+\.\d+/);
    expect(stdout).toMatch(/warn views-set: .* -> give it three/);
    expect(stdout).toMatch(/keyring-apart: the user of the views cannot read it/);
  });

  it('tells of users that are not known', async () => {
    const [refused] = await look({ EVENTSTORE_URL: outdated(log.url) });
    expect(refused).toBe('fail log-rights: it does not know this user and password');
    for (const [name, of] of Object.entries({ MONGODB_URL: 'views', MONGODB_KEYRING_URL: 'keyring' })) {
      const sentence = 'the MongoDB server refuses user or password';
      expect(await look({ [name]: outdated(env[name] ?? '') })).toStrictEqual([`fail ${of}-server: ${sentence}`]);
    }
  });

  it('tells of users that may not do what has to be done', async () => {
    await log.order({ kind: 'forbid-all', on: true });
    expect(await look()).toStrictEqual(['fail log-rights: it does not let this user read $all']);
    await log.order({ kind: 'forbid-all', on: false });
    await log.nextAppends({ kind: 'denied' });
    expect(await look()).toStrictEqual(['fail log-appends: it does not let this user append']);
    await log.nextAppends({ kind: 'too-large' });
    expect(await look()).toStrictEqual([expect.stringMatching(/^fail log-appends: it takes appends of no more than/)]);
    expect(await look({ MONGODB_URL: urlOf(READER, CITY) })).toStrictEqual([
      'fail views-rights: this user may read and not write',
    ]);
    expect(await look({ MONGODB_URL: urlOf(VIEWS, OTHER) })).toStrictEqual([
      expect.stringMatching(/^fail views-server: .* lets this user not read the database/),
    ]);
  });

  it('tells of what is of another city, and of a wrong master key', async () => {
    const foreignViews = await look({ MONGODB_URL: urlOf(BOTH, OTHER) });
    expect(foreignViews).toContain('fail views-fit: the views are of another log');
    const foreignKeys = await look({ MONGODB_KEYRING_URL: urlOf(BOTH, `${OTHER}-keyring`) });
    expect(foreignKeys).toStrictEqual(['fail keys: the keyring is of another log']);
    const [wrong, ...more] = await look({ PENATAAN_MASTER_KEY: randomBytes(32).toString('base64') });
    expect(wrong).toMatch(/^fail keyring: PENATAAN_MASTER_KEY: the key under which the keyring in MongoDB was made/);
    expect(more).toStrictEqual([]);
    const { PENATAAN_MASTER_KEY: _, ...ofThisMachine } = env;
    expect(await examined(city.data, ofThisMachine)).toStrictEqual([
      expect.stringMatching(/^warn master-key: it is in a file of this machine/),
    ]);
  });

  it('tells of a keyring that whoever has the views can read', async () => {
    expect(await examined(city.data, other)).toContain('warn keyring-apart: the user of the views may read it');
    const inOne = await examined(city.data, { ...other, MONGODB_KEYRING_URL: urlOf(BOTH, OTHER) });
    expect(inOne).toContain('warn keyring-apart: keyring and views lie in one database');
  });

  it('tells of clocks that are apart, of missing indexes, and of what is told in the open', async () => {
    const aBit = 'warn views-clock: its clock and the one of this machine are 5 s apart';
    const tooFar = 'fail views-clock: its clock and the one of this machine are 90 s apart';
    expect(await look(clockAhead(5_000))).toContain(aBit);
    expect(await look(clockAhead(-90_000))).toContain(tooFar);
    // As far away as any other machine, by its name.
    const open = urlOf(VIEWS, CITY).replace('127.0.0.1', '0.0.0.0');
    expect(await look({ MONGODB_URL: `${open}&directConnection=true` })).toStrictEqual([
      'warn views-tls: whoever is on the way reads and changes what is told it',
    ]);
    await asRoot(async (client) => {
      const documents = (await client.db(CITY).collections()).find((one) => /documents/.test(one.collectionName));
      must(documents);
      await documents.dropIndex('under_1__id_1');
    });
    expect(await look()).toStrictEqual([expect.stringMatching(/^fail views-indexes: [a-z.-]+\d .* lacks its index$/)]);
  });

  it('tells that no worker runs, and changes nothing, be there a city or not', async () => {
    await city.server.stop();
    const before = await stored();
    expect(await look()).toContain('warn workers: no worker runs: no view is kept up');
    const url = urlOf(BOTH, OTHER);
    const none = await examined(city.data, { ...other, MONGODB_URL: url, PENATAAN_NAMESPACE: 'baru' });
    expect(none).toContain('warn identity: the log does not say which it is');
    expect(await stored()).toStrictEqual(before);
  });
});
