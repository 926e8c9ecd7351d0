import { randomBytes } from 'node:crypto';
import type { BoxState, Cast, Room, Taken } from '../../kernel/ports/ballot-box.js';
import type { Sealed } from '../../kernel/ports/keyring.js';
import { BOX_STATES, CODE_STATES } from './ballot-tables.js';
import { type Database, inTransaction, type Statement } from './database.js';

type Dropping = { readonly survey: string; readonly unit: string; readonly batch: string | null };

const KEY_BYTES = 16;
const [UNUSED, USED, VOID] = [CODE_STATES.indexOf('unused'), CODE_STATES.indexOf('used'), CODE_STATES.indexOf('void')];

const hashIn = (code: string): Uint8Array => Buffer.from(code, 'hex');

/** What is asked of one code, or given under one. */
export class SqliteBallots {
  private readonly stateOf: Statement<{ state: number }>;
  private readonly codeOf: Statement<{ survey: string; unit: string | null; state: number }>;
  private readonly batchOf: Statement<{ batch: string }>;
  private readonly numberOf: Statement<{ number: number }>;
  private readonly know: Statement<never>;
  private readonly addCode: Statement<never>;
  private readonly use: Statement<never>;
  private readonly voidAll: Statement<never>;
  private readonly addBatch: Statement<never>;
  private readonly addBallot: Statement<never>;
  private readonly count: Statement<never>;

  constructor(private readonly database: Database) {
    this.stateOf = database.prepare('SELECT state FROM box_surveys WHERE survey = ?');
    this.codeOf = database.prepare(`SELECT survey, unit, state FROM box_codes WHERE hash = ? AND state <> ${VOID}`);
    this.batchOf = database.prepare('SELECT batch FROM box_batches WHERE batch = ?');
    this.numberOf = database.prepare(
      'SELECT unused + ballots AS number FROM box_numbers WHERE survey = ? AND unit = ?',
    );
    this.know = database.prepare(`INSERT OR IGNORE INTO box_surveys VALUES (?, ${BOX_STATES.indexOf('open')})`);
    this.addCode = database.prepare(`INSERT OR IGNORE INTO box_codes VALUES (?, ?, ?, ${UNUSED})`);
    this.use = database.prepare(`UPDATE box_codes SET state = ${USED} WHERE hash = ?`);
    this.voidAll = database.prepare(
      `UPDATE box_codes SET state = ${VOID} WHERE survey = ? AND unit = ? AND state = ${UNUSED}`,
    );
    this.addBatch = database.prepare('INSERT INTO box_batches VALUES (?, ?, 0)');
    this.addBallot = database.prepare('INSERT INTO box_ballots VALUES (?, ?, ?, ?, ?, ?)');
    this.count = database.prepare(
      `INSERT INTO box_numbers VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT DO UPDATE SET unused = unused + ?3, ballots = ballots + ?4`,
    );
  }

  issue(survey: string, unit: string, codes: readonly string[], room: Room | undefined): Taken {
    return inTransaction(this.database, () => {
      const known = this.database.prepare('SELECT 1 FROM box_codes WHERE hash = ?');
      const fresh = [...new Set(codes)].filter((code) => known.get(hashIn(code)) === undefined);
      const answer = fresh.length === 0 ? 'taken' : this.mayTake(survey, fresh.length, room);
      if (answer !== 'taken') return answer;
      for (const code of fresh) this.addCode.run(hashIn(code), survey, unit);
      if (fresh.length > 0) this.count.run(survey, unit, fresh.length, 0);
      return answer;
    });
  }

  voidUnused(survey: string, unit: string): number {
    return inTransaction(this.database, () => {
      const changed = Number(this.voidAll.run(survey, unit).changes);
      if (changed > 0) this.count.run(survey, unit, -changed, 0);
      return changed;
    });
  }

  look(code: string): { readonly survey: string; readonly used: boolean } | undefined {
    const found = this.codeOf.get(hashIn(code));
    return found && { survey: found.survey, used: found.state === USED };
  }

  cast(code: string, ballot: Sealed): Cast {
    return inTransaction(this.database, () => {
      const found = this.codeOf.get(hashIn(code));
      if (!found) return 'unknown';
      const { survey, unit, state } = found;
      if (unit === null || this.state(survey) !== 'open') return 'closed';
      if (state === USED) return 'used';
      this.use.run(hashIn(code));
      this.add({ survey, unit, batch: null }, [ballot]);
      this.count.run(survey, unit, -1, 1);
      return 'cast';
    });
  }

  drop(dropping: Dropping & { readonly batch: string }, ballots: readonly Sealed[], room: Room | undefined): Taken {
    const { survey, unit, batch } = dropping;
    return inTransaction(this.database, () => {
      if (this.batchOf.get(batch)) return 'taken';
      const answer = this.mayTake(survey, ballots.length, room);
      if (answer !== 'taken') return answer;
      this.addBatch.run(batch, survey);
      this.add(dropping, ballots);
      this.count.run(survey, unit, 0, ballots.length);
      return answer;
    });
  }

  private state(survey: string): BoxState {
    return BOX_STATES[this.stateOf.get(survey)?.state ?? 0] ?? 'open';
  }

  private mayTake(survey: string, more: number, room: Room | undefined): Taken {
    this.know.run(survey);
    if (this.state(survey) !== 'open') return 'closed';
    if (!room) return 'taken';
    const there = room.units.map((unit) => this.numberOf.get(survey, unit)?.number ?? 0);
    return there.reduce((sum, number) => sum + number, more) > room.most ? 'too-many' : 'taken';
  }

  private add({ survey, unit, batch }: Dropping, ballots: readonly Sealed[]): void {
    for (const { key: name, box } of ballots) {
      this.addBallot.run(survey, randomBytes(KEY_BYTES), unit, name, Buffer.from(box, 'base64'), batch);
    }
  }
}
