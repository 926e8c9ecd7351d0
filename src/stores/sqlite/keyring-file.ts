import type { BallotRow, BoxedSurvey, Cast, Room, Taken, UnitNumbers } from '../../kernel/ports/ballot-box.js';
import type { Sealed } from '../../kernel/ports/keyring.js';
import {
  type BallotPage,
  ballotsAfter,
  destroySome,
  numbersIn,
  responsesIn,
  setState,
  surveysIn,
  takeBackIn,
} from './ballot-counts.js';
import { type BallotRowPage, ballotRowsAfter, putBallotRows } from './ballot-rows.js';
import { stirBallots } from './ballot-tables.js';
import { SqliteBallots } from './ballots.js';
import { inTransaction } from './database.js';
import { type KeyringOptions, SqliteKeys } from './keyring-service.js';

/**
 * In the write-ahead log lies what was stored, in the order in which it was, code beside ballot: it is emptied so soon
 * after a ballot was cast, and at the start.
 */
const TRACES_LAST_MS = 1_000;

/** A keyring's file, with the ballots in it, in its thread. */
export class KeyringFile extends SqliteKeys {
  private readonly ballots: SqliteBallots;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(options: KeyringOptions) {
    super(options);
    this.ballots = new SqliteBallots(this.database);
    if (this.database.prepare('SELECT 1 FROM box_ballots LIMIT 1').get() === undefined) return;
    inTransaction(this.database, () => stirBallots(this.database));
    this.sweep();
  }

  issue(survey: string, unit: string, codes: readonly string[], room: Room | undefined): Taken {
    return this.ballots.issue(survey, unit, codes, room);
  }

  voidUnused(survey: string, unit: string): number {
    return this.ballots.voidUnused(survey, unit);
  }

  look(code: string): ReturnType<SqliteBallots['look']> {
    return this.ballots.look(code);
  }

  cast(code: string, ballot: Sealed): Cast {
    this.sweeping ??= setTimeout(() => this.sweep(), TRACES_LAST_MS).unref();
    return this.ballots.cast(code, ballot);
  }

  drop(...given: Parameters<SqliteBallots['drop']>): Taken {
    return this.ballots.drop(...given);
  }

  takeBack(survey: string, batch: string): number {
    return takeBackIn(this.database, survey, batch);
  }

  numbersOf(survey: string): UnitNumbers[] {
    return numbersIn(this.database, survey);
  }

  responses(surveys: readonly string[]): number[] {
    return responsesIn(this.database, surveys);
  }

  surveys(): BoxedSurvey[] {
    return surveysIn(this.database);
  }

  setState(survey: string, state: 'open' | 'closed'): void {
    inTransaction(this.database, () => setState(this.database, survey, state));
  }

  ballotsAfter(survey: string, after: string): BallotPage {
    return ballotsAfter(this.database, survey, after);
  }

  /** False once nothing is left, nor in the write-ahead log. */
  destroySome(survey: string): boolean {
    if (destroySome(this.database, survey)) return true;
    if (!this.sweep())
      throw new Error('the write-ahead log of the keyring is read by somebody, and still holds ballots');
    return false;
  }

  ballotRows(kind: BallotRow['kind'], after: string): BallotRowPage {
    return ballotRowsAfter(this.database, kind, after);
  }

  putBallots(rows: readonly BallotRow[]): void {
    inTransaction(this.database, () => putBallotRows(this.database, rows));
  }

  override close(): void {
    clearTimeout(this.sweeping);
    super.close();
  }

  /** False where somebody reads what is to be emptied: it is tried again with the next ballot. */
  private sweep(): boolean {
    this.sweeping = undefined;
    return this.database.prepare<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  }
}
