import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, textOf } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { here } from '../support/server-here.js';

const MOST = 30;
const [UNKNOWN, TOO_MANY] = ['404 code-unknown', '429 too-busy'];

describe.each([
  ['trusts nobody', [], false],
  ['trusts proxies elsewhere', ['--trust-proxy', '10.0.0.0/8,::1'], false],
  ['trusts the proxy that asks', ['--trust-proxy', '192.0.2.1,127.0.0.0/8'], true],
])('guesses of codes at a server that %s', (_, args, believes) => {
  const cleanup = new Cleanup();
  let anyone: Caller;
  beforeAll(async () => {
    const server = await here(cleanup, await dataDirectory(cleanup), args);
    anyone = new Caller(server.url, undefined);
  });
  afterAll(async () => cleanup.run());

  const guess = async (from: string): Promise<string> => {
    const headers = { 'x-forwarded-for': from };
    const answer = await anyone.ask('/v1/responses/lookup', { body: { code: '0000-0000-0000' }, headers });
    return `${answer.status} ${textOf(answer, 'code')}`;
  };
  const guessed = async (from: (n: number) => string): Promise<readonly string[]> => {
    const said: string[] = [];
    for (let n = 0; n < MOST; n += 1) said.push(await guess(from(n)));
    return [...new Set(said)];
  };

  it('are counted by where they came from, which only a trusted proxy can tell', async () => {
    expect(await guessed((n) => `203.0.113.${believes ? 7 : n}`)).toStrictEqual([UNKNOWN]);
    expect(await guess('203.0.113.7')).toBe(TOO_MANY);
    expect(await guess('203.0.113.8')).toBe(believes ? UNKNOWN : TOO_MANY);
  });

  it('are those of whom the proxy saw, whatever was told to the proxy', async () => {
    expect(await guess('198.51.100.1, 203.0.113.7')).toBe(TOO_MANY);
    expect(await guess('203.0.113.7, 192.0.2.1')).toBe(TOO_MANY);
    expect(await guess('203.0.113.7, 203.0.113.9')).toBe(believes ? UNKNOWN : TOO_MANY);
  });

  it('are those of the proxy where it tells no address', async () => {
    const said = await guessed((n) => `203.0.113.20:${5_000 + n}`);
    expect(said).toStrictEqual([believes ? UNKNOWN : TOO_MANY]);
    expect(await guess('unknown')).toBe(TOO_MANY);
  });
});
