import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { ROLES, type Role } from '../../src/kernel/organisation/role.js';
import type { Answer } from '../support/caller.js';
import type { Asked } from '../support/http/city-server.js';
import { tokenUnder } from '../support/tokens.js';
import { documentOf, type Route, routesOf } from '../support/http/openapi.js';
import { ALLOWED } from '../support/http/roles.js';
import { NOBODY, SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';
import type * as Outside from '../support/outside/silent-route.js';
import { importOutside } from '../support/outside.js';

const { startOfSilentRoute } = await importOutside<typeof Outside>(
  new URL('../support/outside/silent-route.js', import.meta.url).href,
);

/** Figures and people that a head or agent asks for by unit. */
const BY_UNIT = new Set([
  'GET /v1/staff',
  'GET /v1/resistance-issues',
  'GET /v1/nil-reports',
  'GET /v1/suggestions',
  'GET /v1/complaints',
  'GET /v1/complaints/figures',
]);

const isAllowed = (role: Role | undefined, name: string): boolean => {
  const allowed = ALLOWED.get(name);
  if (allowed === 'public' || allowed === 'token') return true;
  return role !== undefined && allowed?.includes(role) === true;
};

describe('every route', () => {
  let city: SmallCity;
  let routes: Route[];
  let begun: string;

  beforeAll(async () => {
    city = await SmallCity.open();
    routes = routesOf(await documentOf(city.server));
    begun = await city.server.head();
  });
  afterAll(async () => city.close());

  /** A request that only the role can be a reason to refuse by 403: what it names does not exist. */
  const ask = async ({ name, path, method, operation }: Route, who: Asked): Promise<Answer> => {
    const query = BY_UNIT.has(name) ? `?unit=${city.ids.a}` : '';
    const csv = operation.requestBody?.content['text/csv'] !== undefined;
    const sent = csv ? { raw: 'x', headers: { 'content-type': 'text/csv' } } : { body: {} };
    return city.server.ask(`${path.replace('{id}', randomUUID())}${query}`, {
      method,
      ...(method === 'GET' ? {} : sent),
      ...who,
    });
  };

  const refused = async (status: number, code: string, who: Asked): Promise<void> => {
    for (const route of routes.filter(({ name }) => ALLOWED.get(name) !== 'public')) {
      const answer = await ask(route, who);
      expectOf([answer.status, answer.json.code], route.name).toStrictEqual([status, code]);
      if (status === 401) expectOf(answer.headers.get('www-authenticate') ?? '', route.name).toMatch(/^Bearer/);
    }
  };

  it('has an expectation', () => {
    expect(routes.length > 70).toBeTruthy();
    expect(routes.map(({ name }) => name).filter((name) => !ALLOWED.has(name))).toStrictEqual([]);
  });

  it('says in the document whether it needs a token', () => {
    for (const { name, operation } of routes) {
      expectOf(operation.security === undefined, name).toBe(ALLOWED.get(name) === 'public');
    }
  });

  for (const role of [...ROLES, undefined]) {
    it(`is answered for ${role ?? 'nobody'} as section 2 says`, async () => {
      for (const route of routes) {
        const { status, json } = await ask(route, { as: role ? SUBJECTS[role] : NOBODY });
        if (isAllowed(role, route.name))
          expectOf([200, 400, 404].includes(status), `${route.name}: ${status}`).toBeTruthy();
        else expectOf([status, json.code], route.name).toStrictEqual([403, 'forbidden']);
      }
    });
  }

  it('is open to anybody where it is public', async () => {
    for (const route of routes.filter(({ name }) => ALLOWED.get(name) === 'public')) {
      // Nobody's token is looked at; a body without anything is.
      expectOf((await ask(route, { as: null })).status, route.name).toBe(route.method === 'GET' ? 200 : 400);
    }
  });

  it('refuses whoever has no token', async () => refused(401, 'unauthenticated', { as: null }));

  it('refuses a token that is none', async () => refused(401, 'unauthenticated', { token: 'a.b.c' }));

  it('refuses a token that has expired', async () => {
    const token = await city.server.token(SUBJECTS.admin, -1);
    await refused(401, 'unauthenticated', { token });
  });

  it('refuses a token signed by another key', async () => {
    await refused(401, 'unauthenticated', { token: await tokenUnder(randomBytes(32), SUBJECTS.admin, 60) });
  });

  it('refuses a token that nobody signed', async () => {
    const claims = { sub: SUBJECTS.admin, iss: 'penataan', aud: 'penataan' };
    await refused(401, 'unauthenticated', { token: new UnsecuredJWT(claims).setExpirationTime('1h').encode() });
  });

  it('refuses a token for another audience, of another issuer, without end or subject', async () => {
    const key = await city.server.key();
    const good = { sub: SUBJECTS.admin, iss: 'penataan', aud: 'penataan', exp: Math.floor(Date.now() / 1000) + 60 };
    const signed = async (claims: object): Promise<string> =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(key);
    const says = async (claims: object): Promise<number> =>
      (await city.server.ask('/v1/me', { token: await signed(claims) })).status;
    expect(await says(good)).toBe(200);
    for (const changed of [{ aud: 'x' }, { iss: 'x' }, { exp: undefined }, { sub: undefined }, { sub: '' }]) {
      expectOf(await says({ ...good, ...changed }), JSON.stringify(changed)).toBe(401);
    }
  });

  it('refuses a token in another scheme, or in the query', async () => {
    const token = await city.server.token(SUBJECTS.admin);
    const says = async (path: string, authorization?: string): Promise<number> =>
      (await city.server.ask(path, { as: null, ...(authorization ? { headers: { authorization } } : {}) })).status;
    expect(await says('/v1/me', `bearer ${token}`)).toBe(200);
    expect(await says('/v1/me', `Basic ${token}`)).toBe(401);
    expect(await says('/v1/me', token)).toBe(401);
    expect(await says(`/v1/me?access_token=${token}`)).toBe(401);
  });

  it('has recorded nothing of all this', async () => expect(await city.server.head()).toBe(begun));
});

describe('a route that states no permission', () => {
  it('keeps the server from starting', async () => {
    const start = await startOfSilentRoute();
    expect(start).toThrow(/that state no permission: Open\.silent$/);
  });
});
