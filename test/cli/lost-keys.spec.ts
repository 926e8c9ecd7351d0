import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { dataDirectory, runCli, serveCli } from './run-cli.js';

const served = async (t: Parameters<typeof dataDirectory>[0], env = {}): Promise<string> => {
  const data = await dataDirectory(t);
  const server = await serveCli(t, ['serve', '--data', data, '--port', '0'], env);
  assert.equal(await server.stop(), 0);
  return data;
};

test('a data directory without the key it was made under is refused, and none is made', async (t) => {
  const data = await served(t, { PENATAAN_MASTER_KEY: randomBytes(32).toString('base64') });
  for (const args of [
    ['token', '--data', data, '--subject', 'local-admin'],
    ['serve', '--data', data, '--port', '0'],
  ]) {
    const { code, stdout, stderr } = await runCli(args);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /PENATAAN_MASTER_KEY/);
  }
  assert.ok(!(await readdir(data)).includes('master.key'));
});

test('a clock is set to days of the calendar only', async (t) => {
  const data = await dataDirectory(t);
  for (const now of ['2026-02-30T09:00:00Z', '2026-06-31T09:00:00Z', '2026-03-01T24:00:00Z', '9990-01-01T00:00:00Z']) {
    const { code, stderr } = await runCli(['serve', '--data', data, '--port', '0', '--now', now]);
    assert.equal(code, 1, now);
    assert.match(stderr, /--now/);
  }
});
