import type { BallotRow } from '../../kernel/ports/ballot-box.js';
import { asId } from '../../kernel/words/ids.js';
import { unreachable } from '../../kernel/words/unreachable.js';
import { BOX_STATES, CODE_STATES, recount } from './ballot-tables.js';
import type { Database, SqlValue } from './database.js';

export type BallotRowPage = { readonly rows: readonly BallotRow[]; readonly last: string };

type RowOf<K extends BallotRow['kind']> = Extract<BallotRow, { readonly kind: K }>;
type Columns = { readonly [name: string]: SqlValue };

const PAGE = 1_000;

const text = (value: SqlValue | undefined): string => String(value);
const idOr = <T extends string>(value: SqlValue | undefined): T | null =>
  value === null || value === undefined ? null : asId<never>(text(value));
const hex = (value: SqlValue | undefined): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : '';

const surveyRow = ({ survey, state }: Columns): RowOf<'survey'> => ({
  kind: 'survey',
  survey: asId(text(survey)),
  state: BOX_STATES[Number(state)] ?? 'destroyed',
});

const codeRow = ({ hash, survey, unit, state }: Columns): RowOf<'code'> => ({
  kind: 'code',
  hash: hex(hash),
  survey: asId(text(survey)),
  unit: idOr(unit),
  state: CODE_STATES[Number(state)] ?? 'void',
});

const batchRow = ({ batch, survey, taken_back: takenBack }: Columns): RowOf<'batch'> => ({
  kind: 'batch',
  batch: asId(text(batch)),
  survey: asId(text(survey)),
  takenBack: takenBack === 1,
});

const ballotRow = ({ key, survey, unit, name, box, batch }: Columns): RowOf<'ballot'> => ({
  kind: 'ballot',
  key: hex(key),
  survey: asId(text(survey)),
  unit: asId(text(unit)),
  sealed: { key: text(name), box: box instanceof Uint8Array ? Buffer.from(box).toString('base64') : '' },
  batch: idOr(batch),
});

/** How rows of a kind are read, after the last one of before; `at`: where a page ends. */
type Reading = {
  readonly sql: string;
  readonly row: (columns: Columns) => BallotRow;
  readonly at: (columns: Columns) => string;
  readonly after: (last: string) => readonly SqlValue[];
};

const READINGS: Readonly<Record<BallotRow['kind'], Reading>> = {
  survey: {
    sql: `SELECT * FROM box_surveys WHERE survey > ? ORDER BY survey LIMIT ${PAGE}`,
    row: surveyRow,
    at: ({ survey }) => text(survey),
    after: (last) => [last],
  },
  code: {
    sql: `SELECT * FROM box_codes WHERE hash > ? ORDER BY hash LIMIT ${PAGE}`,
    row: codeRow,
    at: ({ hash }) => hex(hash),
    after: (last) => [Buffer.from(last, 'hex')],
  },
  batch: {
    sql: `SELECT * FROM box_batches WHERE batch > ? ORDER BY batch LIMIT ${PAGE}`,
    row: batchRow,
    at: ({ batch }) => text(batch),
    after: (last) => [last],
  },
  ballot: {
    sql: `SELECT * FROM box_ballots WHERE (survey, key) > (?, ?) ORDER BY survey, key LIMIT ${PAGE}`,
    row: ballotRow,
    at: ({ survey, key }) => `${text(survey)} ${hex(key)}`,
    after: (last) => {
      const [survey = '', key = ''] = last.split(' ');
      return [survey, Buffer.from(key, 'hex')];
    },
  },
};

/** The rows of a kind after one, in their order. */
export const ballotRowsAfter = (database: Database, kind: BallotRow['kind'], after: string): BallotRowPage => {
  const { sql, row, at, after: values } = READINGS[kind];
  const found = database.prepare<Columns>(sql).all(...values(after));
  const last = found.at(-1);
  return { rows: found.map(row), last: last ? at(last) : after };
};

const columnsOf = (row: BallotRow): readonly SqlValue[] => {
  switch (row.kind) {
    case 'survey':
      return [row.survey, BOX_STATES.indexOf(row.state)];
    case 'code':
      return [Buffer.from(row.hash, 'hex'), row.survey, row.unit, CODE_STATES.indexOf(row.state)];
    case 'batch':
      return [row.batch, row.survey, row.takenBack ? 1 : 0];
    case 'ballot': {
      const { key, survey, unit, sealed, batch } = row;
      return [survey, Buffer.from(key, 'hex'), unit, sealed.key, Buffer.from(sealed.box, 'base64'), batch];
    }
    default:
      return unreachable(row);
  }
};

const PUT: Readonly<Record<BallotRow['kind'], string>> = {
  survey: 'INSERT OR REPLACE INTO box_surveys VALUES (?, ?)',
  code: 'INSERT OR REPLACE INTO box_codes VALUES (?, ?, ?, ?)',
  batch: 'INSERT OR REPLACE INTO box_batches VALUES (?, ?, ?)',
  ballot: 'INSERT OR REPLACE INTO box_ballots VALUES (?, ?, ?, ?, ?, ?)',
};

/** Within a transaction. */
export const putBallotRows = (database: Database, rows: readonly BallotRow[]): void => {
  for (const row of rows) database.prepare(PUT[row.kind]).run(...columnsOf(row));
  for (const survey of new Set(rows.map((row) => row.survey))) recount(database, survey);
};
