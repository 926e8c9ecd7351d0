import { setImmediate as turn } from 'node:timers/promises';
import type { Cell, Row, Table } from '../reading/table.js';

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

const UNSAID = /[^A-Za-z0-9-]+/g;

/** Says what a table shows, and for which dates. */
export const fileNameOf = ({ name, pair }: Table): string => {
  const dates = pair ? [`asOf-${pair.asOf}`, `knownOn-${pair.knownOn}`] : [];
  return `${[name.replaceAll(UNSAID, '-'), ...dates].join('_')}.csv`;
};
