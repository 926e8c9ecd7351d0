import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { dataDirectory, type RunningServer, runCli, serveCli, startCli } from './run-cli.js';

type Kept = { readonly complete: boolean; readonly progress: { readonly next: number } };
type Reading = { readonly asOf: string; readonly total: object };

const keptIn = async (data: string): Promise<Kept> =>
  JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')) as Kept;

/** Kills a demonstration, without a warning, once it has played some steps. */
const interrupted = async (args: readonly string[]): Promise<void> => {
  const child = startCli(args);
  const closed = once(child, 'close');
  child.stdout.resume();
  for await (const line of createInterface(child.stderr)) {
    if (Number(/: (\d+)\/219$/.exec(line)?.[1]) >= 60) child.kill('SIGKILL');
  }
  await closed;
};

/** What the guide proposes: the token's variable and the URL of each curl. */
const requestsOf = async (server: RunningServer): Promise<(readonly [token: string, url: string])[]> => {
  await server.line(/\/v1\/events/);
  const text = server.lines.join('\n');
  const tokens = new Map([...text.matchAll(/^([A-Z]+)='(\S+)'/gm)].map(([, name, token]) => [name, token]));
  assert.equal(tokens.size, 6);
  return [...text.matchAll(/curl .*\$([A-Z]+)" '(\S+)'/g)].map(([, name, url]) => [tokens.get(name) ?? '', url ?? '']);
};

/** What the program in the guide makes of a reading. */
const furthestBehind = ({ lines }: RunningServer, reading: unknown): string => {
  const [, program = ''] = /node -e '([^']+)'/.exec(lines.join('\n')) ?? [];
  const ran = spawnSync(process.execPath, ['-e', program], { input: JSON.stringify(reading), encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
};

test('a demonstration that was interrupted goes on where it was, once', async (t) => {
  const data = await dataDirectory(t);
  const args = ['demo', '--data', data, '--port', '0'];
  await interrupted(args);
  const { complete, progress } = await keptIn(data);
  assert.equal(complete, false);
  assert.ok(progress.next >= 60 && progress.next < 219, String(progress.next));
  const first = await serveCli(t, args);
  assert.deepEqual((await keptIn(data)).complete, true);
  const requests = await requestsOf(first);
  assert.equal(requests.length, 5);
  const answers: unknown[] = [];
  for (const [token, url] of requests) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.status, 200, url);
    answers.push(await response.json());
  }
  const expected = JSON.parse(await readFile('examples/sawahlunto/expected.json', 'utf8')) as {
    readings: { asOf: string; readiness: Reading }[];
  };
  const [today] = answers as Reading[];
  assert.match(furthestBehind(first, today), /SATPOLPP[^]*DKP3[^]*DPMD/);
  assert.deepEqual([today?.asOf, today?.total], ['2026-03-31', expected.readings.at(-1)?.readiness.total]);
  assert.equal(await first.stop(), 0);
  const second = await serveCli(t, args);
  await second.line(/\/v1\/events/);
  assert.equal(await second.stop(), 0);
  assert.equal((await runCli(['verify', '--data', data])).code, 0);
});

test('a demonstration does not touch other data', async (t) => {
  const data = await dataDirectory(t);
  const server = await serveCli(t, ['serve', '--data', data, '--port', '0']);
  assert.equal(await server.stop(), 0);
  const { code, stderr } = await runCli(['demo', '--data', data, '--port', '0']);
  assert.equal(code, 1);
  assert.match(stderr, /holds something else than the example city/);
});
