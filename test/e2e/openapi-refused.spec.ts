import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { textOf } from '../support/caller.js';
import type { Asked } from '../support/http/city-server.js';
import { Conformance } from '../support/http/conformance.js';
import { Drawing } from '../support/http/draw.js';
import { documentOf, type OpenApi, type Route, routesOf, type Schema } from '../support/http/openapi.js';
import { SmallCity } from '../support/http/small-city.js';
import { MARK, type Spoilt, spoiltBodies, spoiltFields, spoiltParameters } from '../support/http/spoil.js';
import { expectOf } from '../support/expectation.js';

/** Open, or answered for as long as somebody listens. */
const APART = new Set(['/health/live', '/health/ready', '/metrics', '/v1/changes']);

const bodyOf = ({ operation }: Route): Schema | undefined => operation.requestBody?.content['application/json']?.schema;

/** An empty body is none, which a route may take that needs none. */
const bodiesFor = ({ operation }: Route, good: JsonObject): Spoilt[] =>
  spoiltBodies(good).filter(({ how }) => how !== 'empty' || operation.requestBody?.required === true);

describe('whatever the document does not allow', () => {
  let city: SmallCity;
  let document: OpenApi;
  let routes: Route[];
  let drawing: Drawing;
  let conformance: Conformance;
  let begun: string;

  beforeAll(async () => {
    city = await SmallCity.open();
    for (const role of ['auditor', 'privacy-officer', 'complaint-officer']) {
      await city.server.write('/v1/grants', { subject: 'local-admin', role });
    }
    document = await documentOf(city.server);
    routes = routesOf(document).filter(({ path }) => !APART.has(path));
    drawing = new Drawing(document, city.ids);
    conformance = new Conformance(document);
    begun = await city.server.head();
  });
  afterAll(async () => city.close());

  const drawn = new Map<Route, JsonObject>();

  /** A body that would do: the same whenever it is asked for. */
  const goodBody = (route: Route): JsonObject => {
    const [schema, known] = [bodyOf(route), drawn.get(route)];
    if (!schema || known) return known ?? {};
    const [body] = fc.sample(drawing.value(schema), { numRuns: 1, seed: 3 }) as JsonObject[];
    drawn.set(route, body ?? {});
    return body ?? {};
  };

  const pathOf = ({ path }: Route): string => path.replace('{id}', city.ids.programme);

  const refuses = async (route: Route, { how, asked, query, status }: Spoilt): Promise<void> => {
    const path = query === undefined ? pathOf(route) : `${pathOf(route)}?${query}`;
    const answer = await city.server.ask(path, { method: route.method, ...asked });
    const said = `${route.name}, ${how}: ${answer.status} ${answer.text.slice(0, 400)}`;
    expectOf(answer.status, said).toBe(status ?? 400);
    expectOf(conformance.faults(route, answer), said).toStrictEqual([]);
    expectOf(answer.json.type, said).toBe(`urn:penataan:problem:${textOf(answer, 'code')}`);
    expectOf(!answer.text.includes(MARK), said).toBeTruthy();
    expectOf(!/node_modules|\.js:|Error:|SELECT/.test(answer.text), said).toBeTruthy();
  };

  it('is refused as a body', async () => {
    for (const route of routes.filter(bodyOf)) {
      for (const spoilt of bodiesFor(route, goodBody(route))) await refuses(route, spoilt);
    }
  });

  it('is refused as a field', async () => {
    for (const route of routes) {
      const schema = bodyOf(route);
      const all = schema ? spoiltFields(conformance.check, schema, goodBody(route)) : [];
      for (const spoilt of all) await refuses(route, spoilt);
    }
  });

  it('is refused as a parameter or a header that is named', async () => {
    for (const route of routes) {
      const csv = route.operation.requestBody?.content['text/csv'];
      const file = { raw: 'code,name\n', headers: { 'content-type': 'text/csv' } };
      const good: Asked = route.method === 'GET' ? {} : csv ? file : { body: goodBody(route) };
      for (const spoilt of spoiltParameters(route.operation.parameters ?? [], good)) await refuses(route, spoilt);
    }
  });

  it('is refused as the id of a path', async () => {
    for (const route of routes.filter(({ path }) => path.includes('{id}'))) {
      for (const id of [MARK, '1', city.ids.programme.slice(1), `${city.ids.programme}0`, '%00']) {
        const path = route.path.replace('{id}', id);
        const asked = route.method === 'GET' ? {} : { body: goodBody(route) };
        const answer = await city.server.ask(path, { method: route.method, ...asked });
        expectOf(answer.status, `${path} ${answer.text}`).toBe(400);
        expectOf(!answer.text.includes(MARK), answer.text).toBeTruthy();
      }
    }
  });

  it('is refused as a cursor or a position', async () => {
    for (const route of routes.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'cursor'))) {
      const garbage = [
        MARK,
        'e30',
        Buffer.from('"x"').toString('base64url'),
        '..',
        '0',
        '9'.repeat(21),
        '-'.repeat(48),
      ];
      for (const cursor of garbage) await refuses(route, { how: cursor, query: `cursor=${cursor}`, asked: {} });
      for (const position of ['0', MARK, '-1', '9'.repeat(21)]) {
        await refuses(route, { how: position, query: `after=${position}`, asked: {} });
      }
    }
  });

  it('names each bad id of a list by its place, in both languages', async () => {
    const units = [city.ids.a, 'x', city.ids.a, 7];
    const body = { units, on: '2026-03-02' };
    const told = async (headers: Record<string, string>): Promise<string[]> => {
      const { json } = await city.server.ask(`/v1/programmes/${city.ids.programme}/scope`, { body, headers });
      return (json.errors as { pointer: string; detail: string }[]).map(
        ({ pointer, detail }) => `${pointer} ${detail}`,
      );
    };
    expect(await told({})).toStrictEqual(['/units/1 sebuah id (UUID)', '/units/3 sebuah id (UUID)']);
    expect(await told({ 'accept-language': 'en-GB,id;q=0.5' })).toStrictEqual([
      '/units/1 an id (UUID)',
      '/units/3 an id (UUID)',
    ]);
  });

  it('has recorded nothing, and is no fault of ours', async () => {
    expect(await city.server.head()).toBe(begun);
    expect(!/"level":50/.test(city.server.log())).toBeTruthy();
  });
});
