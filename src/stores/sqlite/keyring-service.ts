import { BALLOT_TABLES, clearBallots } from './ballot-tables.js';
import { type Database, inTransaction, mustTakeWrites, openDatabase } from './database.js';
import { type NamedKey, SqliteDataKeys } from './data-keys.js';
import {
  type AdmittedColumns,
  type ClaimColumns,
  claimedIn,
  type NewcomerColumns,
  type SealedColumns,
} from './keyring-columns.js';
import { isEmpty, ownerIn, writeOwner } from './keyring-owner.js';
import type { OwnerFacts } from '../shared/keyring-answers.js';
import { KeyringCiphers, openText, sealText } from '../shared/keyring-ciphers.js';
import { type KeyringRow, personOwner, type Sealed } from '../../kernel/ports/keyring.js';
import { NUMBER_TABLES, SqliteNumbers } from './keyring-numbers.js';
import { clearRows, type RowPage, rowsAfter, takeRows } from './keyring-rows.js';

export type KeyringOptions = { readonly file: string; readonly masterKey: Uint8Array };

const FORMAT = 1;

/** `secure_delete`: an erased key is overwritten, not merely forgotten. */
const TABLES = `
  PRAGMA secure_delete = ON;
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS keys (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
  ${NUMBER_TABLES}
  ${BALLOT_TABLES}
  PRAGMA user_version = ${FORMAT};
  COMMIT;
`;

/** Data keys and numbers, in a thread of their own: neither the disk nor the ciphers hold up requests. */
export class SqliteKeys {
  protected readonly database: Database;
  private readonly ciphers: KeyringCiphers;
  private readonly numbers: SqliteNumbers;
  private readonly keys: SqliteDataKeys;
  private readonly masterKeyFits: boolean;

  constructor({ file, masterKey }: KeyringOptions) {
    this.database = openDatabase({ file, readOnly: false, synchronous: 'FULL' });
    const found = this.database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version;
    if (found !== 0 && found !== FORMAT) throw new Error(`${file} is no keyring of format ${FORMAT}`);
    this.database.exec(TABLES);
    this.ciphers = new KeyringCiphers(masterKey);
    this.numbers = new SqliteNumbers(this.database, this.ciphers);
    this.keys = new SqliteDataKeys(this.database, this.ciphers);
    this.masterKeyFits = this.checked();
  }

  /** Whether this is the master key that the file was made with; under any other, nothing may be stored. */
  fits(): boolean {
    return this.masterKeyFits;
  }

  seal(owners: readonly string[], texts: readonly string[]): SealedColumns {
    const keys = this.keys.ofAll(owners);
    const named = owners.map((owner) => keyOf(keys, owner));
    return {
      names: named.map(({ name }) => name),
      boxes: named.map(({ name, key }, index) => sealText(key, name, texts[index] ?? '')),
    };
  }

  open(names: readonly string[], boxes: readonly string[]): (string | null)[] {
    const keys = this.keys.named(names);
    return names.map((name, index) => {
      const key = keys.get(name);
      return key ? openText(key, name, boxes[index] ?? '') : null;
    });
  }

  /** All in one transaction: whoever has a number has a key, and what was recorded before is settled along with it. */
  admit(newcomers: NewcomerColumns, recorded: ClaimColumns): AdmittedColumns {
    return inTransaction(this.database, () => {
      this.numbers.confirmAll(claimedIn(recorded));
      const holders = claimedIn(newcomers).map((claimed) => this.numbers.claimOne(claimed));
      const taken = holders.map((holder, at) => (holder.staff === newcomers.staff[at] ? null : holder));
      return { taken, sealed: taken.flatMap((by, at) => (by ? [] : this.sealedFor(newcomers, at))) };
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

  destroy(names: readonly string[]): void {
    this.keys.destroy(names);
  }

  without(names: readonly string[]): string[] {
    return this.keys.without(names);
  }

  rows(kind: KeyringRow['kind'], after: string): RowPage {
    return rowsAfter(this.database, kind, after);
  }

  take(rows: readonly KeyringRow[]): void {
    this.keys.forget();
    inTransaction(this.database, () => takeRows(this.database, rows));
  }

  clear(): void {
    this.keys.forget();
    inTransaction(this.database, () => {
      clearRows(this.database);
      clearBallots(this.database);
    });
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

  private sealedFor({ staff, nips, names }: NewcomerColumns, at: number): Sealed[] {
    const { name, key } = this.keys.ofNewcomer(personOwner(staff[at] ?? ''));
    return [nips[at], names[at]].map((text) => ({ key: name, box: sealText(key, name, text ?? '') }));
  }
}

const keyOf = (keys: ReadonlyMap<string, NamedKey>, owner: string): NamedKey => {
  const named = keys.get(owner);
  if (!named) throw new Error('a data key was not made');
  return named;
};
