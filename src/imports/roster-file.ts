import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Nip, ReadNip } from '../kernel/organisation/nip.js';
import type { EmploymentKind, PositionType, StaffPosition } from '../kernel/organisation/position.js';
import { isInvisible, isLabel, isLonger, isOneLine, tidied } from '../kernel/words/text.js';
import { judgedRows, type JudgedRows } from './judged-rows.js';
import type { Sentence, TableFailure, TableRow } from './csv-table.js';
import { readNip } from './nip-cell.js';
import { ROSTER_FAULTS, type RosterCode, type RosterFault } from './roster-faults.js';

/** `unitCode` and `unitName` are '' where not given; which unit they mean is the caller's to judge, as the last fault. */
export type RosterRow = {
  readonly kind: 'row';
  readonly line: number;
  readonly nip: Nip;
  readonly birthDate: CalendarDate;
  readonly name: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly employment: EmploymentKind;
  readonly position: StaffPosition;
};

/** `nip` is there where the row has a possible number: whoever has it is in the file. */
export type RefusedRosterRow = {
  readonly kind: 'refused';
  readonly line: number;
  readonly nip?: Nip;
  readonly code: RosterCode;
  readonly detail: Sentence;
};

export type RosterEntry = RosterRow | RefusedRosterRow;

/** Each reading counts the numbers anew. */
export type Roster = JudgedRows<RosterEntry>;

const COLUMNS = {
  needed: [['nip_baru'], ['nama'], ['unor_kode', 'unor_nama']],
  optional: ['jabatan_nama', 'jenis_jabatan', 'gol_akhir_nama', 'jenis_pegawai'],
} as const;

type Column = (typeof COLUMNS.needed)[number][number] | (typeof COLUMNS.optional)[number];
type CellOf = (column: Column) => string;

const POSITION_TYPES: ReadonlyMap<string, PositionType> = new Map([
  ['struktural', 'structural'],
  ['fungsional', 'functional'],
  ['fungsional tertentu', 'functional'],
  ['fungsional umum', 'executive'],
  ['pelaksana', 'executive'],
]);

const EMPLOYMENTS: ReadonlyMap<string, EmploymentKind> = new Map([
  ['pns', 'PNS'],
  ['cpns', 'PNS'],
  ['pppk', 'PPPK'],
  ['pppk paruh waktu', 'PPPK'],
]);

const FORMULA = /^[=+@]/;
const NAME_LIMIT = 200;
const TITLE_LIMIT = 300;
const GRADE_LIMIT = 20;

const wordsOf = (cell: string): string => cell.toLowerCase().replace(/\s+/g, ' ');

const positionTypeOf = (cell: string): PositionType | undefined =>
  POSITION_TYPES.get(wordsOf(cell).replace(/^jabatan /, ''));

const employmentOf = (cell: string, { employment }: ReadNip): EmploymentKind | undefined =>
  cell === '' ? employment : EMPLOYMENTS.get(wordsOf(cell));

const nameFault = (name: string): RosterFault | undefined => {
  if (isInvisible(name)) return 'missing-name';
  if (isLonger(name, NAME_LIMIT)) return 'name-too-long';
  return FORMULA.test(name) || !isOneLine(name) ? 'name-characters' : undefined;
};

const employmentFault = (cell: string, read: ReadNip): RosterFault | undefined => {
  const employment = employmentOf(cell, read);
  if (!employment) return 'unknown-employment';
  return employment === read.employment ? undefined : 'employment-contradicts';
};

const isTitle = (cell: string, limit: number): boolean => cell === '' || (!isLonger(cell, limit) && isLabel(cell));

const positionFault = (cell: CellOf): RosterFault | undefined => {
  const type = cell('jenis_jabatan');
  if (type !== '' && !positionTypeOf(type)) return 'unknown-position';
  const isGood = isTitle(cell('jabatan_nama'), TITLE_LIMIT) && isTitle(cell('gol_akhir_nama'), GRADE_LIMIT);
  return isGood ? undefined : 'unusable-title';
};

const positionOf = (cell: CellOf): StaffPosition => {
  const [title, type, grade] = [cell('jabatan_nama'), positionTypeOf(cell('jenis_jabatan')), cell('gol_akhir_nama')];
  return { ...(title && { title }), ...(type && { type }), ...(grade && { grade }) };
};

const refused = (line: number, fault: RosterFault, nip?: Nip): RefusedRosterRow => ({
  kind: 'refused',
  line,
  ...(nip === undefined ? {} : { nip }),
  ...ROSTER_FAULTS[fault],
});

const rowOf = (line: number, read: ReadNip, cell: CellOf): RosterEntry => {
  const fault = nameFault(cell('nama')) ?? positionFault(cell) ?? employmentFault(cell('jenis_pegawai'), read);
  if (fault) return refused(line, fault, read.nip);
  const [name, unitCode, unitName] = [cell('nama'), cell('unor_kode'), cell('unor_nama')];
  return { kind: 'row', line, ...read, name, unitCode, unitName, position: positionOf(cell) };
};

/** A well-formed number has occurred even where its row is refused for something else: so the second is a duplicate. */
const judge = (row: TableRow<Column>, occurred: Set<Nip>): RosterEntry => {
  if (row.kind === 'bad-row') return refused(row.line, row.fault);
  const read = readNip(row.cells.get('nip_baru') ?? '');
  if (typeof read === 'string') return refused(row.line, read);
  if (occurred.has(read.nip)) return refused(row.line, 'duplicate-nip', read.nip);
  occurred.add(read.nip);
  return rowOf(row.line, read, (column) => tidied(row.cells.get(column) ?? ''));
};

/**
 * A roster as the national staff system exports it (api.md, 5): each row, or its first fault but for its unit.
 * Blanks around a cell are no part of it.
 */
export const readRoster = async (body: Buffer): Promise<Roster | TableFailure> =>
  judgedRows<Column, RosterEntry>(body, COLUMNS, () => {
    const occurred = new Set<Nip>();
    return (row) => judge(row, occurred);
  });
