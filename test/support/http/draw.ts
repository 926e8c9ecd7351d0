import fc from 'fast-check';
import type { Json } from '../../../src/kernel/words/json.js';
import type { OpenApi, Route, Schema } from './openapi.js';
import { SchemaCheck } from './schema.js';
import type { Ids } from './small-city.js';

/** A request as drawn: the path with its query, and a body where there is one. */
export type Drawn = { readonly path: string; readonly headers: Record<string, string>; readonly body?: Json };

const DATES = ['2000-01-01', '2024-02-29', '2026-01-05', '2026-03-02', '2026-12-31', '2031-07-15', '9999-12-31'];
const INSTANTS = ['2026-02-20T09:00:00+07:00', '2000-01-01T00:00:00-12:00', '2027-01-01t23:59:59.123456789012z'];
const SHORT = 40;

const numberOf = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

const WILD = fc.string({ unit: 'binary', minLength: 1, maxLength: SHORT }).filter((text) => text.isWellFormed());

/** Any text where a pattern is loose, else one made for it. */
const textOf = (shape: RegExp): fc.Arbitrary<string> =>
  shape.test('a')
    ? fc.oneof(WILD, fc.string({ minLength: 1 })).filter((one) => shape.test(one))
    : fc.stringMatching(shape);

/** What ids a field of a name is for. */
const KINDS: Readonly<Record<string, readonly (keyof Ids)[]>> = {
  unit: ['root', 'a', 'a1', 'b', 'c'],
  staff: ['ana', 'budi', 'citra', 'dewi'],
  programme: ['programme'],
  reform: ['reform'],
  directive: ['directive'],
  session: ['session'],
  practice: ['practice'],
  course: ['course'],
  'resistance-issue': ['issue'],
  'nil-report': ['nilReport'],
  suggestion: ['suggestion'],
  survey: ['survey'],
  complaint: ['complaint'],
};
const ALSO: Readonly<Record<string, string>> = { parent: 'unit', into: 'unit', under: 'unit', of: 'resistance-issue' };

const kindOf = (name: string): readonly (keyof Ids)[] | undefined => {
  const kind = name.replace(/s$/, '');
  return KINDS[ALSO[kind] ?? kind];
};

type Texts = Record<string, string | undefined>;

const given = (texts: Texts): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));

/** Draws what a schema allows; ids are mostly those of things that there are, of the kind that a field is for. */
export class Drawing {
  private readonly check: SchemaCheck;

  constructor(
    document: OpenApi,
    private readonly ids: Ids,
  ) {
    this.check = new SchemaCheck(document);
  }

  value(told: Schema, name = ''): fc.Arbitrary<Json> {
    const schema = this.check.resolved(told);
    const drawn = this.kinds(schema, name);
    return schema.nullable === true ? fc.oneof({ weight: 4, arbitrary: drawn }, fc.constant(null)) : drawn;
  }

  request({ path, operation }: Route): fc.Arbitrary<Drawn> {
    const { parameters = [], requestBody } = operation;
    /** One in so many carries each parameter of a place. */
    const texts = (place: string, oneIn: number): fc.Arbitrary<Texts> =>
      fc.record(
        Object.fromEntries(
          parameters
            .filter((one) => one.in === place)
            .map(({ name, schema }) => {
              const drawn = this.value(schema, place === 'path' ? path.split('/')[2] : name).map(String);
              const without = { weight: oneIn - 1, arbitrary: fc.constant(undefined) };
              return [name, fc.oneof({ weight: 1, arbitrary: drawn }, without)];
            }),
        ),
      );
    const json = requestBody?.content['application/json']?.schema;
    const parts = { path: texts('path', 1), query: texts('query', 3), headers: texts('header', 8) };
    const body = json ? this.value(json) : fc.constant(undefined);
    return fc.record({ ...parts, body }).map((drawn) => ({
      path: `${path.replace('{id}', drawn.path.id ?? '')}?${new URLSearchParams(given(drawn.query)).toString()}`,
      headers: given(drawn.headers),
      ...(drawn.body === undefined ? {} : { body: drawn.body }),
    }));
  }

  private kinds(schema: Schema, name: string): fc.Arbitrary<Json> {
    const { type, oneOf, enum: values } = schema;
    if (Array.isArray(oneOf)) return fc.oneof(...oneOf.map((one) => this.value(one as Schema, name)));
    if (Array.isArray(values)) return fc.constantFrom(...(values as Json[]));
    switch (type) {
      case 'string':
        return this.text(schema, name);
      case 'integer':
        return fc.integer({
          min: numberOf(schema.minimum, 0),
          max: Math.min(numberOf(schema.maximum, 1e6), 2 ** 31 - 1),
        });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.value(schema.items as Schema, name), { minLength: 1, maxLength: 3 });
      default:
        return this.fields(schema);
    }
  }

  private fields({ properties = {}, required = [] }: Schema): fc.Arbitrary<Json> {
    const drawn = Object.entries(properties as Record<string, Schema>).map(([name, one]) => [
      name,
      this.value(one, name),
    ]);
    return fc.record(Object.fromEntries(drawn) as Record<string, fc.Arbitrary<Json>>, {
      requiredKeys: required as string[],
    }) as fc.Arbitrary<Json>;
  }

  private text({ format, pattern, maxLength }: Schema, name: string): fc.Arbitrary<string> {
    if (format === 'uuid') {
      const all = Object.values(this.ids);
      const fitting = kindOf(name)?.map((one) => this.ids[one]) ?? all;
      return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...fitting) }, fc.constantFrom(...all), fc.uuid());
    }
    if (format === 'date') return fc.constantFrom(...DATES);
    if (format === 'date-time') return fc.constantFrom(...INSTANTS);
    const shape = new RegExp(typeof pattern === 'string' ? pattern : '');
    return textOf(shape).filter((text) => Array.from(text).length <= numberOf(maxLength, 1e6));
  }
}
