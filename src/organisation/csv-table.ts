import { isUtf8 } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import { byCodePoint, headerOf, named, repeated, type Header } from './csv-header.js';
import { afterLine, lineCounter, recordsOf } from './csv-records.js';

/** A sentence for people, in Indonesian and English; never with the content of a cell. */
export type Sentence = { readonly id: string; readonly en: string };

/** The columns to read: of each group in `needed` at least one must be there. */
export type Columns<C extends string> = {
  readonly needed: readonly (readonly C[])[];
  readonly optional: readonly C[];
};

export type RowFault = 'wrong-cells' | 'unreadable';

/** `line` is the physical line on which the row begins; the header's is 1. */
export type TableRow<C extends string> =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: ReadonlyMap<C, string> }
  | { readonly kind: 'bad-row'; readonly line: number; readonly fault: RowFault };

export type TableFailure =
  | { readonly kind: 'failed'; readonly code: 'not-utf8' | 'empty-file' | 'malformed-header' }
  | { readonly kind: 'failed'; readonly code: 'duplicate-columns'; readonly columns: readonly string[] }
  | {
      readonly kind: 'failed';
      readonly code: 'missing-columns';
      readonly missing: readonly (readonly string[])[];
    };

/** How much is read in one turn of the event loop, and how many rows are handed over at once. */
export type Pace = { readonly sliceBytes: number; readonly batchRows: number };

/** `batches` may be read more than once; the event loop gets a turn between any two of them. */
export type Table<C extends string> = {
  readonly kind: 'table';
  readonly droppedColumns: readonly string[];
  readonly batches: (pace?: Pace) => AsyncGenerator<readonly TableRow<C>[], void, undefined>;
};

/** How a row of any table that cannot be read is refused. */
export const BAD_ROWS: Readonly<Record<RowFault, { readonly code: 'bad-row'; readonly detail: Sentence }>> = {
  'wrong-cells': {
    code: 'bad-row',
    detail: {
      id: 'Jumlah sel pada baris ini tidak sama dengan jumlah kolom; lengkapi sel yang kurang atau hapus yang lebih.',
      en: 'This row does not have as many cells as the header; add the missing ones or remove the others.',
    },
  },
  unreadable: {
    code: 'bad-row',
    detail: {
      id: 'Baris ini tidak dapat dibaca; tutup setiap kutipan, gandakan tanda kutip di dalam sel, dan jangan lebih dari 1 MiB.',
      en: 'This row cannot be read; close each quote, double those inside a cell, and keep it under 1 MiB.',
    },
  },
};

const BOM = Buffer.from('\uFEFF');
const PACE: Pace = { sliceBytes: 8_192, batchRows: 500 };

const isBlank = (byte: number | undefined): boolean => byte === 10 || byte === 13 || byte === 32;

/** The body without a BOM and without blank lines at its end. */
const trimmed = (body: Buffer): Buffer => {
  const start = body.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  let last = body.length - 1;
  while (last >= start && isBlank(body[last])) last -= 1;
  return body.subarray(start, last < start ? start : afterLine(body, last));
};

const rowReader = <C extends string>(header: Header, wanted: readonly C[]) => {
  const present = wanted.filter((column) => header.names.includes(column));
  const places = present.map((column) => [column, header.names.indexOf(column)] as const);
  return (line: number, cells: readonly string[] | undefined): TableRow<C> => {
    if (!cells) return { kind: 'bad-row', line, fault: 'unreadable' };
    if (cells.length !== header.names.length) return { kind: 'bad-row', line, fault: 'wrong-cells' };
    return {
      kind: 'cells',
      line,
      cells: new Map(places.map(([column, place]) => [column, cells[place] ?? ''])),
    };
  };
};

async function* rowsOf<C extends string>(body: Buffer, header: Header, wanted: readonly C[], slice: number) {
  const lineOf = lineCounter(body);
  const rowOf = rowReader(header, wanted);
  const layout = { separator: header.separator, width: header.names.length };
  for await (const records of recordsOf(body, header.bytes, layout, slice)) {
    yield records.map(({ at, cells }) => rowOf(lineOf(at), cells));
  }
}

/** Batches of the given size and a last one that may be smaller, with a turn of the loop behind each. */
async function* regrouped<T>(groups: AsyncIterable<readonly T[]>, size: number) {
  let rest: readonly T[] = [];
  for await (const group of groups) {
    rest = rest.length === 0 ? group : [...rest, ...group];
    for (; rest.length >= size; rest = rest.slice(size)) {
      yield rest.slice(0, size);
      await turn();
    }
  }
  if (rest.length > 0) yield rest;
}

/**
 * A CSV file (RFC 4180; UTF-8 with or without BOM; `,` `;` or tab) as rows of the wanted columns; the others are
 * dropped and only their names told, sorted by code point. A bad row never ends the reading.
 */
export const readTable = <C extends string>(file: Buffer, columns: Columns<C>): Table<C> | TableFailure => {
  if (!isUtf8(file)) return { kind: 'failed', code: 'not-utf8' };
  const body = trimmed(file);
  if (body.length === 0) return { kind: 'failed', code: 'empty-file' };
  const wanted = [...columns.needed.flat(), ...columns.optional];
  const known: ReadonlySet<string> = new Set(wanted);
  const header = headerOf(body, wanted);
  if (!header) return { kind: 'failed', code: 'malformed-header' };
  const twice = repeated(header.names).filter((name) => known.has(name));
  if (twice.length > 0) return { kind: 'failed', code: 'duplicate-columns', columns: twice };
  const missing = columns.needed.filter((group) => !group.some((column) => header.names.includes(column)));
  if (missing.length > 0) return { kind: 'failed', code: 'missing-columns', missing };
  const droppedColumns = [...new Set(named(header.names))].filter((name) => !known.has(name)).sort(byCodePoint);
  const batches: Table<C>['batches'] = ({ sliceBytes, batchRows } = PACE) =>
    regrouped(rowsOf(body, header, wanted, sliceBytes), batchRows);
  return { kind: 'table', droppedColumns, batches };
};
