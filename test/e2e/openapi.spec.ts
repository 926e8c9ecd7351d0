import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Conformance } from '../support/http/conformance.js';
import { documentOf, type OpenApi, type Route, routesOf } from '../support/http/openapi.js';
import { SmallCity } from '../support/http/small-city.js';

describe('the OpenAPI document', () => {
  let city: SmallCity;
  let document: OpenApi;
  let routes: Route[];
  let conformance: Conformance;

  before(async () => {
    city = await SmallCity.open();
    document = await documentOf(city.server);
    routes = routesOf(document);
    conformance = new Conformance(document);
  });
  after(async () => city.close());

  it('can be browsed', async () => {
    const { status, headers, text } = await city.server.ask('/docs', { as: null });
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    assert.match(text, /swagger/i);
  });

  it('gives every operation a name, answers, an access, and the parameters of its path', () => {
    assert.equal(new Set(routes.map(({ operation }) => operation.operationId)).size, routes.length);
    for (const { name, path, operation } of routes) {
      const { parameters = [], responses } = operation;
      assert.ok(
        Object.keys(responses).some((status) => status.startsWith('2')),
        name,
      );
      for (const [status, { description }] of Object.entries(responses)) {
        assert.equal(typeof description, 'string', `${name} ${status}`);
      }
      const inPath = parameters.filter((one) => one.in === 'path').map((one) => [one.name, one.required, one.schema]);
      const id = [['id', true, { type: 'string', format: 'uuid' }]];
      assert.deepEqual(inPath, path.includes('{id}') ? id : [], name);
      const open = path.startsWith('/health') || path === '/metrics';
      assert.deepEqual(operation.security, open ? undefined : [{ bearer: [] }], name);
    }
  });

  it('documents problems as problems, and bodies where they are needed', () => {
    for (const { name, operation } of routes.filter((route) => route.name !== 'GET /health/ready')) {
      const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      for (const [status, { content = {} }] of problems) {
        assert.deepEqual(Object.keys(content), ['application/problem+json'], `${name} ${status}`);
      }
    }
    for (const { name, method, operation } of routes) {
      const { required, content } = operation.requestBody ?? { content: {} };
      const type = name.includes('/imports/') ? 'text/csv' : 'application/json';
      assert.deepEqual([required, Object.keys(content)], method === 'GET' ? [undefined, []] : [true, [type]], name);
    }
  });

  it('refuses fields that no body has, and refers to nothing that is not there', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g);
    for (const [, $ref = ''] of references) {
      const { type, additionalProperties } = conformance.check.resolved({ $ref });
      if ($ref.endsWith('Dto')) assert.deepEqual([type, additionalProperties], ['object', false], $ref);
    }
  });

  it('is held to by a check that bites', async () => {
    const route = routes.find(({ name }) => name === 'GET /v1/units');
    assert.ok(route);
    const answer = await city.server.ask('/v1/units');
    const changed = (from: RegExp, to: string): number =>
      conformance.faults(route, { ...answer, text: answer.text.replace(from, to) }).length;
    assert.equal(changed(/x^/, ''), 0);
    assert.ok(changed(/"code":"A"/, '"code":7') > 0);
    assert.ok(changed(/"code":"A"/, '"codes":"A","code":"A"') > 0);
    assert.ok(changed(/"kind":"agency"/, '"kind":"other"') > 0);
    assert.ok(changed(/"since":"2020-01-01"/, '"since":"2020"') > 0);
    assert.ok(changed(/,"next":null/, '') > 0);
    assert.ok(conformance.faults(route, { ...answer, headers: new Headers() }).length > 1);
    assert.ok(conformance.faults(route, { ...answer, status: 418 }).length > 0);
  });
});
