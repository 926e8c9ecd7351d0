import assert from 'node:assert/strict';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { dataDirectory, runCli, serveCli } from './run-cli.js';

const answersTo = async (url: string, token: string): Promise<number> =>
  (await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;

test('a start on no directory yet makes it, and says what to try with a token that is good', async (t) => {
  const data = join(await dataDirectory(t), 'new', 'city');
  const server = await serveCli(t, ['start', '--data', data, '--port', '0']);
  const said = await server.line(/^ADMIN='.+'$/);
  assert.equal(await answersTo(server.url, said.slice("ADMIN='".length, -1)), 200);
  await server.line(/\/docs$/);
  assert.equal(await server.stop(), 0);
  const log = await readFile(join(data, 'requests.log'), 'utf8');
  assert.match(log, /"route":"\/v1\/me","status":200/);
});

test('a log that cannot be written does not stop the server', async (t) => {
  const data = await dataDirectory(t);
  await rm(data, { recursive: true });
  await mkdir(join(data, 'requests.log'), { recursive: true });
  const server = await serveCli(t, ['start', '--data', data, '--port', '0']);
  const token = (await runCli(['token', '--data', data, '--subject', 'local-admin'])).stdout.trim();
  assert.equal(await answersTo(server.url, token), 200);
  assert.equal(await answersTo(server.url, token), 200);
  assert.equal(await server.stop(), 0);
});
