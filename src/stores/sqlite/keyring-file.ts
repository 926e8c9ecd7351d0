import type { BallotRow, BoxedSurvey, Cast, Room, Taken, UnitNumbers } from '../../kernel/ports/ballot-box.js';
import type { Sealed } from '../../kernel/ports/keyring.js';
import {
  type BallotPage,
  ballotsAfter,
  destroySome,
  keepBatchesIn,
  keysIn,
  numbersIn,
  responsesIn,
  setState,
  surveysIn,
  takeBackIn,
} from './ballot-counts.js';
import { type BallotRowPage, ballotRowsAfter, putBallotRows } from './ballot-rows.js';
import { stirBallots } from './ballot-tables.js';
import { SqliteBallots } from './ballots.js';
import { type Database, inTransaction, openDatabase } from './database.js';
import { type KeyringOptions, SqliteKeys } from './keyring-service.js';

/**
 * In the write-ahead log lies what was stored, in the order in which it was, code beside ballot: it is emptied so soon
 * after a ballot was cast, and at the start.
 */
const TRACES_LAST_MS = 1_000;

/** A keyring's file, with the ballots in it, in its thread. */
export class KeyringFile extends SqliteKeys {
  private readonly ballots: SqliteBallots;
  private readonly file: string;
  private readonly readings = new Map<number, Database>();
  private begun = 0;
  private sweeping: NodeJS.Timeout | undefined;

  constructor(options: KeyringOptions) {
    super(options);
    this.file = options.file;
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
    this.sweepSoon();
    return this.ballots.cast(code, ballot);
  }

  drop(...given: Parameters<SqliteBallots['drop']>): Taken {
    return this.ballots.drop(...given);
  }

  takeBack(survey: string, batch: string): number {
    return takeBackIn(this.database, survey, batch);
  }

  keepBatches(survey: string, batches: readonly string[]): number {
    return keepBatchesIn(this.database, survey, batches);
  }

  numbersOf(survey: string): UnitNumbers[] {
    return numbersIn(this.database, survey);
  }

  responses(surveys: readonly string[]): number[] {
    return responsesIn(this.database, surveys);
  }

  keysOf(survey: string): string[] {
    return keysIn(this.database, survey);
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
    if (!this.isSwept())
      throw new Error('the write-ahead log of the keyring is read by somebody, and still holds ballots');
    return false;
  }

  /** All that is read under the number that is answered is as it is now: each ballot beside the state of its code. */
  beginReading(): number {
    const reading = openDatabase({ file: this.file, readOnly: true });
    reading.exec('BEGIN');
    this.begun += 1;
    this.readings.set(this.begun, reading);
    return this.begun;
  }

  ballotRows(number: number, kind: BallotRow['kind'], after: string): BallotRowPage {
    const reading = this.readings.get(number);
    return reading ? ballotRowsAfter(reading, kind, after) : { rows: [], last: after };
  }

  endReading(number: number): void {
    const reading = this.readings.get(number);
    this.readings.delete(number);
    // A connection that is closed may go on reading for as long as one of its statements is not forgotten.
    reading?.exec('COMMIT');
    reading?.close();
  }

  putBallots(rows: readonly BallotRow[]): void {
    inTransaction(this.database, () => putBallotRows(this.database, rows));
  }

  override close(): void {
    clearTimeout(this.sweeping);
    for (const number of this.readings.keys()) this.endReading(number);
    super.close();
  }

  private sweepSoon(): void {
    this.sweeping ??= setTimeout(() => this.sweep(), TRACES_LAST_MS).unref();
  }

  /** Nobody waits for whoever reads the file, a backup perhaps: it is tried again. */
  private sweep(): void {
    this.sweeping = undefined;
    const known = this.database.prepare<{ timeout: number }>('PRAGMA busy_timeout').get()?.timeout ?? 0;
    this.database.exec('PRAGMA busy_timeout = 0');
    const isSwept = this.isSwept();
    this.database.exec(`PRAGMA busy_timeout = ${known}`);
    if (!isSwept) this.sweepSoon();
  }

  /** False where somebody reads what is to be emptied. */
  private isSwept(): boolean {
    return this.database.prepare<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  }
}
