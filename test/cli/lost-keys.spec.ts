import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dataDirectory } from '../support/data-directory.js';
import { ServerProcess, runCli } from '../support/server-process.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';

const served = async (t: Parameters<typeof dataDirectory>[0], env = {}): Promise<string> => {
  const data = await dataDirectory(t);
  const server = await ServerProcess.start(t, data, { env });
  expect((await server.stop()).code).toBe(0);
  return data;
};

test(
  'a data directory without the key it was made under is refused, and none is made',
  cleaned(async (t) => {
    const data = await served(t, { PENATAAN_MASTER_KEY: randomBytes(32).toString('base64') });
    for (const args of [
      ['token', '--data', data, '--subject', 'local-admin'],
      ['serve', '--data', data, '--port', '0'],
    ]) {
      const { code, stdout, stderr } = await runCli(args);
      expect([code, stdout]).toStrictEqual([1, '']);
      expect(stderr).toMatch(/PENATAAN_MASTER_KEY/);
    }
    expect(!(await readdir(data)).includes('master.key')).toBeTruthy();
  }),
);

test(
  'a token is made under no key but that of the server, wherever its log and keyring are',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const [log, views] = [
      { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' },
      { MONGODB_URL: 'mongodb://127.0.0.1:1/x' },
    ];
    for (const env of [log, { ...log, ...views }]) {
      const { code, stdout, stderr } = await runCli(['token', '--data', data, '--subject', 'local-admin'], env);
      expect([code, stdout]).toStrictEqual([1, '']);
      expect(stderr).toMatch(/PENATAAN_MASTER_KEY: .* as it is set for the server/);
      expect(await readdir(data)).toStrictEqual([]);
    }
  }),
);

test(
  'a clock is set to days of the calendar only',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    for (const now of [
      '2026-02-30T09:00:00Z',
      '2026-06-31T09:00:00Z',
      '2026-03-01T24:00:00Z',
      '9990-01-01T00:00:00Z',
    ]) {
      const { code, stderr } = await runCli(['serve', '--data', data, '--port', '0', '--now', now]);
      expectOf(code, now).toBe(1);
      expect(stderr).toMatch(/--now/);
    }
  }),
);
