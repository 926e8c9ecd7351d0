import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asked } from '../support/http/city-server.js';
import { Conformance } from '../support/http/conformance.js';
import { documentOf, type Route, routesOf } from '../support/http/openapi.js';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const CSV = { accept: 'text/csv' };

describe('the answers', () => {
  let city: SmallCity;
  let routes: Route[];
  let conformance: Conformance;

  beforeAll(async () => {
    city = await SmallCity.open();
    const document = await documentOf(city.server);
    routes = routesOf(document);
    conformance = new Conformance(document);
  });
  afterAll(async () => city.close());

  const conforms = async (route: Route, path: string, asked: Asked): Promise<number> => {
    const answer = await city.server.ask(path, { method: route.method, ...asked });
    expectOf(conformance.faults(route, answer), `${route.method} ${path} ${answer.text.slice(0, 500)}`).toStrictEqual(
      [],
    );
    return answer.status;
  };

  const reads = (): Route[] => routes.filter(({ method, path }) => method === 'GET' && path !== '/v1/changes');

  for (const as of [SUBJECTS['reform-office'], SUBJECTS.auditor, SUBJECTS.leadership, SUBJECTS['privacy-officer']]) {
    it(`are as documented for ${as}, in JSON and CSV, and where it is refused`, async () => {
      await city.server.write(`/v1/directives/${city.ids.directive}/acknowledgements`, {
        unit: city.ids.root,
        staff: [city.ids.ana, city.ids.citra],
        on: '2026-02-02',
        how: 'quiz',
      });
      for (const route of reads()) {
        const path = city.there(route.path);
        const statuses = [await conforms(route, path, { as }), await conforms(route, path, { as, headers: CSV })];
        expectOf(statuses[0], path).toBe(statuses[1]);
        const units = route.operation.parameters?.some(({ name }) => name === 'unit') === true;
        if (units) await conforms(route, `${path}?unit=${city.ids.a}`, { as });
        await conforms(route, route.path.replace('{id}', city.ids.ana.replace(/^./, '0')), { as });
        await conforms(route, `${path}?nothing=1`, { as });
      }
    });
  }

  it('are as documented where nothing has changed', async () => {
    let unchanged = 0;
    for (const route of reads()) {
      const path = city.there(route.path);
      const headers = { 'if-none-match': '*' };
      for (const more of [{}, CSV]) {
        const status = await conforms(route, path, { headers: { ...headers, ...more } });
        unchanged += status === 304 ? 1 : 0;
      }
    }
    expect(unchanged > 20).toBeTruthy();
  });

  it('are as documented where a write is refused', async () => {
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const path = city.there(route.path);
      const csv = path.includes('/imports/');
      await conforms(route, path, { as: null, body: {} });
      await conforms(route, path, {
        as: SUBJECTS.auditor,
        body: {},
        ...(csv ? { headers: { 'content-type': 'text/csv' } } : {}),
      });
      await conforms(route, path, { raw: 'x', headers: { 'content-type': csv ? 'text/csv' : 'application/json' } });
      await conforms(route, path, { raw: 'x', headers: { 'content-type': 'text/plain' } });
      await conforms(route, path, { raw: 'x', headers: { 'content-type': csv ? 'application/json' : 'text/csv' } });
    }
  });
});
