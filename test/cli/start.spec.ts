import { expect, test } from '@jest/globals';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectory } from '../support/data-directory.js';
import { ServerProcess, runCli } from '../support/server-process.js';
import { cleaned } from '../support/cleanup.js';

const answersTo = async (url: string, token: string): Promise<number> =>
  (await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;

test(
  'a start on no directory yet makes it, and says what to try with a token that is good',
  cleaned(async (t) => {
    const data = join(await dataDirectory(t), 'new', 'city');
    const server = await ServerProcess.start(t, data, { command: 'start' });
    const said = await server.line(/^ADMIN='.+'$/);
    expect(await answersTo(server.url, said.slice("ADMIN='".length, -1))).toBe(200);
    await server.line(/\/docs$/);
    expect((await server.stop()).code).toBe(0);
    const log = await readFile(join(data, 'requests.log'), 'utf8');
    expect(log).toMatch(/"route":"\/v1\/me","status":200/);
  }),
);

test(
  'a log that cannot be written does not stop the server',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    await rm(data, { recursive: true });
    await mkdir(join(data, 'requests.log'), { recursive: true });
    const server = await ServerProcess.start(t, data, { command: 'start' });
    const token = (await runCli(['token', '--data', data, '--subject', 'local-admin'])).stdout.trim();
    expect(await answersTo(server.url, token)).toBe(200);
    expect(await answersTo(server.url, token)).toBe(200);
    expect((await server.stop()).code).toBe(0);
  }),
);
