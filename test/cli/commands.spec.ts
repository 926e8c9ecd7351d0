import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { lockDataDirectory } from '../../src/stores/sqlite/lock.js';
import { tokenKey } from '../../src/platform/callers/token-key.js';
import { TokenCheck } from '../../src/platform/callers/tokens.js';
import { dataDirectory } from '../support/data-directory.js';
import { ServerProcess, runCli } from '../support/server-process.js';
import { here, hereWith } from '../support/server-here.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** A directory that a server was started on, and stopped. */
const served = async (t: Parameters<typeof dataDirectory>[0], env = {}): Promise<string> => {
  const data = await dataDirectory(t);
  const server = await hereWith(env)(t, data);
  await server.stop();
  return data;
};

test(
  'token prints a good token and nothing else',
  cleaned(async (t) => {
    const env = { PENATAAN_MASTER_KEY: KEY };
    const data = await served(t, env);
    const { code, stdout, stderr } = await runCli(['token', '--data', data, '--subject', 'office'], env);
    expect([code, stderr]).toStrictEqual([0, '']);
    expect(stdout).toMatch(/^\S+\n$/);
    const check = new TokenCheck(tokenKey(Buffer.from(KEY, 'base64')));
    expect(await check.subjectOf(stdout.trim())).toBe('office');
    const { iat = 0, exp = 0 } = decodeJwt(stdout.trim());
    expect(exp - iat).toBe(12 * 3_600);
  }),
);

testOnFiles(
  'nothing makes a city where there is none',
  cleaned(async (t) => {
    const data = join(await dataDirectory(t), 'none');
    for (const args of [
      ['token', '--subject', 'office'],
      ['remind', '--print'],
      ['story', join('examples', 'sawahlunto', 'story.json')],
      ['verify'],
      ['export', '-'],
      ['views', 'list'],
      ['views', 'rebuild', 'ledger'],
      ['views', 'prune'],
    ]) {
      const { code, stdout, stderr } = await runCli([...args, '--data', data]);
      expectOf([code, stdout], args.join(' ')).toStrictEqual([1, '']);
      expect(stderr).toMatch(/--data \(PENATAAN_DATA\): .*none holds no city/);
      expect(!existsSync(data)).toBeTruthy();
    }
  }),
);

test('every command and option says what it is for, and the version is told', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(await runCli(['--version'])).toStrictEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  const { stdout: all } = await runCli(['--help']);
  const names = [...all.slice(all.indexOf('Commands:')).matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name);
  expectOf(names.length >= 7, all).toBeTruthy();
  const helps = [...names.map((name) => [name]), ['views', 'list'], ['views', 'rebuild'], ['views', 'prune']];
  for (const args of helps.filter(([name]) => name !== 'help')) {
    const { stdout } = await runCli([...args, '--help']);
    const entries = stdout.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(entries.length > 0).toBeTruthy();
    for (const entry of entries) expectOf(entry, `${args.join(' ')}: ${entry}`).toMatch(/\S {2,}\S/);
  }
});

test(
  'token is good for as long as was asked',
  cleaned(async (t) => {
    const data = await served(t);
    const args = ['token', '--data', data, '--subject', 'office', '--ttl'];
    const { stdout } = await runCli([...args, '30m']);
    const { iat = 0, exp = 0 } = decodeJwt(stdout.trim());
    expect(exp - iat).toBe(1_800);
    for (const ttl of ['30', '0h', '-1h', '367d', 'soon']) {
      const { code, stderr, stdout: nothing } = await runCli([...args, ttl]);
      expect([code, nothing]).toStrictEqual([1, '']);
      expect(stderr).toMatch(/--ttl/);
    }
  }),
);

testOnFiles('a directory that holds no city is told, with exit code 1', async () => {
  const { code, stdout, stderr } = await runCli(['verify', '--data', '/nowhere']);
  expectOf([code, stdout], stderr).toStrictEqual([1, '']);
  expect(stderr).toMatch(/--data \(PENATAAN_DATA\): \/nowhere holds no city/);
});

test('what there is not is told, with exit code 1', async () => {
  const wrong: readonly (readonly [args: string[], told: RegExp])[] = [
    [['dance'], /unknown command 'dance'/],
    [['serve', '--prot', '1'], /unknown option '--prot'/],
    [['serve', 'here'], /too many arguments/],
    [['token', '--data', 'x'], /required option '--subject/],
    [['token', '--subject', ' '], /--subject/],
    [['story'], /missing required argument 'files'/],
    [['views', 'dance'], /unknown command 'dance'/],
    [['views', 'rebuild', 'nothing'], /no view nothing; there are directory/],
    [['story', '/nowhere.json'], /\/nowhere\.json cannot be read/],
  ];
  for (const [args, told] of wrong) {
    const { code, stdout, stderr } = await runCli(args);
    expectOf([code, stdout], args.join(' ')).toStrictEqual([1, '']);
    expect(stderr).toMatch(told);
  }
});

testOnFiles(
  'a wrong setting stops the start with its name',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const flags: readonly (readonly [flag: string, value: string])[] = [
      ['--port', '65536'],
      ['--host', '0.0.0.0'],
      ['--timezone', 'Mars/Base'],
      ['--namespace', 'Two Words'],
      ['--role', 'api'],
      ['--now', 'yesterday'],
    ];
    for (const [flag, value] of flags) {
      const { code, stdout, stderr } = await runCli(['serve', '--data', data, flag, value]);
      expectOf([code, stdout], flag).toStrictEqual([1, '']);
      expectOf(stderr.includes(`${flag} (PENATAAN_`), stderr).toBeTruthy();
    }
    for (const name of ['PENATAAN_DATTA', 'MONGODB_URL']) {
      const { code, stderr } = await runCli(['serve', '--data', data], { [name]: 'x' });
      expect(code).toBe(1);
      expectOf(stderr.includes(name), stderr).toBeTruthy();
    }
  }),
);

testOnFiles(
  'a data directory that a server uses is told of',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const server = await ServerProcess.start(t, data);
    expect(server.lines).toStrictEqual([`listening on ${server.url}`]);
    for (const args of [
      ['serve', '--port', '0'],
      ['views', 'rebuild', 'ledger'],
      ['views', 'prune'],
    ]) {
      const { code, stderr } = await runCli([...args, '--data', data]);
      expectOf(code, args.join(' ')).toBe(1);
      expect(stderr).toMatch(/another server/i);
    }
    expect((await runCli(['views', 'list', '--data', data])).stdout).toMatch(/ledger\.\d+: serves, 0 events behind/);
    expect((await server.stop()).code).toBe(0);
    const lock = await lockDataDirectory(data);
    expect(lock.kind).toBe('held');
    if (lock.kind === 'held') await lock.release();
    expect((await runCli(['views', 'rebuild', 'ledger', '--data', data])).code).toBe(0);
  }),
);

test(
  'a story that goes otherwise is told of, with exit code 1',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const file = join(data, 'story.json');
    const step = { as: 'local-admin', do: 'POST /v1/grants', with: { subject: 'a', role: 'auditor' } };
    const steps = [step, { ...step, as: 'nobody' }];
    await writeFile(file, JSON.stringify({ title: 'Two grants', steps }));
    const server = await here(t, data);
    const args = ['story', file, '--url', server.url, '--data', data];
    const refused = await runCli(args);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/\/steps\/1 .*\nexpected any 2xx, answered 403 forbidden, request /);
    await writeFile(file, JSON.stringify({ title: 'Two grants', steps: [{ ...step, at: '2026-01-01T00:00:00Z' }] }));
    expect((await runCli(args)).stderr).toMatch(/cannot be moved: start it with --now/);
    await writeFile(file, JSON.stringify({ title: 'Two grants', steps: [step, step] }));
    const played = await runCli(args);
    expect([played.code, played.stdout.split('\n')[0]]).toStrictEqual([0, 'played 2 of 2 steps']);
    expect((await server.stop()).code).toBe(0);
  }),
);
