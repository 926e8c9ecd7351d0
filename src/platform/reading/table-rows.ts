import type { Cell, Row } from './table.js';
import type { Schema } from '../document/read-answers.js';

/** How a unit is called at the dates of a table; undefined for an id that no unit has. */
export type NameUnit = (id: string) => { readonly code: string; readonly name: string } | undefined;

/** Fields that tell a unit, or some, by id: a table tells code and name as well (api.md, 1). */
const UNIT_FIELDS: ReadonlySet<string> = new Set(['unit', 'units', 'parent', 'into']);
const BETWEEN = '; ';

/** The columns of a unit that stands in a field. */
export const unitColumns = (field: string): string[] => ['id', 'code', 'name'].map((part) => `${field}.${part}`);

/** The columns of objects of a schema: fields of nested objects by dotted names. */
export const columnsOf = ({ properties = {} }: Schema, above = ''): string[] =>
  Object.entries(properties).flatMap(([name, inner]) => {
    const column = `${above}${name}`;
    if ('properties' in inner) return columnsOf(inner, `${column}.`);
    return UNIT_FIELDS.has(name) ? unitColumns(column) : [column];
  });

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes rows of objects: lists are told in words, `name: value` each, never as JSON. */
export class RowMaker {
  private readonly known: ReadonlySet<string>;

  constructor(
    readonly columns: readonly string[],
    private readonly nameUnit: NameUnit,
  ) {
    this.known = new Set(columns);
  }

  readonly row = (item: object): Row => {
    const cells = new Map<string, Cell>();
    for (const [name, value] of Object.entries(item)) this.tell(value, { name, column: name }, cells);
    return this.columns.map((column) => cells.get(column));
  };

  private tell(value: unknown, at: { name: string; column: string }, cells: Map<string, Cell>): void {
    const { name, column } = at;
    if (isRecord(value) && !this.known.has(column)) {
      for (const [key, inner] of Object.entries(value))
        this.tell(inner, { name: key, column: `${column}.${key}` }, cells);
    } else if (UNIT_FIELDS.has(name) && !this.known.has(column)) this.tellUnits(value, column, cells);
    else cells.set(column, isPlain(value) ? value : this.words(value, name));
  }

  private tellUnits(value: unknown, column: string, cells: Map<string, Cell>): void {
    const ids = (Array.isArray(value) ? value : [value]).flatMap((id: unknown) => (typeof id === 'string' ? [id] : []));
    const units = ids.map((id) => ({ id, ...this.nameUnit(id) }));
    for (const part of ['id', 'code', 'name'] as const) {
      cells.set(`${column}.${part}`, units.map((unit) => unit[part] ?? '').join(BETWEEN));
    }
  }

  private words(value: unknown, name: string): string {
    if (Array.isArray(value)) return value.map((one: unknown) => this.words(one, name)).join(BETWEEN);
    if (!isRecord(value)) return isPlain(value) ? this.word(String(value), name) : '';
    const told = Object.entries(value).map(([key, inner]) => `${key}: ${this.inner(inner, key)}`);
    return told.join(', ');
  }

  /** What stands in a thing that stands in a list is set apart. */
  private inner(value: unknown, key: string): string {
    const text = this.words(value, key);
    return isRecord(value) || Array.isArray(value) ? `(${text})` : text;
  }

  private word(text: string, name: string): string {
    const unit = UNIT_FIELDS.has(name) ? this.nameUnit(text) : undefined;
    return unit ? `${unit.code} ${unit.name} ${text}` : text;
  }
}
