import { readTable, type Columns, type Pace, type Table, type TableRow } from '../../src/imports/csv-table.js';

/** The columns that most tests ask for. */
export const ABC: Columns<string> = { needed: [['a'], ['b']], optional: ['c'] };

export const opened = async (body: Buffer | string, columns = ABC): Promise<Table<string>> => {
  const table = await readTable(Buffer.from(body), columns);
  if (table.kind === 'failed') throw new Error(table.code);
  return table;
};

export const rowsOf = async (table: Table<string>, pace?: Pace): Promise<TableRow<string>[]> => {
  const rows: TableRow<string>[] = [];
  for await (const batch of table.batches(pace)) rows.push(...batch);
  return rows;
};

/** Rows in short: the line and either the cells, in order of the columns asked for, or the fault. */
export const told = async (body: Buffer | string, columns = ABC, pace?: Pace): Promise<unknown[]> =>
  (await rowsOf(await opened(body, columns), pace)).map((row) =>
    row.kind === 'cells' ? [row.line, ...row.cells.values()] : [row.line, { fault: row.fault }],
  );
