import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UNIT_KINDS, type UnitKind } from '../kernel/organisation/chart-change.js';
import { isLabel, isLonger, tidied } from '../kernel/words/text.js';
import { judgedRows, type JudgedRows, readDay } from './judged-rows.js';
import type { Sentence, TableFailure, TableRow } from './csv-table.js';
import { UNITS_FAULTS, type UnitsCode, type UnitsFault } from './units-faults.js';

/** `parentCode` is '' for the root. */
export type UnitRow = {
  readonly kind: 'row';
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly unitKind: UnitKind;
  readonly parentCode: string;
  readonly on: CalendarDate;
};

/** `unitCode` is what stands in the row's code cell, for finding the rows below; '' where the row has none. */
export type RefusedUnitRow = {
  readonly kind: 'refused';
  readonly line: number;
  readonly unitCode: string;
  readonly code: UnitsCode;
  readonly detail: Sentence;
};

export type UnitEntry = UnitRow | RefusedUnitRow;

export type UnitsFile = JudgedRows<UnitEntry>;

const COLUMNS = { needed: [['code'], ['name'], ['kind'], ['parent_code'], ['on']], optional: [] } as const;

type Column = (typeof COLUMNS.needed)[number][number];
type Cells = Readonly<Record<Column, string>>;

const CODE_LIMIT = 64;
const NAME_LIMIT = 200;

const isText = (cell: string, limit: number): boolean => !isLonger(cell, limit) && isLabel(cell);

const unitKindOf = (cell: string): UnitKind | undefined => UNIT_KINDS.find((kind) => kind === cell);

const refused = (line: number, unitCode: string, fault: UnitsFault): RefusedUnitRow => ({
  kind: 'refused',
  line,
  unitCode,
  ...UNITS_FAULTS[fault],
});

const cellsOf = (row: ReadonlyMap<Column, string>): Cells => {
  const cell = (column: Column): string => tidied(row.get(column) ?? '');
  return {
    code: cell('code'),
    name: cell('name'),
    kind: cell('kind'),
    parent_code: cell('parent_code'),
    on: cell('on'),
  };
};

const judge = (row: TableRow<Column>): UnitEntry => {
  const { line } = row;
  if (row.kind === 'bad-row') return refused(line, '', row.fault);
  const { code, name, kind, parent_code: parentCode, on: day } = cellsOf(row.cells);
  if (!isText(code, CODE_LIMIT)) return refused(line, code, 'unusable-code');
  if (!isText(name, NAME_LIMIT)) return refused(line, code, 'unusable-name');
  const unitKind = unitKindOf(kind);
  if (!unitKind) return refused(line, code, 'unknown-kind');
  const on = readDay(day);
  return on ? { kind: 'row', line, code, name, unitKind, parentCode, on } : refused(line, code, 'unusable-date');
};

/** The units of a file (api.md, 3), each row or its first fault but for those that only the chart can tell. */
export const readUnits = async (body: Buffer): Promise<UnitsFile | TableFailure> =>
  judgedRows<Column, UnitEntry>(body, COLUMNS, () => judge);

/** `refused` by line: a code that an earlier row has, and rows whose parents in the file lead round in a circle. */
export type OrderedUnits = { readonly rows: readonly UnitRow[]; readonly refused: readonly RefusedUnitRow[] };

type FirstRows = ReadonlyMap<string, UnitRow>;
type Settled = { readonly placed: Set<UnitRow>; readonly circular: Set<UnitRow> };

const firstRows = (rows: readonly UnitRow[]): FirstRows => {
  const first = new Map<string, UnitRow>();
  for (const row of rows) if (!first.has(row.code)) first.set(row.code, row);
  return first;
};

/** Settles a row with all above it in the file, each once, so the whole file takes linear time. */
const settle = (row: UnitRow, byCode: FirstRows, { placed, circular }: Settled): void => {
  const chain = new Set<UnitRow>();
  let above: UnitRow | undefined = row;
  while (above && !placed.has(above) && !circular.has(above) && !chain.has(above)) {
    chain.add(above);
    above = byCode.get(above.parentCode);
  }
  const into = above && !placed.has(above) ? circular : placed;
  for (const one of [...chain].reverse()) into.add(one);
};

/**
 * Rows with a parent in the file behind that parent, otherwise as in the file: a parent that stands too late moves up.
 * Rows below a circle are refused with it.
 */
export const parentsFirst = (rows: readonly UnitRow[]): OrderedUnits => {
  const byCode = firstRows(rows);
  const settled: Settled = { placed: new Set(), circular: new Set() };
  for (const row of byCode.values()) settle(row, byCode, settled);
  const repeats = rows.filter((row) => byCode.get(row.code) !== row);
  const refusals = [
    ...repeats.map(({ line, code }) => refused(line, code, 'repeated-code')),
    ...[...settled.circular].map(({ line, code }) => refused(line, code, 'circle')),
  ];
  return { rows: [...settled.placed], refused: refusals.sort((a, b) => a.line - b.line) };
};
