import { isDestroyed, nextName } from '../shared/key-names.js';
import type { KeyringCiphers } from '../shared/keyring-ciphers.js';
import { type Database, inTransaction, type Statement } from './database.js';
import { destroyKeys } from './keyring-rows.js';

/** A data key, and what it is called. */
export type NamedKey = { readonly name: string; readonly key: Buffer };

const KEYS_KEPT = 5_000;

/** Data keys in one SQLite file, the last ones used kept open until somebody else writes to the file. */
export class SqliteDataKeys {
  private readonly wrapped: Statement<{ wrapped: Uint8Array }>;
  private readonly add: Statement<never>;
  private readonly version: Statement<{ data_version: number }>;
  private readonly truncate: Statement<{ busy: number }>;
  private readonly kept = new Map<string, Buffer>();
  private seen = 0;

  constructor(
    private readonly database: Database,
    private readonly ciphers: KeyringCiphers,
  ) {
    this.wrapped = database.prepare('SELECT wrapped FROM keys WHERE owner = ?');
    this.add = database.prepare('INSERT OR IGNORE INTO keys VALUES (?, ?)');
    this.version = database.prepare('PRAGMA data_version');
    this.truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** The keys of some names, more of them than are kept between calls; none of one that is gone or destroyed. */
  named(names: readonly string[]): Map<string, Buffer> {
    this.heedOthers();
    const keys = new Map<string, Buffer>();
    for (const name of new Set(names)) {
      const key = this.kept.get(name) ?? this.unwrapped(name);
      if (!key) continue;
      keys.set(name, key);
      this.keep(name, key);
    }
    return keys;
  }

  /** The key that each owner has now; those missing are made in one transaction. */
  ofAll(owners: readonly string[]): Map<string, NamedKey> {
    this.heedOthers();
    const keys = new Map<string, NamedKey>();
    const missing = [...new Set(owners)].filter((owner) => {
      const { name, key } = this.current(owner);
      if (key) keys.set(owner, { name, key });
      return !key;
    });
    if (missing.length === 0) return keys;
    const made = inTransaction(this.database, () => missing.map((owner) => [owner, this.ofOne(owner)] as const));
    made.forEach(([owner, named]) => {
      keys.set(owner, named);
      this.keep(named.name, named.key);
    });
    return keys;
  }

  /** Within a transaction: as a rule a newcomer has no key yet, and none is looked for before one is made. */
  ofNewcomer(owner: string): NamedKey {
    this.heedOthers();
    const kept = this.kept.get(owner);
    return kept ? { name: owner, key: kept } : (this.madeAs(owner) ?? this.ofOne(owner));
  }

  /** The old bytes are overwritten in the file, and the write-ahead log that holds them, too, is emptied. */
  destroy(names: readonly string[]): void {
    if (names.length === 0) return;
    this.kept.clear();
    inTransaction(this.database, () => destroyKeys(this.database, names));
    const { busy } = this.truncate.get() ?? { busy: 1 };
    if (busy !== 0) throw new Error('the write-ahead log of the keyring is read by somebody, and still holds the key');
  }

  without(names: readonly string[]): string[] {
    return names.filter((name) => !this.wrapped.get(name));
  }

  /** Keeps no key open. */
  forget(): void {
    this.kept.clear();
  }

  /** Another process may have destroyed a key that is kept open here. */
  private heedOthers(): void {
    const version = this.version.get()?.data_version ?? 0;
    if (version !== this.seen) this.kept.clear();
    this.seen = version;
  }

  /** Within a transaction: another process may have made it since. */
  private ofOne(owner: string): NamedKey {
    const { name, key } = this.current(owner);
    const named = key ? { name, key } : this.madeAs(name);
    if (!named) throw new Error('a data key was not made');
    return named;
  }

  /** Undefined where there is one of that name, or was. */
  private madeAs(name: string): NamedKey | undefined {
    const { key, wrapped } = this.ciphers.make(name);
    return Number(this.add.run(name, wrapped).changes) > 0 ? { name, key } : undefined;
  }

  /** The first of an owner's keys that was not destroyed; without a key where it is still to be made. */
  private current(owner: string): { readonly name: string; readonly key: Buffer | undefined } {
    let name = owner;
    for (;;) {
      const kept = this.kept.get(name);
      if (kept) return { name, key: kept };
      const row = this.wrapped.get(name);
      if (!row || !isDestroyed(row.wrapped)) return { name, key: row && this.opened(name, row.wrapped) };
      name = nextName(name);
    }
  }

  private unwrapped(name: string): Buffer | undefined {
    const row = this.wrapped.get(name);
    return row && !isDestroyed(row.wrapped) ? this.ciphers.unwrap(name, row.wrapped) : undefined;
  }

  private opened(name: string, wrapped: Uint8Array): Buffer {
    const key = this.ciphers.unwrap(name, wrapped);
    this.keep(name, key);
    return key;
  }

  private keep(name: string, key: Buffer): void {
    this.kept.delete(name);
    this.kept.set(name, key);
    const oldest = this.kept.keys().next();
    if (this.kept.size > KEYS_KEPT && !oldest.done) this.kept.delete(oldest.value);
  }
}
