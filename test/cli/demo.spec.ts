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

type Proposed = { readonly token: string; readonly url: string; readonly show: string };

/** What the guide proposes: the token's variable and the URL of each curl, and what shows the answer. */
const requestsOf = async (server: RunningServer): Promise<readonly Proposed[]> => {
  await server.line(/\/v1\/events/);
  const text = server.lines.join('\n');
  const tokens = new Map([...text.matchAll(/^([A-Z]+)='(\S+)'/gm)].map(([, name, token]) => [name, token]));
  assert.equal(tokens.size, 6);
  return [...text.matchAll(/curl .*\$([A-Z]+)" '(\S+)' \| (\w+)$/gm)].map(([, name, url = '', show = '']) => ({
    token: tokens.get(name) ?? '',
    url,
    show,
  }));
};

/** What a function of the guide makes of an answer. */
const shownBy = ({ lines }: RunningServer, show: string, answer: unknown): string => {
  const [, program = ''] = new RegExp(`^${show}\\(\\) \\{ node -e '([^']+)'; \\}`, 'm').exec(lines.join('\n')) ?? [];
  const ran = spawnSync(process.execPath, ['-e', program], { input: JSON.stringify(answer), encoding: 'utf8' });
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
  const screens: string[] = [];
  for (const { token, url, show } of requests) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.status, 200, url);
    const answer: unknown = await response.json();
    answers.push(answer);
    screens.push(shownBy(first, show, answer));
  }
  for (const screen of screens) assert.ok(screen.endsWith('\n') && screen.split('\n').length <= 40, screen);
  const expected = JSON.parse(await readFile('examples/sawahlunto/expected.json', 'utf8')) as {
    readings: { asOf: string; readiness: Reading }[];
  };
  const [today] = answers as Reading[];
  assert.match(screens[2] ?? '', /SATPOLPP[^]*DKP3[^]*DPMD/);
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
