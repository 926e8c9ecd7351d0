import type { Chart } from '../chart.js';
import { textOrNull } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';
import { rowsOfTable } from './csv.js';
import { toLocal, type Names } from './names.js';

/** How ids are called, and the chart at the pair of dates that is read. */
type Reading = { readonly names: Names; readonly chart: Chart };

const cell = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const COLUMNS = [
  'component',
  'fact',
  'thing',
  'on',
  'recordedOn',
  'event',
  'staff',
  'name',
  'weight',
  'counted',
  'why',
  'count',
] as const;

/** A row as the table must have it, its unit by code and name as well. */
const cellsOf = (chart: Chart, row: Body): Readonly<Record<string, string>> => {
  const id = textOrNull(row, 'unit');
  const unit = id === null ? undefined : chart.alive.get(id);
  return {
    ...Object.fromEntries(COLUMNS.map((name) => [name, cell(row[name])])),
    'unit.id': cell(id),
    'unit.code': unit?.code ?? '',
    'unit.name': unit?.name ?? '',
  };
};

const inOrder = (cells: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The table says the same, row by row. */
export const tableFaults = ({ names, chart }: Reading, rows: readonly Body[], table: string): readonly string[] => {
  const lines = rowsOfTable(table).map((line) => inOrder(toLocal(names, line) as typeof line));
  const wanted = rows.map((row) => inOrder(cellsOf(chart, row)));
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  if (at >= 0) return [`.csv[${at}]: expected ${wanted[at]}, got ${lines[at] ?? 'nothing'}`];
  return lines.length > wanted.length ? [`.csv: expected ${wanted.length} rows, got ${lines.length}`] : [];
};
