import type { Json, JsonObject } from '../../../src/kernel/words/json.js';
import type { OpenApi, Schema } from './openapi.js';

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
};

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const isOfType = (value: unknown, type: Json): boolean =>
  typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer');

type Judge = (value: Json, told: Json, schema: Schema, at: string) => string[];

const wrong = (is: boolean, at: string, what: string): string[] => (is ? [] : [`${at}: ${what}`]);
const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
const numeric = (value: Json): number => (typeof value === 'number' ? value : Number.NaN);
const lengthOf = (value: Json): number => (typeof value === 'string' ? Array.from(value).length : Number.NaN);
const itemsOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: Json): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** The part of JSON Schema that the document uses; a keyword that is not here is a fault of its own. */
export class SchemaCheck {
  private readonly judges: Readonly<Record<string, Judge>> = {
    type: (value, type, _, at) => wrong(isOfType(value, type), at, `no ${text(type)} but ${typeOf(value)}`),
    enum: (value, values, _, at) => wrong(itemsOf(values).includes(value), at, 'not in the enumeration'),
    pattern: (value, pattern, _, at) => wrong(new RegExp(text(pattern)).test(text(value)), at, 'not of the pattern'),
    format: (value, format, _, at) => wrong(FORMATS[text(format)]?.test(text(value)) === true, at, text(format)),
    minimum: (value, least, _, at) => wrong(numeric(value) >= numeric(least), at, 'too small'),
    maximum: (value, most, _, at) => wrong(numeric(value) <= numeric(most), at, 'too great'),
    minLength: (value, least, _, at) => wrong(lengthOf(value) >= numeric(least), at, 'too short'),
    maxLength: (value, most, _, at) => wrong(lengthOf(value) <= numeric(most), at, 'too long'),
    minItems: (value, least, _, at) => wrong(itemsOf(value).length >= numeric(least), at, 'too few'),
    maxItems: (value, most, _, at) => wrong(itemsOf(value).length <= numeric(most), at, 'too many'),
    items: (value, items, _, at) =>
      itemsOf(value).flatMap((item, index) => this.faults(item, items as Schema, `${at}/${index}`)),
    required: (value, names, _, at) =>
      itemsOf(names).flatMap((name) => wrong(Object.hasOwn(fieldsOf(value), text(name)), at, `no ${text(name)}`)),
    properties: (value, properties, _, at) =>
      Object.entries(fieldsOf(value)).flatMap(([name, inner = null]) => {
        const schema = fieldsOf(properties)[name];
        return schema === undefined ? [] : this.faults(inner, schema as Schema, `${at}/${name}`);
      }),
    additionalProperties: (value, may, { properties = {} }, at) =>
      Object.keys(fieldsOf(value)).flatMap((name) =>
        wrong(may !== false || Object.hasOwn(fieldsOf(properties), name), at, `has ${name} besides`),
      ),
    oneOf: (value, schemas, _, at) => {
      const fitting = itemsOf(schemas).filter((one) => this.faults(value, one as Schema, at).length === 0);
      return wrong(fitting.length === 1, at, `fits ${fitting.length} of oneOf`);
    },
    allOf: (value, schemas, _, at) => itemsOf(schemas).flatMap((one) => this.faults(value, one as Schema, at)),
    nullable: () => [],
    description: () => [],
    example: () => [],
  };

  constructor(private readonly document: OpenApi) {}

  resolved(schema: Schema): Schema {
    const { $ref: ref } = schema;
    if (typeof ref !== 'string') return schema;
    const found = this.document.components.schemas[ref.replace('#/components/schemas/', '')];
    if (!found) throw new Error(`${ref} leads nowhere`);
    return found;
  }

  /** What is wrong with a value, place by place. */
  faults(value: Json, told: Schema, at = ''): string[] {
    const schema = this.resolved(told);
    if (value === null && schema.nullable === true) return [];
    return Object.entries(schema).flatMap(([keyword, wanted = null]) => {
      const judge = this.judges[keyword];
      return judge ? judge(value, wanted, schema, at) : [`${at}: the keyword ${keyword} is unknown`];
    });
  }
}
