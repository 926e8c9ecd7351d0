import type { KeyringRow } from '../../kernel/ports/keyring.js';
import { asId, type StaffId } from '../../kernel/words/ids.js';
import { DESTROYED, destroyedOr, isDestroyed } from '../shared/key-names.js';
import type { Database } from './database.js';

/** `last`: what the next page comes after. */
export type RowPage = { readonly rows: readonly KeyringRow[]; readonly last: string };

type KeyRow = { readonly owner: string; readonly wrapped: Uint8Array };
type NumberRow = { readonly mac: Uint8Array; readonly staff: string; readonly recorded: number };

const PAGE = 1_000;
const KEYS = `SELECT owner, wrapped FROM keys WHERE owner > ? ORDER BY owner LIMIT ${PAGE}`;
const NUMBERS = `
  SELECT numbers.mac AS mac, staff, pending.mac IS NULL AS recorded
  FROM numbers LEFT JOIN pending ON pending.mac = numbers.mac
  WHERE numbers.mac > ? ORDER BY numbers.mac LIMIT ${PAGE}
`;

const keysAfter = (database: Database, after: string): RowPage => {
  const found = database.prepare<KeyRow>(KEYS).all(after);
  const rows = found.map(({ owner, wrapped }) => ({
    kind: 'key' as const,
    owner,
    wrapped: isDestroyed(wrapped) ? null : Buffer.from(wrapped).toString('base64'),
  }));
  return { rows, last: rows.at(-1)?.owner ?? after };
};

const numbersAfter = (database: Database, after: string): RowPage => {
  const found = database.prepare<NumberRow>(NUMBERS).all(Buffer.from(after, 'hex'));
  const rows = found.map(({ mac, staff, recorded }) => ({
    kind: 'number' as const,
    mac: Buffer.from(mac).toString('hex'),
    staff: asId<StaffId>(staff),
    recorded: recorded === 1,
  }));
  return { rows, last: rows.at(-1)?.mac ?? after };
};

/** The rows of a kind after one, in their order. */
export const rowsAfter = (database: Database, kind: KeyringRow['kind'], after: string): RowPage =>
  kind === 'key' ? keysAfter(database, after) : numbersAfter(database, after);

const PUT_KEY = 'INSERT OR REPLACE INTO keys VALUES (?, ?)';

/** Within a transaction. */
export const destroyKeys = (database: Database, names: readonly string[]): void => {
  const put = database.prepare(PUT_KEY);
  for (const name of names) put.run(name, DESTROYED);
};

/** Within a transaction. */
export const takeRows = (database: Database, rows: readonly KeyringRow[]): void => {
  const putKey = database.prepare(PUT_KEY);
  const putNumber = database.prepare('INSERT OR REPLACE INTO numbers VALUES (?, ?)');
  const doubt = database.prepare('INSERT OR IGNORE INTO pending VALUES (?)');
  const settle = database.prepare('DELETE FROM pending WHERE mac = ?');
  for (const row of rows) {
    if (row.kind === 'key') {
      putKey.run(row.owner, destroyedOr(row.wrapped));
      continue;
    }
    const mac = Buffer.from(row.mac, 'hex');
    putNumber.run(mac, row.staff);
    (row.recorded ? settle : doubt).run(mac);
  }
};

/** Within a transaction. What tells the master key stays. */
export const clearRows = (database: Database): void =>
  database.exec("DELETE FROM keys; DELETE FROM numbers; DELETE FROM pending; DELETE FROM facts WHERE name <> 'check'");
