import type { Ballot, BoxedSurvey, BoxState, UnitNumbers } from '../../kernel/ports/ballot-box.js';
import { asId } from '../../kernel/words/ids.js';
import { BOX_STATES, recount } from './ballot-tables.js';
import { type Database, inTransaction } from './database.js';

/** `last`: the random key that the next page comes after, in hex. */
export type BallotPage = { readonly ballots: readonly Ballot[]; readonly last: string };

type BallotRead = {
  readonly key: Uint8Array;
  readonly unit: string;
  readonly name: string;
  readonly box: Uint8Array;
  readonly batch: string | null;
};

const PAGE = 1_000;
const DESTROYED_AT_ONCE = 5_000;

const ballotIn = ({ unit, name, box, batch }: BallotRead): Ballot => ({
  unit: asId(unit),
  sealed: { key: name, box: Buffer.from(box).toString('base64') },
  ...(batch === null ? {} : { batch: asId(batch) }),
});

export const numbersIn = (database: Database, survey: string): UnitNumbers[] =>
  database
    .prepare<{ unit: string; unused: number; ballots: number }>(
      'SELECT unit, unused, ballots FROM box_numbers WHERE survey = ? AND unused + ballots > 0 ORDER BY unit',
    )
    .all(survey)
    .map(({ unit, unused, ballots }) => ({ unit: asId(unit), unused, ballots }));

export const responsesIn = (database: Database, surveys: readonly string[]): number[] => {
  const count = database.prepare<{ number: number | null }>(
    'SELECT sum(ballots) AS number FROM box_numbers WHERE survey = ?',
  );
  return surveys.map((survey) => count.get(survey)?.number ?? 0);
};

export const keysIn = (database: Database, survey: string): string[] =>
  database
    .prepare<{ name: string }>('SELECT DISTINCT name FROM box_ballots WHERE survey = ? ORDER BY name')
    .all(survey)
    .map(({ name }) => name);

export const surveysIn = (database: Database): BoxedSurvey[] =>
  database
    .prepare<{ survey: string; state: number }>('SELECT survey, state FROM box_surveys ORDER BY survey')
    .all()
    .map(({ survey, state }) => ({ survey: asId(survey), state: BOX_STATES[state] ?? 'destroyed' }));

export const ballotsAfter = (database: Database, survey: string, after: string): BallotPage => {
  const found = database
    .prepare<BallotRead>(
      `SELECT key, unit, name, box, batch FROM box_ballots WHERE survey = ? AND key > ? ORDER BY key LIMIT ${PAGE}`,
    )
    .all(survey, Buffer.from(after, 'hex'));
  const last = found.at(-1);
  return { ballots: found.map(ballotIn), last: last ? Buffer.from(last.key).toString('hex') : after };
};

/** A box whose ballots were destroyed stays so. */
export const setState = (database: Database, survey: string, to: BoxState): void => {
  const state = BOX_STATES.indexOf(to);
  const destroyed = BOX_STATES.indexOf('destroyed');
  database
    .prepare(`INSERT INTO box_surveys VALUES (?1, ?2) ON CONFLICT DO UPDATE SET state = ?2 WHERE state <> ${destroyed}`)
    .run(survey, state);
};

export const takeBackIn = (database: Database, survey: string, batch: string): number =>
  inTransaction(database, () => {
    const known = database.prepare<{ state: number }>('SELECT state FROM box_surveys WHERE survey = ?').get(survey);
    if (known?.state === BOX_STATES.indexOf('destroyed')) return 0;
    database
      .prepare('INSERT INTO box_batches VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET taken_back = 1')
      .run(batch, survey);
    const removed = database.prepare('DELETE FROM box_ballots WHERE survey = ? AND batch = ?').run(survey, batch);
    if (Number(removed.changes) > 0) recount(database, survey);
    return Number(removed.changes);
  });

export const keepBatchesIn = (database: Database, survey: string, batches: readonly string[]): number =>
  inTransaction(database, () => {
    const kept = new Set(batches);
    const known = database
      .prepare<{ batch: string }>('SELECT batch FROM box_batches WHERE survey = ? AND taken_back = 0')
      .all(survey);
    const [forget, drop] = [
      database.prepare('DELETE FROM box_batches WHERE batch = ?'),
      database.prepare('DELETE FROM box_ballots WHERE survey = ? AND batch = ?'),
    ];
    let removed = 0;
    for (const { batch } of known) {
      if (kept.has(batch)) continue;
      forget.run(batch);
      removed += Number(drop.run(survey, batch).changes);
    }
    if (removed > 0) recount(database, survey);
    return removed;
  });

const DESTROY_BALLOTS = `
  DELETE FROM box_ballots WHERE survey = ?1 AND key IN
    (SELECT key FROM box_ballots WHERE survey = ?1 LIMIT ${DESTROYED_AT_ONCE})
`;
const FORGET_UNITS = `
  UPDATE box_codes SET unit = NULL WHERE hash IN
    (SELECT hash FROM box_codes WHERE survey = ?1 AND unit IS NOT NULL LIMIT ${DESTROYED_AT_ONCE})
`;

/** A piece of it, so that others are answered in between; false once nothing is left. */
export const destroySome = (database: Database, survey: string): boolean =>
  inTransaction(database, () => {
    setState(database, survey, 'destroyed');
    database.prepare('DELETE FROM box_batches WHERE survey = ?').run(survey);
    database.prepare('DELETE FROM box_numbers WHERE survey = ?').run(survey);
    return [DESTROY_BALLOTS, FORGET_UNITS].some((sql) => Number(database.prepare(sql).run(survey).changes) > 0);
  });
