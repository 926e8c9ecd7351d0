import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { type Cleaning, cleaned, Cleanup } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { MongodSet } from '../support/mongod/mongod-set.js';
import { type Env, examined, toldOf } from './examined.js';

const NOBODY = '127.0.0.1:9';
const NO_HOST = 'no-such-host.invalid';
const LOGIN = { user: 'kantor', password: 'rahasia-log' };

describeWithMongod('the doctor of a city whose servers do not do', () => {
  const cleanup = new Cleanup();
  let log: EventStoreStandIn;
  let mongod: Mongod;
  let data: string;
  let env: Env;

  /** What is found of servers. */
  const look = async (more: Env = {}): Promise<readonly string[]> => {
    const found = await examined(data, { ...env, ...more });
    return found.filter((line) => /^\w+ (?:log|views|keyring)-(?!lag|fit)/.test(line));
  };

  beforeAll(async () => {
    [log, mongod] = await Promise.all([EventStoreStandIn.start(cleanup), Mongod.start(cleanup)]);
    data = await dataDirectory(cleanup);
    const PENATAAN_MASTER_KEY = randomBytes(32).toString('base64');
    env = { EVENTSTORE_URL: log.url, MONGODB_URL: mongod.url, PENATAAN_NAMESPACE: 'kota', PENATAAN_MASTER_KEY };
  });
  afterAll(async () => cleanup.run());

  const BESIDE = 'fail keyring-server: it is beside the views, whose server does not answer';
  const APART = 'warn keyring-apart: the user of the views may read it';

  it('finds nothing else wrong with them', async () => {
    expect(await look()).toStrictEqual([APART]);
  });

  it('tells that nobody listens, or that a name is not known', async () => {
    const [refused, unknown] = await Promise.all([
      look({
        EVENTSTORE_URL: `esdb://kantor:rahasia@${NOBODY}`,
        MONGODB_URL: `mongodb://kantor:rahasia@${NOBODY}/`,
      }),
      look({
        EVENTSTORE_URL: `esdb://${NO_HOST}:2113`,
        MONGODB_URL: `mongodb://${NO_HOST}/`,
        MONGODB_KEYRING_URL: `mongodb+srv://kantor:rahasia@keys.${NO_HOST}/`,
      }),
    ]);
    const nothing = ['log', 'views'].map((of) => `fail ${of}-server: nothing listens there`);
    const noName = ['log', 'views', 'keyring'].map(
      (of) => `fail ${of}-server: its host has a name that is not known here`,
    );
    expect(refused).toStrictEqual([...nothing, BESIDE]);
    expect(unknown).toStrictEqual(noName);
  });

  it('tells that they take connections and answer nothing, and of one whose keyring alone does', async () => {
    log.freeze();
    mongod.freeze();
    const silent = ['log', 'views'].map(
      (of) => `fail ${of}-server: it takes connections and answers nothing: it is frozen or overloaded`,
    );
    const found = await look();
    log.thaw();
    mongod.thaw();
    expect(found).toStrictEqual([...silent, BESIDE]);
    expect(await look({ MONGODB_KEYRING_URL: `mongodb://${NOBODY}/` })).toStrictEqual([
      'fail keyring-server: nothing listens there',
    ]);
  });

  it(
    'tells of TLS that one of the two does not speak, and of what is told in the open',
    cleaned(async (t) => {
      const wrong = 'what listens there is not what the URL says';
      const both = await look({
        EVENTSTORE_URL: log.url.replace('tls=false', 'tls=true'),
        MONGODB_URL: `${mongod.url}?tls=true`,
      });
      expect(both).toStrictEqual([...['log', 'views'].map((of) => `fail ${of}-server: ${wrong}`), BESIDE]);
      const closed = await EventStoreStandIn.start(t, { login: LOGIN });
      const open = closed.url.replace(/\?.*/, '?tls=false');
      expect(await look({ EVENTSTORE_URL: open })).toStrictEqual([`fail log-server: ${wrong}`, APART]);
      const unsent = log.url.replace('//', `//${LOGIN.user}:${LOGIN.password}@`);
      expect(await look({ EVENTSTORE_URL: unsent })).toStrictEqual([
        'warn log-tls: without TLS, user and password are not sent',
        APART,
      ]);
      // As far away as any other machine, by its name.
      expect(await look({ EVENTSTORE_URL: log.url.replace('127.0.0.1', '0.0.0.0') })).toStrictEqual([
        'warn log-tls: whoever is on the way reads and changes what is told it',
        APART,
      ]);
    }),
  );

  it(
    'tells of a MongoDB that is alone, of a set that nobody initiated, and of one without a primary',
    cleaned(async (t) => {
      const alone = await Mongod.start(t, { as: 'standalone' });
      const bare = await Mongod.start(t, { as: 'not-initiated' });
      for (const { url } of [alone, bare]) {
        const [views] = await toldOfViews(t, url);
        expect(views).toMatchObject({ level: 'fail', what: expect.stringMatching(/replica set/) });
        expect(views?.remedy).toMatch(/--replSet|rs\.initiate\(\)/);
      }
      const set = await MongodSet.start(t);
      const members = (await toldOfViews(t, set.url)).filter(({ check }) => check === 'views-set');
      expect(members).toStrictEqual([
        { check: 'views-set', level: 'ok', what: 'the set has 3 members, and a primary' },
      ]);
      for (let lost = 0; lost < 2; lost += 1) await (await set.primary()).kill();
      const [views] = await toldOfViews(t, set.url);
      expect(views).toMatchObject({ level: 'fail', what: 'the MongoDB replica set has no primary' });
      expect(views?.remedy).toMatch(/start more of its members/);
    }),
  );

  /** Of the views alone. */
  const toldOfViews = async (_: Cleaning, url: string) =>
    (await toldOf(data, { ...env, MONGODB_URL: url })).filter(({ check }) => check.startsWith('views-'));
});
