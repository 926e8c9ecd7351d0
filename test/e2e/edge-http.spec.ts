import { SignJWT } from 'jose';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CityServer, textOf } from '../support/http/city-server.js';
import { NOW } from '../support/http/small-city.js';
import { said } from '../support/http/speak.js';

describe('what HTTP asks for', () => {
  let server: CityServer;
  let token: string;

  before(async () => {
    server = await CityServer.open(NOW);
    token = await server.token('local-admin');
  });
  after(async () => server.close());

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
      assert.match(answer, new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json[^]*${pointer}`));
      assert.match(answer, /x-content-type-options: nosniff/i);
    }
  });

  it('takes a list of entity tags with gaps for one', async () => {
    const { headers } = await server.ask('/v1/units');
    const etag = headers.get('etag') ?? '';
    const statusOf = async (tags: string): Promise<number> =>
      (await server.ask('/v1/units', { headers: { 'if-none-match': tags } })).status;
    assert.equal(await statusOf(`"a", , ${etag}`), 304);
    assert.equal(await statusOf(`,"a" ,,${etag}, `), 304);
    assert.equal(await statusOf('"a",,"b",'), 200);
    assert.equal(await statusOf(' , ,'), 400);
    assert.equal(await statusOf('"a" "b"'), 400);
  });

  it('knows nobody whose name is no text', async () => {
    const key = await server.key();
    for (const sub of [7, {}, ['local-admin'], true, '', null]) {
      const claims = { sub, iss: 'penataan', aud: 'penataan', exp: Math.floor(Date.now() / 1_000) + 60 };
      const odd = await new SignJWT(claims as never).setProtectedHeader({ alg: 'HS256' }).sign(key);
      assert.equal((await server.ask('/v1/me', { token: odd })).status, 401, JSON.stringify(sub));
    }
  });

  it('has pages at /docs, where the root leads, and nothing behind them', async () => {
    const root = await server.ask('/', { as: null });
    assert.deepEqual([root.status, root.headers.get('location')], [302, '/docs']);
    for (const path of [
      '/docs',
      '/docs/',
      '/docs/swagger-ui-init.js',
      '/docs/swagger-ui.css',
      '/docs/favicon-32x32.png',
    ]) {
      const { status, headers } = await server.ask(path, { as: null });
      assert.equal(status, 200, path);
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self';/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }
    const page = (await server.ask('/docs', { as: null })).text;
    assert.deepEqual(page.match(/<script(?! src="\.\/docs\/)|\son\w+=|javascript:/g), null, 'a script of its own');
    const odd = ['%00', '..%2f..%2fpackage.json', 'x'.repeat(3_000), 'none.js', 'LICENSE', 'a/b', '.env'];
    for (const path of odd) {
      const { status, json } = await server.ask(`/docs/${path}`, { as: null });
      assert.deepEqual([status, json.code], [404, 'not-found'], path);
    }
  });

  it('says of an address that there is none, whatever the dates', async () => {
    const english = { 'accept-language': 'en' };
    const nowhere = await server.ask('/v1/nothing', { headers: english });
    assert.match(textOf(nowhere, 'detail'), /no such address/);
    const nobody = await server.ask('/v1/units/00000000-0000-4000-8000-000000000000', { headers: english });
    assert.match(textOf(nobody, 'detail'), /pair of dates/);
  });

  it('lets nobody keep what names a person, nor what is said instead', async () => {
    const kept = async (path: string, as: string | null = 'local-admin'): Promise<string | null> =>
      (await server.ask(path, { as })).headers.get('cache-control');
    for (const path of ['/v1/staff', '/v1/me', '/v1/grants', '/v1/resistance-issues', '/v1/staff/x']) {
      assert.equal(await kept(path), 'no-store', path);
      assert.equal(await kept(path, null), 'no-store', path);
    }
    const lookup = await server.ask('/v1/staff/lookup', { body: { nips: ['199001012015011001'] } });
    assert.equal(lookup.headers.get('cache-control'), 'no-store');
    assert.equal(await kept('/v1/units'), null);
    assert.equal(await kept('/openapi.json', null), null);
  });
});
