import { type CalendarDate, FIRST_DAY, parseCalendarDate } from '../kernel/words/calendar-date.js';
import { tidied } from '../kernel/words/text.js';
import { type Columns, readTable, type TableFailure, type TableRow } from './csv-table.js';

/** A row that cannot be used, and the first thing that is wrong with it. */
export type RefusedRow<Fault extends string> = {
  readonly kind: 'refused';
  readonly line: number;
  readonly fault: Fault;
};

/** The rows of a file, each judged by itself. `batches` may be read more than once. */
export type JudgedRows<Entry> = {
  readonly kind: 'judged';
  readonly droppedColumns: readonly string[];
  readonly batches: () => AsyncGenerator<readonly Entry[], void, undefined>;
};

/** `judging`: how the rows of one reading are judged, one after another; each reading begins anew. */
export const judgedRows = async <C extends string, Entry>(
  body: Buffer,
  columns: Columns<C>,
  judging: () => (row: TableRow<C>) => Entry,
): Promise<JudgedRows<Entry> | TableFailure> => {
  const table = await readTable<C>(body, columns);
  if (table.kind === 'failed') return table;
  const batches: JudgedRows<Entry>['batches'] = async function* () {
    const judge = judging();
    for await (const rows of table.batches()) yield rows.map(judge);
  };
  return { kind: 'judged', droppedColumns: table.droppedColumns, batches };
};

/** The day in a cell; undefined where it is none on which anything can be. */
export const readDay = (cell: string): CalendarDate | undefined => {
  const day = parseCalendarDate(tidied(cell));
  return day === undefined || day < FIRST_DAY ? undefined : day;
};
