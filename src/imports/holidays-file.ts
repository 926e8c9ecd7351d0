import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { isLabel, isLonger, tidied } from '../kernel/words/text.js';
import { judgedRows, type JudgedRows, readDay, type RefusedRow } from './judged-rows.js';
import type { TableFailure, TableRow } from './csv-table.js';
import type { HolidaysFault } from './holidays-faults.js';

export type HolidayRow = {
  readonly kind: 'row';
  readonly line: number;
  readonly on: CalendarDate;
  readonly name: string;
};

export type HolidayEntry = HolidayRow | RefusedRow<HolidaysFault>;

export type HolidaysFile = JudgedRows<HolidayEntry>;

const COLUMNS = { needed: [['date'], ['name']], optional: [] } as const;

type Column = (typeof COLUMNS.needed)[number][number];

const NAME_LIMIT = 200;

const judge = (row: TableRow<Column>): HolidayEntry => {
  const { line } = row;
  const refused = (fault: HolidaysFault): HolidayEntry => ({ kind: 'refused', line, fault });
  if (row.kind === 'bad-row') return refused(row.fault);
  const on = readDay(row.cells.get('date') ?? '');
  if (on === undefined) return refused('unusable-date');
  const name = tidied(row.cells.get('name') ?? '');
  if (isLonger(name, NAME_LIMIT) || !isLabel(name)) return refused('unusable-name');
  return { kind: 'row', line, on, name };
};

/** The holidays of a file (capabilities.md, 15), each row or its first fault but for those that only the rules can tell. */
export const readHolidays = async (body: Buffer): Promise<HolidaysFile | TableFailure> =>
  judgedRows<Column, HolidayEntry>(body, COLUMNS, () => judge);
