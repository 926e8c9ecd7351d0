import { type Result, RESULTS } from '../competency/course.events.js';
import type { Nip } from '../kernel/organisation/nip.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { tidied } from '../kernel/words/text.js';
import type { CompletionsFault } from './completions-faults.js';
import { judgedRows, type JudgedRows, readDay, type RefusedRow } from './judged-rows.js';
import type { TableFailure, TableRow } from './csv-table.js';
import { readNip } from './nip-cell.js';

export type CompletionRow = {
  readonly kind: 'row';
  readonly line: number;
  readonly nip: Nip;
  readonly on: CalendarDate;
  readonly result: Result;
};

export type CompletionEntry = CompletionRow | RefusedRow<CompletionsFault>;

export type CompletionsFile = JudgedRows<CompletionEntry>;

const COLUMNS = { needed: [['nip'], ['on'], ['result']], optional: [] } as const;

type Column = (typeof COLUMNS.needed)[number][number];

const judge = (row: TableRow<Column>): CompletionEntry => {
  const { line } = row;
  const refused = (fault: CompletionsFault): CompletionEntry => ({ kind: 'refused', line, fault });
  if (row.kind === 'bad-row') return refused(row.fault);
  const cell = (column: Column): string => row.cells.get(column) ?? '';
  const read = readNip(cell('nip'));
  if (typeof read === 'string') return refused(read);
  const on = readDay(cell('on'));
  if (on === undefined) return refused('unusable-date');
  const result = RESULTS.find((one) => one === tidied(cell('result')));
  return result ? { kind: 'row', line, nip: read.nip, on, result } : refused('unknown-result');
};

/** The results of a file (capabilities.md, 11), each row or its first fault but for those that only the rules can tell. */
export const readCompletions = async (body: Buffer): Promise<CompletionsFile | TableFailure> =>
  judgedRows<Column, CompletionEntry>(body, COLUMNS, () => judge);
