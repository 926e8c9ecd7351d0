import { type Database, inTransaction, mustTakeWrites, openDatabase, type Statement } from './database.js';
import { type AdmittedColumns, type ClaimColumns, claimedIn, type NewcomerColumns } from './keyring-columns.js';
import { isEmpty, ownerIn, writeOwner } from './keyring-owner.js';
import type { OwnerFacts } from '../shared/keyring-answers.js';
import { KeyringCiphers, openText, sealText } from '../shared/keyring-ciphers.js';
import { type KeyringRow, personOwner } from '../../kernel/ports/keyring.js';
import { NUMBER_TABLES, SqliteNumbers } from './keyring-numbers.js';
import { clearRows, type RowPage, rowsAfter, takeRows } from './keyring-rows.js';

export type KeyringOptions = { readonly file: string; readonly masterKey: Uint8Array };

const FORMAT = 1;
const KEYS_KEPT = 5_000;

/** `secure_delete`: an erased key is overwritten, not merely forgotten. */
const TABLES = `
  PRAGMA secure_delete = ON;
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS keys (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
  ${NUMBER_TABLES}
  PRAGMA user_version = ${FORMAT};
  COMMIT;
`;

/** Data keys and numbers, in a thread of their own: neither the disk nor the ciphers hold up requests. */
export class SqliteKeys {
  private readonly database: Database;
  private readonly ciphers: KeyringCiphers;
  private readonly numbers: SqliteNumbers;
  private readonly wrapped: Statement<{ wrapped: Uint8Array }>;
  private readonly addKey: Statement<never>;
  private readonly masterKeyFits: boolean;
  private readonly kept = new Map<string, Buffer>();

  constructor({ file, masterKey }: KeyringOptions) {
    this.database = openDatabase({ file, readOnly: false, synchronous: 'FULL' });
    const found = this.database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version;
    if (found !== 0 && found !== FORMAT) throw new Error(`${file} is no keyring of format ${FORMAT}`);
    this.database.exec(TABLES);
    this.ciphers = new KeyringCiphers(masterKey);
    this.numbers = new SqliteNumbers(this.database, this.ciphers);
    this.wrapped = this.database.prepare('SELECT wrapped FROM keys WHERE owner = ?');
    this.addKey = this.database.prepare('INSERT OR IGNORE INTO keys VALUES (?, ?)');
    this.masterKeyFits = this.checked();
  }

  /** Whether this is the master key that the file was made with; under any other, nothing may be stored. */
  fits(): boolean {
    return this.masterKeyFits;
  }

  seal(owners: readonly string[], texts: readonly string[]): string[] {
    const keys = this.keysOf(owners);
    this.makeMissing(owners, keys);
    return owners.map((owner, index) => {
      const key = keys.get(owner);
      if (!key) throw new Error('a data key was not made');
      return sealText(key, owner, texts[index] ?? '');
    });
  }

  open(owners: readonly string[], boxes: readonly string[]): (string | null)[] {
    const keys = this.keysOf(owners);
    return owners.map((owner, index) => {
      const key = keys.get(owner);
      return key ? openText(key, owner, boxes[index] ?? '') : null;
    });
  }

  /** All in one transaction: whoever has a number has a key, and what was recorded before is settled along with it. */
  admit(newcomers: NewcomerColumns, recorded: ClaimColumns): AdmittedColumns {
    return inTransaction(this.database, () => {
      this.numbers.confirmAll(claimedIn(recorded));
      const holders = claimedIn(newcomers).map((claimed) => this.numbers.claimOne(claimed));
      const taken = holders.map((holder, at) => (holder.staff === newcomers.staff[at] ? null : holder));
      return { taken, boxes: taken.flatMap((by, at) => (by ? [] : this.boxesOf(newcomers, at))) };
    });
  }

  find(...[nips]: Parameters<SqliteNumbers['find']>): ReturnType<SqliteNumbers['find']> {
    return this.numbers.find(nips);
  }

  claim(...[claims]: Parameters<SqliteNumbers['claim']>): ReturnType<SqliteNumbers['claim']> {
    return this.numbers.claim(claims);
  }

  confirm(...[claims]: Parameters<SqliteNumbers['confirm']>): void {
    this.numbers.confirm(claims);
  }

  owner(): Partial<OwnerFacts> & { readonly empty: boolean } {
    return { ...ownerIn(this.database), empty: isEmpty(this.database) };
  }

  own(facts: OwnerFacts): void {
    inTransaction(this.database, () => writeOwner(this.database, facts));
  }

  doubt(): void {
    this.numbers.doubt();
  }

  without(owners: readonly string[]): string[] {
    return owners.filter((owner) => !this.wrapped.get(owner));
  }

  rows(kind: KeyringRow['kind'], after: string): RowPage {
    return rowsAfter(this.database, kind, after);
  }

  take(rows: readonly KeyringRow[]): void {
    this.kept.clear();
    inTransaction(this.database, () => takeRows(this.database, rows));
  }

  clear(): void {
    this.kept.clear();
    inTransaction(this.database, () => clearRows(this.database));
  }

  check(): void {
    mustTakeWrites(this.database);
  }

  close(): void {
    this.database.close();
  }

  private checked(): boolean {
    this.database.prepare("INSERT OR IGNORE INTO facts VALUES ('check', ?)").run(this.ciphers.mark);
    const stored = this.database.prepare<{ value: Uint8Array }>("SELECT value FROM facts WHERE name = 'check'").get();
    return this.ciphers.fits(stored?.value);
  }

  /** The keys there are, of all owners of a call: more than are kept between calls. */
  private keysOf(owners: readonly string[]): Map<string, Buffer> {
    const keys = new Map<string, Buffer>();
    for (const owner of new Set(owners)) {
      const key = this.kept.get(owner) ?? this.unwrapped(owner);
      if (!key) continue;
      keys.set(owner, key);
      this.keep(owner, key);
    }
    return keys;
  }

  private unwrapped(owner: string): Buffer | undefined {
    const row = this.wrapped.get(owner);
    return row && this.ciphers.unwrap(owner, row.wrapped);
  }

  /** All in one transaction; another process may have made one since. */
  private makeMissing(owners: readonly string[], keys: Map<string, Buffer>): void {
    const missing = [...new Set(owners)].filter((owner) => !keys.has(owner));
    if (missing.length === 0) return;
    const made = inTransaction(this.database, () => missing.map((owner) => this.make(owner)));
    missing.forEach((owner, index) => {
      const key = made[index];
      if (!key) return;
      keys.set(owner, key);
      this.keep(owner, key);
    });
  }

  /** As a rule a newcomer has no key yet: none is looked for before one is made. */
  private boxesOf({ staff, nips, names }: NewcomerColumns, at: number): string[] {
    const owner = personOwner(staff[at] ?? '');
    const key = this.kept.get(owner) ?? this.make(owner);
    if (!key) throw new Error('a data key was not made');
    return [nips[at], names[at]].map((text) => sealText(key, owner, text ?? ''));
  }

  /** Made, or where there is one already, that one. */
  private make(owner: string): Buffer | undefined {
    const { key, wrapped } = this.ciphers.make(owner);
    const { changes } = this.addKey.run(owner, wrapped);
    return Number(changes) > 0 ? key : this.unwrapped(owner);
  }

  private keep(owner: string, key: Buffer): void {
    this.kept.delete(owner);
    this.kept.set(owner, key);
    const oldest = this.kept.keys().next();
    if (this.kept.size > KEYS_KEPT && !oldest.done) this.kept.delete(oldest.value);
  }
}
