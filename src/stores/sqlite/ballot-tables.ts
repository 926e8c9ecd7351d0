import type { BoxState, CodeState } from '../../kernel/ports/ballot-box.js';
import type { Database } from './database.js';

/** As they are kept. */
export const BOX_STATES = ['open', 'closed', 'destroyed'] as const satisfies readonly BoxState[];
export const CODE_STATES = ['unused', 'used', 'void'] as const satisfies readonly CodeState[];

const BALLOTS = `(
  survey TEXT NOT NULL, key BLOB NOT NULL, unit TEXT NOT NULL, name TEXT NOT NULL, box BLOB NOT NULL, batch TEXT,
  PRIMARY KEY (survey, key)
) WITHOUT ROWID`;

/**
 * All clustered by keys that say nothing of an order: ballots by a random one, codes by their hash. `box_numbers`: how
 * many unused codes and ballots a unit has.
 */
export const BALLOT_TABLES = `
  CREATE TABLE IF NOT EXISTS box_surveys (survey TEXT PRIMARY KEY, state INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS box_codes (
    hash BLOB PRIMARY KEY, survey TEXT NOT NULL, unit TEXT, state INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS box_codes_of_unit ON box_codes (survey, unit);
  CREATE TABLE IF NOT EXISTS box_batches (
    batch TEXT PRIMARY KEY, survey TEXT NOT NULL, taken_back INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS box_ballots ${BALLOTS};
  CREATE TABLE IF NOT EXISTS box_numbers (
    survey TEXT NOT NULL, unit TEXT NOT NULL, unused INTEGER NOT NULL, ballots INTEGER NOT NULL,
    PRIMARY KEY (survey, unit)
  ) WITHOUT ROWID;
`;

/** Within a transaction. */
export const clearBallots = (database: Database): void =>
  database.exec(
    'DELETE FROM box_surveys; DELETE FROM box_codes; DELETE FROM box_batches; DELETE FROM box_ballots; DELETE FROM box_numbers',
  );

/**
 * Within a transaction. A row that is put into a page lies there behind those that came before it, whatever its key; in
 * a table that is written anew in order of its keys, rows lie in that order.
 */
export const stirBallots = (database: Database): void =>
  database.exec(`
    CREATE TABLE box_stirred ${BALLOTS};
    INSERT INTO box_stirred SELECT * FROM box_ballots ORDER BY survey, key;
    DROP TABLE box_ballots;
    ALTER TABLE box_stirred RENAME TO box_ballots;
  `);

const RECOUNT = `
  INSERT INTO box_numbers
  SELECT ?1, unit, sum(unused), sum(ballots) FROM (
    SELECT unit, 1 AS unused, 0 AS ballots FROM box_codes
    WHERE survey = ?1 AND unit IS NOT NULL AND state = ${CODE_STATES.indexOf('unused')}
    UNION ALL SELECT unit, 0, 1 FROM box_ballots WHERE survey = ?1
  ) GROUP BY unit
`;

/** Within a transaction. */
export const recount = (database: Database, survey: string): void => {
  database.prepare('DELETE FROM box_numbers WHERE survey = ?').run(survey);
  database.prepare(RECOUNT).run(survey);
};
