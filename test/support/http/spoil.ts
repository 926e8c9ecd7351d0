import type { Json, JsonObject } from '../../../src/kernel/words/json.js';
import type { Asked } from './city-server.js';
import type { Parameter, Schema } from './openapi.js';
import type { SchemaCheck } from './schema.js';

/** A request that is wrong, and in what way. */
export type Spoilt = { readonly how: string; readonly asked: Asked; readonly query?: string; readonly status?: number };

/** Nothing that is sent may come back in a problem. */
export const MARK = 'Qzx9mark';

const JSON_TYPE = { 'content-type': 'application/json' };
const ID = '00000000-0000-4000-8000-000000000000';

const idOf = (n: number): string => `${String(n).padStart(8, '0')}${ID.slice(8)}`;
const manyIds = Array.from({ length: 1_001 }, (_, n) => idOf(n));

const ANY_WRONG: readonly Json[] = [{ [MARK]: 1 }, [[MARK]], 1e308, -1, 1.5];

const wrongTexts = ({ format, maxLength }: Schema): Json[] => {
  const dates = ['2026-02-30', '1999-12-31', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z', ` ${MARK}`];
  if (format === 'uuid') return [MARK, `${ID}0`, `urn:uuid:${ID}`, `{${ID}}`, '2026-01-01'];
  if (format === 'date') return dates;
  if (format === 'date-time') return [...dates.slice(0, 4), '2026-02-30T00:00:00Z', '2026-01-01T00:00:00', MARK];
  return ['', '   ', '\ud800', ...(typeof maxLength === 'number' ? [MARK.repeat(maxLength)] : [])];
};

/** Lists of one item that those of a schema are not. */
const wrongLists = (check: SchemaCheck, { items = {} }: Schema): Json[] => {
  const { type, format, enum: values } = check.resolved(items as Schema);
  const isText = type === 'string' && format === undefined && values === undefined;
  return [...(isText ? [] : [[MARK]]), ...(type === 'integer' ? [['1']] : [[1]])];
};

/** Values that a field of a schema does not take. */
const wrongValues = (check: SchemaCheck, told: Schema): Json[] => {
  const schema = check.resolved(told);
  const nulls = schema.nullable === true ? [] : [null];
  if (schema.enum !== undefined) return [...nulls, ...ANY_WRONG, MARK, ''];
  switch (schema.type) {
    case 'string':
      return [...nulls, ...ANY_WRONG, true, ...wrongTexts(schema)];
    case 'integer':
      return [...nulls, MARK, '1', true, [1], {}, 1.5, 1e308, -1];
    case 'boolean':
      return [...nulls, MARK, 'true', 1, 0];
    case 'array':
      return [...nulls, MARK, {}, [], [null], ...wrongLists(check, schema), manyIds, Array.from(manyIds, () => ID)];
    default:
      return schema.oneOf === undefined ? [...nulls, MARK, 1, [], { [MARK]: 1 }] : [MARK, 1, [], { [MARK]: 1 }];
  }
};

const raw = (how: string, text: string | Uint8Array<ArrayBuffer>, status = 400): Spoilt => ({
  how,
  asked: { raw: text, headers: JSON_TYPE },
  status,
});

/** Bodies that are none, whatever their fields. */
export const spoiltBodies = (good: JsonObject): Spoilt[] => {
  const json = JSON.stringify(good);
  const [name = MARK, value = MARK] = Object.entries(good)[0] ?? [];
  const again = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  const open = json === '{}' ? '{' : `${json.slice(0, -1)},`;
  return [
    raw('empty', ''),
    raw('blank', '  '),
    raw('cut short', json.slice(0, -1)),
    raw('two values', `${json}${json}`),
    raw('a list', `[${json}]`),
    raw('a text', `"${MARK}"`),
    raw('null', 'null'),
    raw('a number', '1'),
    raw('not UTF-8', new Uint8Array([...Buffer.from(`{"${MARK}":"`), 0xc3, 0x28, ...Buffer.from('"}')])),
    raw('300 deep', `${open}"deep":${'['.repeat(300)}${']'.repeat(300)}}`),
    raw('100,000 deep', `${open}"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
    raw('a name twice', `${open}${again},${again}}`),
    raw('__proto__', `${open}"__proto__":{"${MARK}":1}}`),
    raw('__proto__ in escapes', `${open}"\\u005f_proto__":{}}`),
    raw('constructor', `${open}"constructor":{"prototype":{}}}`),
    raw('an unknown field', `${open}"${MARK}":1}`),
    raw('a name with a control character', `${open}"a\\u0000${MARK}":1}`),
    raw('1 MiB and one byte', `{"${MARK}":"${' '.repeat(1_048_576 - MARK.length - 6)}"}`, 413),
    { how: 'text/plain', asked: { raw: json, headers: { 'content-type': 'text/plain' } }, status: 415 },
    { how: 'text/csv', asked: { raw: json, headers: { 'content-type': 'text/csv; charset=utf-8' } }, status: 415 },
    {
      how: 'UTF-16',
      asked: { raw: json, headers: { 'content-type': 'application/json; charset=utf-16' } },
      status: 415,
    },
  ];
};

/** Each field of a body wrong, or left out where it is needed. */
export const spoiltFields = (check: SchemaCheck, told: Schema, good: JsonObject): Spoilt[] => {
  const { properties = {}, required = [] } = check.resolved(told);
  return Object.entries(properties as Record<string, Schema>).flatMap(([name, schema]) => {
    const { [name]: _, ...without } = good;
    const missing = (required as string[]).includes(name) ? [{ how: `no ${name}`, asked: { body: without } }] : [];
    const wrong = wrongValues(check, schema).map((value) => ({
      how: `${name}: ${JSON.stringify(value).slice(0, 60)}`,
      asked: { body: { ...good, [name]: value } },
    }));
    return [...missing, ...wrong];
  });
};

const wrongInQuery = ({ name, schema }: Parameter): string[] => {
  if (name === 'limit') return ['0', '201', 'abc', '1e2', '1.0', '-1', ' 1', '', '9'.repeat(400)];
  if (schema.format === 'date') return ['2026-13-01', '2026-02-30', '1999-12-31', MARK, '', '2026-1-1'];
  if (schema.enum !== undefined || schema.pattern !== undefined) return ['', ' ', '\u0000', `${MARK}\u0007`];
  return [MARK, '', ID.slice(1)];
};

const HEADERS: readonly (readonly [string, string])[] = [
  ['if-match', '3'],
  ['if-match', 'W/"3"'],
  ['if-match', `"${MARK}"`],
  ['if-match', ''],
  ['idempotency-key', ''],
  ['idempotency-key', 'a b'],
  ['idempotency-key', 'k'.repeat(129)],
  ['idempotency-key', 'kunci-\u00e9'],
  ['if-none-match', MARK],
  ['if-none-match', `"${MARK}`],
  ['if-none-match', ''],
];

/** Each parameter of a query wrong, one that there is not, one twice, and each header that is named. */
export const spoiltParameters = (parameters: readonly Parameter[], good: Asked): Spoilt[] => {
  const inQuery = parameters.filter((one) => one.in === 'query');
  return [
    ...inQuery.flatMap((parameter) =>
      wrongInQuery(parameter).map((value) => ({
        how: `${parameter.name}=${value.slice(0, 40)}`,
        query: `${parameter.name}=${encodeURIComponent(value)}`,
        asked: good,
      })),
    ),
    ...inQuery.map(({ name }) => ({ how: `${name} twice`, query: `${name}=1&${name}=1`, asked: good })),
    ...[`${MARK}=1`, 'constructor=1', '__proto__=1', 'asof=2026-01-01'].map((query) => ({
      how: query,
      query,
      asked: good,
    })),
    ...HEADERS.map(([name, value]) => ({
      how: `${name}: ${value}`,
      asked: { ...good, headers: { ...good.headers, [name]: value } },
    })),
  ];
};
