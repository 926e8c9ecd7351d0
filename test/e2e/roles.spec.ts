import { SignJWT, UnsecuredJWT } from 'jose';
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ROLES, type Role } from '../../src/kernel/role.js';
import { Requires } from '../../src/platform/guard.js';
import { fastifyAdapter } from '../../src/platform/http.js';
import { mustStatePermissions } from '../../src/platform/route-check.js';
import { signToken } from '../../src/platform/tokens.js';
import type { Answer, Asked } from '../support/http/city-server.js';
import { documentOf, type Route, routesOf } from '../support/http/openapi.js';
import { ALLOWED } from '../support/http/roles.js';
import { NOBODY, SmallCity, SUBJECTS } from '../support/http/small-city.js';

/** Figures and people that a head or agent asks for by unit. */
const BY_UNIT = new Set(['GET /v1/staff', 'GET /v1/resistance-issues']);

const isAllowed = (role: Role | undefined, name: string): boolean => {
  const allowed = ALLOWED.get(name);
  if (allowed === 'public' || allowed === 'token') return true;
  return role !== undefined && allowed?.includes(role) === true;
};

describe('every route', () => {
  let city: SmallCity;
  let routes: Route[];
  let begun: string;

  before(async () => {
    city = await SmallCity.open();
    routes = routesOf(await documentOf(city.server));
    begun = await city.server.head();
  });
  after(async () => city.close());

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
      assert.deepEqual([answer.status, answer.json.code], [status, code], route.name);
      if (status === 401) assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/, route.name);
    }
  };

  it('has an expectation', () => {
    assert.ok(routes.length > 70);
    assert.deepEqual(
      routes.map(({ name }) => name).filter((name) => !ALLOWED.has(name)),
      [],
    );
  });

  it('says in the document whether it needs a token', () => {
    for (const { name, operation } of routes) {
      assert.equal(operation.security === undefined, ALLOWED.get(name) === 'public', name);
    }
  });

  for (const role of [...ROLES, undefined]) {
    it(`is answered for ${role ?? 'nobody'} as section 2 says`, async () => {
      for (const route of routes) {
        const { status, json } = await ask(route, { as: role ? SUBJECTS[role] : NOBODY });
        if (isAllowed(role, route.name)) assert.ok([200, 400, 404].includes(status), `${route.name}: ${status}`);
        else assert.deepEqual([status, json.code], [403, 'forbidden'], route.name);
      }
    });
  }

  it('is open to anybody where it is public', async () => {
    for (const route of routes.filter(({ name }) => ALLOWED.get(name) === 'public')) {
      assert.equal((await ask(route, { as: null })).status, 200, route.name);
    }
  });

  it('refuses whoever has no token', async () => refused(401, 'unauthenticated', { as: null }));

  it('refuses a token that is none', async () => refused(401, 'unauthenticated', { token: 'a.b.c' }));

  it('refuses a token that has expired', async () => {
    const token = await city.server.token(SUBJECTS.admin, -1);
    await refused(401, 'unauthenticated', { token });
  });

  it('refuses a token signed by another key', async () => {
    await refused(401, 'unauthenticated', { token: await signToken(randomBytes(32), SUBJECTS.admin, 60) });
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
    assert.equal(await says(good), 200);
    for (const changed of [{ aud: 'x' }, { iss: 'x' }, { exp: undefined }, { sub: undefined }, { sub: '' }]) {
      assert.equal(await says({ ...good, ...changed }), 401, JSON.stringify(changed));
    }
  });

  it('refuses a token in another scheme, or in the query', async () => {
    const token = await city.server.token(SUBJECTS.admin);
    const says = async (path: string, authorization?: string): Promise<number> =>
      (await city.server.ask(path, { as: null, ...(authorization ? { headers: { authorization } } : {}) })).status;
    assert.equal(await says('/v1/me', `bearer ${token}`), 200);
    assert.equal(await says('/v1/me', `Basic ${token}`), 401);
    assert.equal(await says('/v1/me', token), 401);
    assert.equal(await says(`/v1/me?access_token=${token}`), 401);
  });

  it('has recorded nothing of all this', async () => assert.equal(await city.server.head(), begun));
});

describe('a route that states no permission', () => {
  it('keeps the server from starting', async () => {
    @Controller()
    class Open {
      @Get('stated')
      @Requires('public')
      stated(): string {
        return '';
      }

      @Get('silent')
      silent(): string {
        return '';
      }
    }
    @Module({ controllers: [Open] })
    class OpenModule {}
    const app = await NestFactory.create<NestFastifyApplication>(OpenModule, fastifyAdapter(), { logger: false });
    assert.throws(() => mustStatePermissions(app), /that state no permission: Open\.silent$/);
  });
});
