import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { isObject } from './field.js';

/** A class that a body, a query or a part of them is read as. */
export type InputClass = new () => object;

/** Of a field that holds objects of a class of their own: the class, and how many there may be. */
type Nested = { readonly type: InputClass; readonly max: number };

/** `lists`: of fields that hold lists of plain values, how many values one may have. */
type Shape = {
  readonly names: ReadonlySet<string>;
  readonly nested: ReadonlyMap<string, Nested>;
  readonly lists: ReadonlyMap<string, number>;
};

const NESTS = 'penataan:nests';
const LISTS = 'penataan:lists';

/** States that the items of a list are lists themselves, of so many plain values at most. */
export const listsLists =
  (most: number): PropertyDecorator =>
  (target, property) =>
    Reflect.defineMetadata(LISTS, most, target, property);

/** States the class of the objects in a field, which may only be known once all classes are. */
export const nests =
  (type: () => InputClass, max = 1): PropertyDecorator =>
  (target, property) =>
    Reflect.defineMetadata(NESTS, (): Nested => ({ type: type(), max }), target, property);

const readShape = (type: InputClass): Shape => {
  const told = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  const names = new Set(told.map(({ propertyName }) => propertyName));
  const nested = [...names].flatMap((name): [string, Nested][] => {
    const inner = Reflect.getMetadata(NESTS, type.prototype, name) as (() => Nested) | undefined;
    return inner === undefined ? [] : [[name, inner()]];
  });
  const lists = [...names].flatMap((name): [string, number][] => {
    const most = Reflect.getMetadata(LISTS, type.prototype, name) as number | undefined;
    return most === undefined ? [] : [[name, most]];
  });
  return { names, nested: new Map(nested), lists: new Map(lists) };
};

const SHAPES = new WeakMap<InputClass, Shape>();

/** The fields that a class declares. */
export const shapeOf = (type: InputClass): Shape => {
  const known = SHAPES.get(type) ?? readShape(type);
  SHAPES.set(type, known);
  return known;
};

/** No list of a request has more items. */
const LONGEST = 1_000;
/** What one unknown name tells, a few more do not tell better. */
const MOST_UNKNOWN = 20;

/** No text of a request is as long; instead of one that is stands this, which no field takes either. */
const LONGEST_TEXT = 20_000;
const TOO_LONG = 'x'.repeat(LONGEST_TEXT + 1);

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Of an object where no class is: a reference has one name. */
const littleOf = (value: object): object => {
  const first = Object.entries(value).slice(0, 2);
  return Object.fromEntries(first.map(([name, inner]: [string, unknown]) => [name, isPlain(inner) ? inner : null]));
};

/** Copies what a class can have to do with. */
class Pruning {
  private unknown = 0;

  object(value: object, type: InputClass): object {
    const { names, nested, lists } = shapeOf(type);
    const kept: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
      const most = lists.get(name);
      if (most !== undefined) kept[name] = this.lists(inner, most);
      else if (names.has(name)) kept[name] = this.field(inner, nested.get(name)?.type);
      else if ((this.unknown += 1) <= MOST_UNKNOWN) kept[name] = null;
    }
    return kept;
  }

  private field(value: unknown, type?: InputClass): unknown {
    if (!Array.isArray(value)) return this.item(value, type);
    return value.slice(0, LONGEST + 1).map((item: unknown) => (Array.isArray(item) ? [] : this.item(item, type)));
  }

  /** One list more than there may be, and one value more in each, is enough to be at fault. */
  private lists(value: unknown, most: number): unknown {
    if (!Array.isArray(value)) return this.item(value);
    return value.slice(0, LONGEST + 1).map((list: unknown) => {
      if (!Array.isArray(list)) return this.item(list);
      return list.slice(0, most + 1).map((one: unknown) => (typeof one === 'number' ? one : null));
    });
  }

  private item(value: unknown, type?: InputClass): unknown {
    if (typeof value === 'string' && value.length > LONGEST_TEXT) return TOO_LONG;
    if (!isObject(value)) return value;
    return type ? this.object(value, type) : littleOf(value);
  }
}

/**
 * A value without what makes a transformer or a validator walk far: it is at fault where the whole is, in the same
 * places, and costs no more than its class lets a good one cost.
 */
export const pruned = (value: object, type: InputClass): object => new Pruning().object(value, type);
