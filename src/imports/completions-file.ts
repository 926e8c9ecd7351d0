import { type Result, RESULTS } from '../competency/course.events.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { type CalendarDate, FIRST_DAY, parseCalendarDate } from '../kernel/words/calendar-date.js';
import { tidied } from '../kernel/words/text.js';
import type { CompletionsFault } from './completions-faults.js';
import { readTable, type TableFailure, type TableRow } from './csv-table.js';
import { readNip } from './nip-cell.js';

export type CompletionRow = {
  readonly kind: 'row';
  readonly line: number;
  readonly nip: Nip;
  readonly on: CalendarDate;
  readonly result: Result;
};

export type CompletionEntry =
  CompletionRow | { readonly kind: 'refused'; readonly line: number; readonly fault: CompletionsFault };

export type CompletionsFile = {
  readonly kind: 'completions';
  readonly batches: () => AsyncGenerator<readonly CompletionEntry[], void, undefined>;
};

const COLUMNS = { needed: [['nip'], ['on'], ['result']], optional: [] } as const;

type Column = (typeof COLUMNS.needed)[number][number];

const judge = (row: TableRow<Column>): CompletionEntry => {
  const { line } = row;
  const refused = (fault: CompletionsFault): CompletionEntry => ({ kind: 'refused', line, fault });
  if (row.kind === 'bad-row') return refused(row.fault);
  const cell = (column: Column): string => row.cells.get(column) ?? '';
  const read = readNip(cell('nip'));
  if (typeof read === 'string') return refused(read);
  const on = parseCalendarDate(tidied(cell('on')));
  if (on === undefined || on < FIRST_DAY) return refused('unusable-date');
  const result = RESULTS.find((one) => one === tidied(cell('result')));
  return result ? { kind: 'row', line, nip: read.nip, on, result } : refused('unknown-result');
};

/** The results of a file (capabilities.md, 11), each row or its first fault but for those that only the rules can tell. */
export const readCompletions = async (body: Buffer): Promise<CompletionsFile | TableFailure> => {
  const table = await readTable<Column>(body, COLUMNS);
  if (table.kind === 'failed') return table;
  const batches: CompletionsFile['batches'] = async function* () {
    for await (const rows of table.batches()) yield rows.map(judge);
  };
  return { kind: 'completions', batches };
};
