import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { setImmediate as turn } from 'node:timers/promises';
import { type BadItems, INHERITED, isObject, NAME_OF_CHECK, NO_SUCH_FIELD } from './field.js';
import { type InputClass, pruned, shapeOf } from './input-shape.js';
import { type Bilingual, invalid, Problem, type ProblemRow } from '../problems/problem.js';

export const NO_SUCH_PARAMETER: Bilingual = 'tidak ada parameter yang demikian | no such query parameter';
const MAX_ROWS = 1_000;

/** A name that is no field's is told only where it looks like one: it may be anything, a number of a person too. */
const FIELD_NAME = /^[a-z][A-Za-z]{0,39}$/;

const isBilingual = (text: string | undefined): text is Bilingual => text?.includes(' | ') === true;

const hintOf = ({ constraints }: ValidationError): Bilingual => {
  const hint = constraints?.[NAME_OF_CHECK];
  return isBilingual(hint) ? hint : 'tidak sah | not valid';
};

/** The places of a fault: the items of a list that are bad, else the field itself. */
const placesOf = ({ contexts, value }: ValidationError, pointer: string): string[] => {
  const items = contexts?.[NAME_OF_CHECK] as BadItems | undefined;
  const bad = items?.badItems(value) ?? [];
  return bad.length > 0 ? bad.map((index) => `${pointer}/${index}`) : [pointer];
};

const rowsOf = (errors: readonly ValidationError[], above: string): ProblemRow[] =>
  errors.flatMap((error): ProblemRow[] => {
    const { property, constraints, children = [] } = error;
    if (constraints?.whitelistValidation !== undefined) {
      const pointer = FIELD_NAME.test(property) ? `${above}/${property}` : above;
      return [{ pointer, code: 'invalid-input', hint: NO_SUCH_FIELD }];
    }
    const pointer = `${above}/${property}`;
    const places = constraints ? placesOf(error, pointer) : [];
    const own = places.map((place): ProblemRow => ({ pointer: place, code: 'invalid-input', hint: hintOf(error) }));
    return [...own, ...rowsOf(children, pointer)];
  });

/** Fields that were left out are not there, rather than there and undefined. */
const withoutGaps = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) Reflect.deleteProperty(value, name);
    else withoutGaps(inner);
  }
  return value;
};

const namesInherited = (query: object): boolean =>
  Object.getOwnPropertyNames(query).some((name) => INHERITED.has(name));

/** Unknown fields are refused, and each field says its first fault. */
const STRICTLY = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: true },
};

/** Objects of a list that are read at once. */
const AT_ONCE = 5;
/** How many more are read before others have their turn, and how long: bad ones take ten times as long as good ones. */
const SLICE = { objects: 20, ms: 4 };

type Input = { readonly type: InputClass; readonly above: string };

/** The lists of objects, none too long, that are read a few objects at a time. */
const longListsIn = (value: object, type: InputClass): Map<string, { inner: InputClass; items: object[] }> => {
  const found = new Map<string, { inner: InputClass; items: object[] }>();
  for (const [name, { type: inner, max }] of shapeOf(type).nested) {
    const list: unknown = Reflect.get(value, name);
    if (!Array.isArray(list) || list.length <= AT_ONCE || list.length > max) continue;
    const items = list.filter(isObject);
    if (items.length === list.length) found.set(name, { inner, items });
  }
  return found;
};

/** Reads objects as their classes, and tells every fault in a row of its own. */
class InputReader {
  readonly rows: ProblemRow[] = [];

  async read(value: object, { type, above }: Input): Promise<object> {
    const lists = longListsIn(value, type);
    const first = [...lists].map(([name, { items }]) => [name, items.slice(0, AT_ONCE)] as const);
    const read = await this.object({ ...value, ...Object.fromEntries(first) }, { type, above });
    for (const [name, { inner, items }] of lists) {
      const begun = Reflect.get(read, name) as object[];
      begun.push(...(await this.rest(items, { type: inner, above: `${above}/${name}` })));
    }
    return read;
  }

  /** What follows the first of a list. */
  private async rest(items: readonly object[], { type, above }: Input): Promise<object[]> {
    const read: object[] = [];
    let since = performance.now();
    for (let at = AT_ONCE; at < items.length && this.rows.length < MAX_ROWS; at += 1) {
      if (at % SLICE.objects === 0 || performance.now() - since > SLICE.ms) {
        await turn();
        since = performance.now();
      }
      read.push(await this.object(items[at] ?? {}, { type, above: `${above}/${at}` }));
    }
    return read;
  }

  private async object(value: object, { type, above }: Input): Promise<object> {
    const read = plainToInstance(type, value);
    this.rows.push(...rowsOf(await validate(read, STRICTLY), above));
    return read;
  }
}

/** Values against their classes: unknown fields are refused, each fault has its row. */
const readAs = async (value: object, input: Input): Promise<unknown> => {
  const reader = new InputReader();
  const read = await reader.read(pruned(value, input.type), input);
  if (reader.rows.length > 0) throw new Problem('invalid-input', reader.rows.slice(0, MAX_ROWS));
  return withoutGaps(read);
};

/** Bodies and queries. */
@Injectable()
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { type: place, metatype }: ArgumentMetadata): Promise<unknown> {
    if (metatype === undefined || (place !== 'query' && place !== 'body')) return value;
    const type = metatype as InputClass;
    if (place === 'body') {
      if (!isObject(value)) throw invalid('', 'sebuah objek JSON | a JSON object');
      return readAs(value, { type, above: '' });
    }
    if (!isObject(value) || namesInherited(value)) throw invalid('/query', NO_SUCH_PARAMETER);
    return readAs(value, { type, above: '/query' });
  }
}
