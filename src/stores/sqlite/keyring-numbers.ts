import { type Database, inTransaction, type Statement } from './database.js';
import type { NumberKept } from '../shared/keyring-answers.js';
import type { KeyringCiphers } from '../shared/keyring-ciphers.js';

/** `pending`: what has no row here is recorded, also all that was claimed before there was this table. */
export const NUMBER_TABLES = `
  CREATE TABLE IF NOT EXISTS numbers (mac BLOB PRIMARY KEY, staff TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pending (mac BLOB PRIMARY KEY) WITHOUT ROWID;
`;

export type Claimed = { readonly nip: string; readonly staff: string; readonly instead?: string };

const HOLDER = `
  SELECT staff, pending.mac IS NULL AS recorded
  FROM numbers LEFT JOIN pending ON pending.mac = numbers.mac
  WHERE numbers.mac = ?
`;

/** Who has which number, and whether the log is known to say so. */
export class SqliteNumbers {
  private readonly holder: Statement<{ staff: string; recorded: number }>;
  private readonly add: Statement<never>;
  private readonly addPending: Statement<never>;
  private readonly handOver: Statement<never>;
  private readonly settle: Statement<never>;

  constructor(
    private readonly database: Database,
    private readonly ciphers: KeyringCiphers,
  ) {
    this.holder = database.prepare(HOLDER);
    this.add = database.prepare('INSERT OR IGNORE INTO numbers VALUES (?, ?)');
    this.addPending = database.prepare('INSERT INTO pending VALUES (?)');
    this.handOver = database.prepare('UPDATE numbers SET staff = ? WHERE mac = ?');
    this.settle = database.prepare(
      'DELETE FROM pending WHERE mac = ?1 AND EXISTS (SELECT 1 FROM numbers WHERE mac = ?1 AND staff = ?2)',
    );
  }

  find(nips: readonly string[]): (NumberKept | undefined)[] {
    return nips.map((nip) => this.holding(this.ciphers.hashOf(nip)));
  }

  claim(claims: readonly Claimed[]): NumberKept[] {
    return inTransaction(this.database, () => claims.map((claimed) => this.claimOne(claimed)));
  }

  confirm(claims: readonly Claimed[]): void {
    inTransaction(this.database, () => this.confirmAll(claims));
  }

  /** Within a transaction. */
  confirmAll(claims: readonly Claimed[]): void {
    for (const { nip, staff } of claims) this.settle.run(this.ciphers.hashOf(nip), staff);
  }

  doubt(): void {
    inTransaction(this.database, () => this.database.exec('INSERT OR IGNORE INTO pending SELECT mac FROM numbers'));
  }

  /** Within a transaction. As a rule the number is nobody's: then nothing is looked up. */
  claimOne({ nip, staff, instead }: Claimed): NumberKept {
    const mac = this.ciphers.hashOf(nip);
    const mine = { staff, recorded: false };
    if (Number(this.add.run(mac, staff).changes) > 0) {
      this.addPending.run(mac);
      return mine;
    }
    const held = this.holding(mac) ?? mine;
    if (held.recorded || held.staff !== instead) return held;
    this.handOver.run(staff, mac);
    return mine;
  }

  private holding(mac: Uint8Array): NumberKept | undefined {
    const row = this.holder.get(mac);
    return row && { staff: row.staff, recorded: row.recorded === 1 };
  }
}
