import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conformance } from '../support/http/conformance.js';
import { documentOf, type OpenApi, type Route, routesOf, type Schema } from '../support/http/openapi.js';
import { SmallCity } from '../support/http/small-city.js';
import { expectOf, must } from '../support/expectation.js';

/** What is asked there, the path says. */
const TELLS_NOTHING = new Set(['POST /v1/surveys/{id}/close']);

describe('the OpenAPI document', () => {
  let city: SmallCity;
  let document: OpenApi;
  let routes: Route[];
  let conformance: Conformance;

  beforeAll(async () => {
    city = await SmallCity.open();
    document = await documentOf(city.server);
    routes = routesOf(document);
    conformance = new Conformance(document);
  });
  afterAll(async () => city.close());

  it('can be browsed', async () => {
    const { status, headers, text } = await city.server.ask('/docs', { as: null });
    expect(status).toBe(200);
    expect(headers.get('content-type') ?? '').toMatch(/^text\/html/);
    expect(text).toMatch(/swagger/i);
  });

  it('gives every operation a name, answers, an access, and the parameters of its path', () => {
    expect(new Set(routes.map(({ operation }) => operation.operationId)).size).toBe(routes.length);
    for (const { name, path, operation } of routes) {
      const { parameters = [], responses } = operation;
      expectOf(
        Object.keys(responses).some((status) => status.startsWith('2')),
        name,
      ).toBeTruthy();
      for (const [status, { description }] of Object.entries(responses)) {
        expectOf(typeof description, `${name} ${status}`).toBe('string');
      }
      const inPath = parameters.filter((one) => one.in === 'path').map((one) => [one.name, one.required, one.schema]);
      const id = [['id', true, { type: 'string', format: 'uuid' }]];
      expectOf(inPath, name).toStrictEqual(path.includes('{id}') ? id : []);
      const open = /^\/(health|metrics|v1\/responses)/.test(path);
      expectOf(operation.security, name).toStrictEqual(open ? undefined : [{ bearer: [] }]);
    }
  });

  it('documents problems as problems, and bodies where they are needed', () => {
    for (const { name, operation } of routes.filter((route) => route.name !== 'GET /health/ready')) {
      const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      for (const [status, { content = {} }] of problems) {
        expectOf(Object.keys(content), `${name} ${status}`).toStrictEqual(['application/problem+json']);
      }
    }
    for (const { name, method, operation } of routes) {
      const { required, content } = operation.requestBody ?? { content: {} };
      const type = name.includes('/imports/') ? 'text/csv' : 'application/json';
      expectOf([required, Object.keys(content)], name).toStrictEqual(
        method === 'GET' ? [undefined, []] : [!TELLS_NOTHING.has(name), [type]],
      );
    }
  });

  it('refuses fields that no body has, and refers to nothing that is not there', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^"/]*)\/([^"]*)"/g);
    for (const [$ref, kind = '', name = ''] of references) {
      const found = (document.components as Record<string, Record<string, Schema>>)[kind]?.[name];
      must(found, $ref);
      if (name.endsWith('Dto'))
        expectOf([found.type, found.additionalProperties], $ref).toStrictEqual(['object', false]);
    }
  });

  it('is held to by a check that bites', async () => {
    const route = routes.find(({ name }) => name === 'GET /v1/units');
    must(route);
    const answer = await city.server.ask('/v1/units');
    const changed = (from: RegExp, to: string): number =>
      conformance.faults(route, { ...answer, text: answer.text.replace(from, to) }).length;
    expect(changed(/x^/, '')).toBe(0);
    expect(changed(/"code":"A"/, '"code":7') > 0).toBeTruthy();
    expect(changed(/"code":"A"/, '"codes":"A","code":"A"') > 0).toBeTruthy();
    expect(changed(/"kind":"agency"/, '"kind":"other"') > 0).toBeTruthy();
    expect(changed(/"since":"2020-01-01"/, '"since":"2020"') > 0).toBeTruthy();
    must(changed(/,"next":null/, '') > 0);
    must(conformance.faults(route, { ...answer, headers: new Headers() }).length > 1);
    expect(conformance.faults(route, { ...answer, status: 418 }).length > 0).toBeTruthy();
  });
});
