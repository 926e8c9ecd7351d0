import { setImmediate as turn } from 'node:timers/promises';
import type { Pair } from '../../kernel/words/pair.js';

export type Cell = string | number | boolean | null | undefined;
export type Row = readonly Cell[];

/** A table, whose columns are the same whatever its rows; these come in pieces, between which others go on. */
export type Table = {
  /** What it shows, for the name of its file. */
  readonly name: string;
  /** The dates that it answers for, where it does for some. */
  readonly pair?: Pair;
  readonly columns: readonly string[];
  readonly pieces: () => AsyncIterable<readonly Row[]>;
};

/** Rows made in one turn of the loop. */
const AT_A_TIME = 500;

/** A text that a spreadsheet would run: it begins so, after blanks too, or in full width (OWASP, CSV injection). */
const RUNS = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;
const NEEDS_QUOTES = /[",\r\n]/;

const cellText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'string' && RUNS.test(cell) ? `'${cell}` : String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const lineOf = (row: Row): string => `${row.map(cellText).join(',')}\r\n`;

/** RFC 4180 with a header row, piece by piece; cells that a spreadsheet would run are made harmless. */
export async function* csvOf({ columns, pieces }: Table): AsyncGenerator<string> {
  let head = lineOf(columns);
  for await (const rows of pieces()) {
    yield head + rows.map(lineOf).join('');
    head = '';
    await turn();
  }
  if (head !== '') yield head;
}

/** Rows that are at hand, each made of an item when its turn has come. */
export const piecesOf = <T>(items: readonly T[], rowOf: (item: T) => Row): Table['pieces'] =>
  async function* pieces() {
    for (let at = 0; at < items.length; at += AT_A_TIME) {
      yield await Promise.resolve(items.slice(at, at + AT_A_TIME).map(rowOf));
    }
  };

const UNSAID = /[^A-Za-z0-9-]+/g;

/** Says what a table shows, and for which dates. */
export const fileNameOf = ({ name, pair }: Table): string => {
  const dates = pair ? [`asOf-${pair.asOf}`, `knownOn-${pair.knownOn}`] : [];
  return `${[name.replaceAll(UNSAID, '-'), ...dates].join('_')}.csv`;
};
