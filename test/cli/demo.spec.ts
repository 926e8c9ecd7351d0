import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dataDirectory } from '../support/data-directory.js';
import { ServerProcess, runCli, startCli } from '../support/server-process.js';
import { here } from '../support/server-here.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';

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
    if (Number(/: (\d+)\/767$/.exec(line)?.[1]) >= 60) child.kill('SIGKILL');
  }
  await closed;
};

type Proposed = { readonly token: string; readonly url: string; readonly show: string };

/** What the guide proposes: the token's variable and the URL of each curl, and what shows the answer. */
const requestsOf = async (server: ServerProcess): Promise<readonly Proposed[]> => {
  await server.line(/\/v1\/events/);
  const text = server.lines.join('\n');
  const tokens = new Map([...text.matchAll(/^([A-Z]+)='(\S+)'/gm)].map(([, name, token]) => [name, token]));
  expect(tokens.size).toBe(7);
  return [...text.matchAll(/curl .*\$([A-Z]+)" '(\S+)' \| (\w+)$/gm)].map(([, name, url = '', show = '']) => ({
    token: tokens.get(name) ?? '',
    url,
    show,
  }));
};

/** What a function of the guide makes of an answer. */
const shownBy = ({ lines }: ServerProcess, show: string, answer: unknown): string => {
  const [, program = ''] = new RegExp(`^${show}\\(\\) \\{ node -e '([^']+)'; \\}`, 'm').exec(lines.join('\n')) ?? [];
  const ran = spawnSync(process.execPath, ['-e', program], { input: JSON.stringify(answer), encoding: 'utf8' });
  expectOf(ran.status, ran.stderr).toBe(0);
  return ran.stdout;
};

type Tried = { readonly answers: readonly unknown[]; readonly screens: readonly string[] };

/** What the requests of the guide are answered, and what the guide shows of it. */
const tried = async (server: ServerProcess, requests: readonly Proposed[]): Promise<Tried> => {
  const answers: unknown[] = [];
  for (const { token, url } of requests) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expectOf(response.status, url).toBe(200);
    answers.push(await response.json());
  }
  return { answers, screens: requests.map(({ show }, index) => shownBy(server, show, answers[index])) };
};

type Expected = {
  readonly readings: readonly (Reading &
    Record<'adoption' | 'readiness', Reading> & { readonly competency?: Reading })[];
};

const expectedIn = async (chapter: string): Promise<Expected> =>
  JSON.parse(await readFile(`examples/sawahlunto/${chapter}.expected.json`, 'utf8')) as Expected;

/** What stands on some of the screens. */
const SHOWN: readonly (readonly [number, RegExp])[] = [
  [2, /SATPOLPP[^]*DKP3[^]*DPMD/],
  [6, /Nomor 12[^]*'decree'.*true.*'amend 2026-04-14'/],
  [6, /'complete'.*false.*'uncomplete 2026-04-14'/],
  [7, /'restore'.*'practice'.*99/],
  [10, /DISDUKCAPIL'.*95[^]*DPMPTSP'.*64/],
];

/** The answers are those of the independent reference, each shown on a screen. */
const compareTried = async ({ answers, screens }: Tried): Promise<void> => {
  for (const screen of screens) {
    expect(screen.endsWith('\n')).toBe(true);
    expectOf(screen.split('\n').length, screen).toBeLessThanOrEqual(40);
  }
  const { readings } = await expectedIn('corrections');
  const newest = (await expectedIn('heard')).readings.at(-1);
  const [wrong, right] = readings.filter(({ asOf }) => asOf === '2026-04-10').map(({ adoption }) => adoption.total);
  expect(answers[0]).toMatchObject({ asOf: '2026-07-31', total: newest?.readiness.total });
  expect(answers[8]).toMatchObject({ total: newest?.competency?.total });
  expect(answers.slice(4, 6)).toMatchObject([{ total: wrong }, { total: right }]);
  for (const [index, pattern] of SHOWN) expect(screens[index] ?? '').toMatch(pattern);
};

test(
  'a demonstration that was interrupted goes on where it was, once',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const args = ['demo', '--data', data, '--port', '0'];
    await interrupted(args);
    const { complete, progress } = await keptIn(data);
    expect(complete).toBe(false);
    expectOf(progress.next >= 60 && progress.next < 767, String(progress.next)).toBeTruthy();
    const first = await ServerProcess.start(t, data, { command: 'demo' });
    expect((await keptIn(data)).complete).toStrictEqual(true);
    const requests = await requestsOf(first);
    expect(requests.length).toBe(16);
    await compareTried(await tried(first, requests));
    expect((await first.stop()).code).toBe(0);
    const second = await ServerProcess.start(t, data, { command: 'demo' });
    await second.line(/\/v1\/events/);
    expect((await second.stop()).code).toBe(0);
    expect((await runCli(['verify', '--data', data])).code).toBe(0);
  }),
);

test(
  'a demonstration does not touch other data',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const server = await here(t, data);
    expect((await server.stop()).code).toBe(0);
    const { code, stderr } = await runCli(['demo', '--data', data, '--port', '0']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/holds something else than the example city/);
  }),
);
