import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MASTER_KEY_FILE } from '../../src/stores/sqlite/data-files.js';
import { Cleanup } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { hereWith } from '../support/server-here.js';
import { runCli } from '../support/server-process.js';

const NOBODY = '127.0.0.1:9';
const SECRET = 'rahasia-sekali';
const KEY = Buffer.alloc(32, 7).toString('base64');

type Env = Readonly<Record<string, string>>;

describeWithMongod('a start on servers that will not do', () => {
  const cleanup = new Cleanup();
  let log = '';
  let views = '';
  let first: Env;
  let second: Env;

  beforeAll(async () => {
    const [standIn, mongod] = await Promise.all([EventStoreStandIn.start(cleanup), Mongod.start(cleanup)]);
    [log, views] = [standIn.url, mongod.url];
    first = { EVENTSTORE_URL: log, MONGODB_URL: views, PENATAAN_NAMESPACE: 'satu', PENATAAN_MASTER_KEY: KEY };
    second = { ...first, PENATAAN_NAMESPACE: 'dua' };
    for (const env of [first, second]) {
      const server = await hereWith(env)(cleanup, await dataDirectory(cleanup));
      await server.stop();
    }
  });
  afterAll(async () => cleanup.run());

  const mustBeRefused = async (env: Env, sentence: RegExp): Promise<void> => {
    const began = Date.now();
    const { code, stdout, stderr } = await runCli(
      ['serve', '--data', await dataDirectory(cleanup), '--port', '0'],
      env,
    );
    expectOf([code, stdout], stderr).toStrictEqual([1, '']);
    const lines = stderr
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expectOf(lines.length <= 2, stderr).toBe(true);
    expect(lines[0]).toMatch(sentence);
    expect(stderr).not.toContain(SECRET);
    expectOf(Date.now() - began < 20_000, `${Date.now() - began} ms`).toBe(true);
  };

  it('where nobody answers', async () => {
    const nobody = `office:${SECRET}@${NOBODY}`;
    await Promise.all([
      mustBeRefused({ ...first, EVENTSTORE_URL: `esdb://${nobody}?tls=false` }, /EVENTSTORE_URL: /),
      mustBeRefused({ ...first, MONGODB_URL: `mongodb://${nobody}/` }, /MONGODB_URL: /),
      mustBeRefused({ ...first, MONGODB_KEYRING_URL: `mongodb://${nobody}/` }, /MONGODB_KEYRING_URL: /),
    ]);
  });

  it('where user or password are wrong', async () => {
    const [asking, asked] = await Promise.all([
      EventStoreStandIn.start(cleanup, { login: { user: 'office', password: 'right' } }),
      Mongod.start(cleanup, { users: [{ name: 'views', password: 'right', databases: ['satu'] }] }),
    ]);
    const eventStore = asking.url.replace('esdb://', `esdb://office:${SECRET}@`);
    const mongo = asked.urlFor({ name: 'views', password: SECRET, databases: [] });
    const noRights = asked.urlFor({ name: 'views', password: 'right', databases: [] });
    await Promise.all([
      mustBeRefused({ ...first, EVENTSTORE_URL: eventStore }, /EVENTSTORE_URL: .*password/),
      mustBeRefused({ ...first, MONGODB_URL: mongo }, /MONGODB_URL: .*password/),
      mustBeRefused({ ...first, MONGODB_URL: noRights, PENATAAN_NAMESPACE: 'tiga' }, /MONGODB_URL: .*role/),
    ]);
  });

  it('where MongoDB is no replica set', async () => {
    const alone = await Mongod.start(cleanup, { as: 'standalone' });
    await mustBeRefused({ ...first, MONGODB_URL: alone.url }, /MONGODB_URL: .*replica set/);
  });

  it('where the stores of two cities are mixed', async () => {
    await mustBeRefused(
      { ...first, MONGODB_URL: `${views}dua`, MONGODB_KEYRING_URL: `${views}satu-keyring` },
      /MONGODB_URL: /,
    );
    await mustBeRefused({ ...first, MONGODB_KEYRING_URL: `${views}dua-keyring` }, /another log|of another/);
    await mustBeRefused({ ...first, PENATAAN_NAMESPACE: 'dua', MONGODB_URL: `${views}satu` }, /MONGODB|another/);
  });

  it('where the master key is not that of the keyring', async () => {
    const other = Buffer.alloc(32, 8).toString('base64');
    await mustBeRefused({ ...first, PENATAAN_MASTER_KEY: other }, /PENATAAN_MASTER_KEY: /);
  });

  it('where there is a keyring and no master key: no other one is made, for no command', async () => {
    const { PENATAAN_MASTER_KEY: _, ...keyless } = first;
    const data = await dataDirectory(cleanup);
    for (const command of [
      ['token', '--subject', 'kantor'],
      ['serve', '--port', '0'],
    ]) {
      const { code, stdout, stderr } = await runCli([...command, '--data', data], keyless);
      expectOf([code, stdout], stderr).toStrictEqual([1, '']);
      expect(stderr).toMatch(/PENATAAN_MASTER_KEY: the key under which/);
      expectOf(existsSync(join(data, MASTER_KEY_FILE)), command.join(' ')).toBe(false);
    }
  });
});
