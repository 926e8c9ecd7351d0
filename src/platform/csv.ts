export type Cell = string | number | boolean | null | undefined;
export type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A leading one of these makes a spreadsheet run a cell. */
const RUNS = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

const cellText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'string' && RUNS.test(cell) ? `'${cell}` : String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with a header row; cells that a spreadsheet would run are made harmless. */
export const tableToCsv = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

type Flat = Record<string, Cell>;

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const listText = (values: readonly unknown[]): string =>
  values.every(isPlain) ? values.join(' ') : JSON.stringify(values);

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const flatten = (value: unknown, name: string, into: Flat): void => {
  if (!isRecord(value)) {
    if (Array.isArray(value)) into[name] = listText(value);
    else into[name] = isPlain(value) ? value : null;
    return;
  }
  for (const [key, inner] of Object.entries(value)) flatten(inner, name === '' ? key : `${name}.${key}`, into);
};

/** Objects as rows: nested fields have dotted column names, arrays of plain values are joined by blanks. */
export const tableOf = (items: readonly object[], columns: readonly string[]): Table => {
  const rows = items.map((item) => {
    const flat: Flat = {};
    flatten(item, '', flat);
    return flat;
  });
  return { columns, rows: rows.map((row) => columns.map((column) => row[column])) };
};
