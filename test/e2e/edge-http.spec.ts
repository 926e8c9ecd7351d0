import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { dataDirectory } from '../support/data-directory.js';
import { CityServer } from '../support/http/city-server.js';
import { ServerProcess } from '../support/server-process.js';
import { NOW } from '../support/http/small-city.js';
import { cleaned } from '../support/cleanup.js';
import { said } from '../support/http/speak.js';
import { expectOf } from '../support/expectation.js';

describe('what HTTP asks for', () => {
  let server: CityServer;
  let token: string;

  beforeAll(async () => {
    server = await CityServer.open(NOW);
    token = await server.token('local-admin');
  });
  afterAll(async () => server.close());

  const bearer = (): string => `Authorization: Bearer ${token}`;

  it('speaks of what HTTP asks for as of anything else', async () => {
    const unit = ['POST /v1/units HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 2', bearer()];
    for (const [lines, status, pointer] of [
      [unit, 400, '/headers/Host'],
      [[...unit, 'Host: x', 'Expect: x'], 400, '/headers/Expect'],
      [[...unit, 'Host: x', 'Content-Encoding: gzip'], 415, ''],
      [[...unit, 'Host: x', 'Content-Encoding: identity'], 400, '/code'],
      [['CONNECT x:1 HTTP/1.1', 'Host: x'], 400, ''],
    ] as const) {
      const answer = await said(server.url, lines, '{}');
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json[^]*${pointer}`));
      expect(answer).toMatch(/x-content-type-options: nosniff/i);
    }
  });

  it('takes a list of entity tags with gaps for one', async () => {
    const { headers } = await server.ask('/v1/units');
    const etag = headers.get('etag') ?? '';
    const statusOf = async (tags: string): Promise<number> =>
      (await server.ask('/v1/units', { headers: { 'if-none-match': tags } })).status;
    expect(await statusOf(`"a", , ${etag}`)).toBe(304);
    expect(await statusOf(`,"a" ,,${etag}, `)).toBe(304);
    expect(await statusOf('"a",,"b",')).toBe(200);
    expect(await statusOf(' , ,')).toBe(400);
    expect(await statusOf('"a" "b"')).toBe(400);
  });

  it('knows nobody whose name is no text', async () => {
    const key = await server.key();
    for (const sub of [7, {}, ['local-admin'], true, '', null]) {
      const claims = { sub, iss: 'penataan', aud: 'penataan', exp: Math.floor(Date.now() / 1_000) + 60 };
      const odd = await new SignJWT(claims as never).setProtectedHeader({ alg: 'HS256' }).sign(key);
      expectOf((await server.ask('/v1/me', { token: odd })).status, JSON.stringify(sub)).toBe(401);
    }
  });

  it('has pages at /docs, where the root leads', async () => {
    const root = await server.ask('/', { as: null });
    expect([root.status, root.headers.get('location')]).toStrictEqual([302, '/docs']);
    for (const path of [
      '/docs',
      '/docs/',
      '/docs/swagger-ui-init.js',
      '/docs/swagger-ui.css',
      '/docs/favicon-32x32.png',
    ]) {
      const { status, headers } = await server.ask(path, { as: null });
      expectOf(status, path).toBe(200);
      expect(headers.get('content-security-policy') ?? '').toMatch(/default-src 'none'; script-src 'self';/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const page = (await server.ask('/docs', { as: null })).text;
    expectOf(page.match(/<script(?! src="\.\/docs\/)|\son\w+=|javascript:/g), 'a script of its own').toStrictEqual(
      null,
    );
  });

  // What the pages are served by looks files up by itself: asked of a real process.
  it(
    'has nothing else at /docs',
    cleaned(async (t) => {
      const { url } = await ServerProcess.start(t, await dataDirectory(t));
      const odd = ['%00', '..%2f..%2fpackage.json', 'x'.repeat(3_000), 'none.js', 'LICENSE', 'a/b', '.env'];
      for (const path of odd) {
        const answer = await fetch(`${url}/docs/${path}`);
        const { code } = (await answer.json()) as { code: string };
        expectOf([answer.status, code], path).toStrictEqual([404, 'not-found']);
      }
    }),
  );

  it('says of an address that there is none, whatever the dates', async () => {
    const english = { 'accept-language': 'en' };
    const nowhere = await server.ask('/v1/nothing', { headers: english });
    expect(textOf(nowhere, 'detail')).toMatch(/no such address/);
    const nobody = await server.ask('/v1/units/00000000-0000-4000-8000-000000000000', { headers: english });
    expect(textOf(nobody, 'detail')).toMatch(/pair of dates/);
  });

  it('lets nobody keep what names a person, nor what is said instead', async () => {
    const kept = async (path: string, as: string | null = 'local-admin'): Promise<string | null> =>
      (await server.ask(path, { as })).headers.get('cache-control');
    for (const path of ['/v1/staff', '/v1/me', '/v1/grants', '/v1/resistance-issues', '/v1/staff/x']) {
      expectOf(await kept(path), path).toBe('no-store');
      expectOf(await kept(path, null), path).toBe('no-store');
    }
    const lookup = await server.ask('/v1/staff/lookup', { body: { nips: ['199001012015011001'] } });
    expect(lookup.headers.get('cache-control')).toBe('no-store');
    expect(await kept('/v1/units')).toBe(null);
    expect(await kept('/openapi.json', null)).toBe(null);
  });
});
