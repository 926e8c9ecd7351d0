import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../../src/kernel/words/json.js';
import { RESISTANCE_RAISE } from '../../src/resistance/issue.permissions.js';
import { documentOf, type OpenApi, type Route, routesOf, type Schema } from '../support/http/openapi.js';
import { SchemaCheck } from '../support/http/schema.js';
import { SmallCity } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

/** The document grows with the contract, and with nothing else. */
const MOST_BYTES_OF_AN_OPERATION = 5_000;

const says = (text: unknown): boolean => typeof text === 'string' && text.trim().length > 3;

const innerOf = ({ items, oneOf, allOf }: Schema): Schema[] =>
  [items, ...[oneOf, allOf].flatMap((list) => (Array.isArray(list) ? (list as Json[]) : []))].filter(
    (one): one is Schema => typeof one === 'object' && one !== null,
  );

/** Where fields stand, in a schema and in all that stands in it, that say nothing of themselves. */
const silentIn = (schema: Schema, at: string): string[] => {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  return [
    ...fields.filter(([, field]) => !says(field.description)).map(([name]) => `${at}.${name}`),
    ...fields.flatMap(([name, field]) => silentIn(field, `${at}.${name}`)),
    ...innerOf(schema).flatMap((inner) => silentIn(inner, at)),
  ];
};

describe('the OpenAPI document, read by people', () => {
  let city: SmallCity;
  let document: OpenApi;
  let routes: Route[];
  let raw: string;

  /** The requests by which an operation says that it is put right. */
  const putRight = (name: string): readonly string[] => {
    const { description = '' } = routes.find((route) => route.name === name)?.operation ?? {};
    const told = description.split('\n\n').find((part) => part.startsWith('If it was recorded wrongly: '));
    return (told?.match(/[a-z-]+\/\{id\}\/[a-z]+/g) ?? []).toSorted();
  };

  beforeAll(async () => {
    city = await SmallCity.open();
    raw = (await city.server.ask('/openapi.json', { as: null })).text;
    document = await documentOf(city.server);
    routes = routesOf(document);
  });
  afterAll(async () => city.close());

  it('says in every operation what it is for and who may call it', () => {
    for (const { name, operation } of routes) {
      expectOf(says(operation.summary), name).toBeTruthy();
      const told = (operation.description ?? '').split('\n\n');
      expectOf(says(told[0]), name).toBeTruthy();
      expectOf(
        told.some((part) => /^(For (whoever|`[a-z-]+`)|Needs no token)/.test(part)),
        name,
      ).toBeTruthy();
    }
    expect(new Set(routes.map(({ operation }) => operation.summary)).size).toBeGreaterThan(routes.length - 5);
  });

  it('names every operation by its method and path, so that clients made of it keep their names', () => {
    const named = new Map(routes.map(({ name, operation }) => [name, operation.operationId]));
    expect(new Set(named.values()).size).toBe(routes.length);
    expect(named.get('GET /v1/directives/{id}/standing')).toBe('getDirectivesIdStanding');
    expect(named.get('POST /v1/units')).toBe('postUnits');
    expect(named.get('GET /health/ready')).toBe('getHealthReady');
  });

  it('names the roles that have the permission, and each rule that refuses with its sentence', () => {
    const raising = routes.find(({ name }) => name === 'POST /v1/programmes/{id}/resistance-issues');
    const told = raising?.operation.description ?? '';
    for (const role of RESISTANCE_RAISE.roles) expect(told).toContain(`\`${role}\``);
    expect(told).not.toContain('`leadership`');
    expect(told).toContain('* `unit-outside-programme`: The programme does not cover this unit today.');
    const moving = routes.find(({ name }) => name === 'POST /v1/units/{id}/move');
    expect(moving?.operation.description).toContain('`changed` is false');
    const undoing = routes.find(({ name }) => name === 'POST /v1/programmes/{id}/reopen');
    expect(undoing?.operation.description).toContain('`nothing-to-undo`');
    expect(undoing?.operation.description).not.toContain('`changed` is false');
  });

  it('names the requests that put right what a write told', () => {
    const programmes = ['programmes/{id}/amend', 'programmes/{id}/reopen', 'programmes/{id}/void'];
    expect(putRight('POST /v1/programmes/{id}/close')).toStrictEqual(programmes);
    expect(putRight('POST /v1/programmes')).toStrictEqual(programmes);
    const practices = ['amend', 'restore', 'retractions', 'void'].map((what) => `practices/{id}/${what}`);
    expect(putRight('POST /v1/programmes/{id}/practices')).toStrictEqual(practices);
    expect(putRight('POST /v1/practices/{id}/observations')).toStrictEqual(practices);
    const issues = ['amend', 'undo', 'void'].map((what) => `resistance-issues/{id}/${what}`);
    expect(putRight('POST /v1/resistance-issues/{id}/reopen')).toStrictEqual(issues);
    expect(putRight('POST /v1/units/{id}/move')).toStrictEqual(['units/{id}/amend', 'units/{id}/undo']);
    expect(putRight('POST /v1/staff')).toStrictEqual(['staff/{id}/correct', 'staff/{id}/undo']);
    expect(putRight('POST /v1/practices/{id}/amend')).toStrictEqual([]);
    expect(putRight('GET /v1/programmes')).toStrictEqual([]);
  });

  it('says of every field and parameter what it is', () => {
    const silent = Object.entries(document.components.schemas).flatMap(([name, schema]) => silentIn(schema, name));
    for (const { name, operation } of routes) {
      const { parameters = [], responses, requestBody } = operation;
      silent.push(...parameters.filter((one) => !says(one.description)).map((one) => `${name}?${one.name}`));
      for (const { content = {} } of [...Object.values(responses), ...(requestBody ? [requestBody] : [])]) {
        silent.push(...Object.values(content).flatMap(({ schema }) => silentIn(schema, name)));
      }
    }
    expect(silent).toStrictEqual([]);
  });

  it('has an example of every problem once, of which each is a problem', () => {
    const check = new SchemaCheck(document);
    const { examples, schemas } = document.components;
    const codes = (schemas.Problem?.properties as Record<string, Schema> | undefined)?.code?.enum;
    expect(Object.keys(examples)).toStrictEqual(codes);
    for (const [code, { value }] of Object.entries(examples)) {
      expectOf(check.faults(value, { $ref: '#/components/schemas/Problem' }), code).toStrictEqual([]);
    }
    const { paths } = JSON.parse(raw) as { paths: object };
    expect(JSON.stringify(paths)).not.toMatch(/"examples?":\{/);
  });

  it('has its parts in the order of work', () => {
    const tags = document.tags.map(({ name }) => name);
    expect(tags.slice(0, 5)).toStrictEqual(['access', 'organisation', 'imports', 'programmes', 'reforms']);
    for (const { name, description } of document.tags) expectOf(says(description), name).toBeTruthy();
    for (const { name, operation } of routes) {
      expectOf(
        operation.tags?.filter((tag) => tags.includes(tag)),
        name,
      ).toHaveLength(1);
    }
  });

  it('promises no explanations, and stays small', () => {
    expect(document.info.description).not.toMatch(/\bwhy\b/);
    expect(Buffer.byteLength(raw) / routes.length).toBeLessThan(MOST_BYTES_OF_AN_OPERATION);
  });
});
