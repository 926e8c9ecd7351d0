import { setImmediate as turn } from 'node:timers/promises';
import { isInvisible } from '../kernel/words/text.js';
import { utf8Of } from './csv-encoding.js';
import { droppedColumns, headerOf, type Header, repeated } from './csv-header.js';
import { type Layout, type RawRow, type RowFault, RowScanner } from './csv-rows.js';

/** A sentence for people, in Indonesian and English; never with the content of a cell. */
export type Sentence = { readonly id: string; readonly en: string };

/** The columns to read: of each group in `needed` at least one must be there. */
export type Columns<C extends string> = {
  readonly needed: readonly (readonly C[])[];
  readonly optional: readonly C[];
};

/** `line` is the physical line on which the row begins; the header's is 1. */
export type TableRow<C extends string> =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: ReadonlyMap<C, string> }
  | { readonly kind: 'bad-row'; readonly line: number; readonly fault: RowFault };

export type TableFailure =
  | {
      readonly kind: 'failed';
      readonly code:
        'unreadable-text' | 'empty-file' | 'malformed-header' | 'header-lines' | 'no-rows' | 'broken-quotes';
    }
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

const PACE: Pace = { sliceBytes: 65_536, batchRows: 500 };
/** A file of which none of so many rows can be read is turned away before anything is made of it. */
const HOPELESS = 1_000;
const BLANK_LIMIT = 65_536;

const failed = (code: Exclude<TableFailure['code'], 'duplicate-columns' | 'missing-columns'>): TableFailure => ({
  kind: 'failed',
  code,
});

/** The rows of some bytes: at most so many. Undefined behind the last one. */
const rowsWithin = (scanner: RowScanner, { sliceBytes, batchRows }: Pace): readonly RawRow[] | undefined => {
  const end = scanner.at + sliceBytes;
  const rows: RawRow[] = [];
  while (scanner.at < end && rows.length < batchRows) {
    const row = scanner.next();
    if (!row) return rows.length > 0 ? rows : undefined;
    if (row.kind !== 'nothing') rows.push(row);
  }
  return rows;
};

/** Batches of the given size and a last one that may be smaller, with a turn of the loop behind each slice. */
async function* batchesOf(scanner: RowScanner, pace: Pace) {
  let batch: RawRow[] = [];
  for (;;) {
    const batchRows = pace.batchRows - batch.length;
    const more = rowsWithin(scanner, { ...pace, batchRows });
    if (!more) break;
    for (const row of more) batch.push(row);
    await turn();
    if (batch.length < pace.batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const isBlank = (body: Buffer): boolean => body.length <= BLANK_LIMIT && isInvisible(body.toString());

const layoutOf = ({ separator, columns, start }: Header, present: readonly string[]): Layout => ({
  separator,
  start,
  width: columns.length,
  slots: columns.map((column) => present.indexOf(column)),
});

const headerFault = (header: Header, columns: Columns<string>): TableFailure | undefined => {
  if (header.hasLines) return failed('header-lines');
  const twice = repeated(header, [...columns.needed.flat(), ...columns.optional]);
  if (twice.length > 0) return { kind: 'failed', code: 'duplicate-columns', columns: twice };
  const missing = columns.needed.filter((group) => !group.some((column) => header.columns.includes(column)));
  return missing.length > 0 ? { kind: 'failed', code: 'missing-columns', missing } : undefined;
};

const isReadable = (row: RawRow): boolean => row.kind !== 'bad-row' || row.fault !== 'unreadable';

/** What speaks against the rows as a whole; as a rule the first of them tells that nothing does. */
const rowsFault = async (body: Buffer, layout: Layout): Promise<TableFailure | undefined> => {
  const batches = batchesOf(new RowScanner(body, layout), { ...PACE, batchRows: 1 });
  let read = 0;
  for await (const rows of batches) {
    if (rows.some(isReadable)) return undefined;
    read += rows.length;
    if (read === HOPELESS) return failed('broken-quotes');
  }
  return read > 0 ? undefined : failed('no-rows');
};

const tableOf = <C extends string>(body: Buffer, header: Header, wanted: readonly C[]) => {
  const present = wanted.filter((column) => header.columns.includes(column));
  const layout = layoutOf(header, present);
  const rowOf = (row: RawRow): TableRow<C>[] => {
    if (row.kind === 'nothing') return [];
    if (row.kind === 'bad-row') return [row];
    return [{ ...row, cells: new Map(present.map((column, slot) => [column, row.cells[slot] ?? ''])) }];
  };
  async function* batches(pace: Pace = PACE): AsyncGenerator<readonly TableRow<C>[], void, undefined> {
    for await (const rows of batchesOf(new RowScanner(body, layout), pace)) yield rows.flatMap(rowOf);
  }
  return { layout, batches };
};

/**
 * A CSV file (api.md, 5) as rows of the wanted columns; the others are dropped and only their names told. A bad row
 * never ends the reading.
 */
export const readTable = async <C extends string>(
  file: Buffer,
  columns: Columns<C>,
): Promise<Table<C> | TableFailure> => {
  const body = await utf8Of(file);
  if (!body) return failed('unreadable-text');
  if (isBlank(body)) return failed('empty-file');
  const wanted = [...columns.needed.flat(), ...columns.optional];
  const header = headerOf(body, wanted);
  if (!header) return failed('malformed-header');
  const { layout, batches } = tableOf(body, header, wanted);
  const fault = headerFault(header, columns) ?? (await rowsFault(body, layout));
  return fault ?? { kind: 'table', droppedColumns: droppedColumns(header, wanted), batches };
};
