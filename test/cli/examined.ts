import { expect } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { runCli } from '../support/server-process.js';

export type Told = {
  readonly check: string;
  readonly level: 'ok' | 'warn' | 'fail';
  readonly what: string;
  readonly remedy?: string;
};

export type Env = Readonly<Record<string, string>>;

/** Of servers with one member each, on a disk of whatever size. */
const KNOWN = /^(?:log-cluster|views-set|keyring-set|views-disk|keyring-disk|disk)$/;

/** What is warned of because of what something else was found. */
const FOLLOWS = /^not looked at: /;

/** What every user and password of these tests holds, and what only a URL does. */
const SECRETS = /rahasia|kantor|:\/\/|Pegawai|190\d{15}/;

/** A start of Node, and what may be waited for. */
const LONGEST_MS = 45_000;

/** Everything the doctor says of servers, once it is in order, without a secret, and in time. */
export const toldOf = async (data: string, env: Env): Promise<readonly Told[]> => {
  const since = performance.now();
  const given = { NODE_NO_WARNINGS: '1', ...env };
  const { code, stdout, stderr } = await runCli(['doctor', '--json', '--data', data], given);
  expectOf(performance.now() - since < LONGEST_MS, stdout).toBe(true);
  expectOf(stderr, stdout).toBe('');
  expect(stdout).not.toMatch(SECRETS);
  if (env['PENATAAN_MASTER_KEY'] !== undefined) expect(stdout).not.toContain(env['PENATAAN_MASTER_KEY']);
  const told = JSON.parse(stdout) as Told[];
  expectOf(code, stdout).toBe(told.some(({ level }) => level === 'fail') ? 1 : 0);
  for (const { level, remedy } of told) expectOf(remedy === undefined, stdout).toBe(level === 'ok');
  return told;
};

/** What is found beside that all is well. */
export const examined = async (data: string, env: Env): Promise<readonly string[]> => {
  const found = (await toldOf(data, env)).filter(({ level, check, what }) => {
    return level !== 'ok' && !KNOWN.test(check) && !FOLLOWS.test(what);
  });
  return found.map(({ check, level, what }) => `${level} ${check}: ${what}`);
};
