import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { makePrivate } from './private-files.js';

export type SqlValue = null | number | bigint | string | Uint8Array;

/** A prepared statement. What its rows hold is said where it is prepared. */
export interface Statement<Row> {
  run(...values: SqlValue[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
}

export interface Database {
  exec(sql: string): void;
  prepare<Row = Record<string, never>>(sql: string): Statement<Row>;
  close(): void;
}

type Driver = { readonly DatabaseSync: new (file: string, options: { readOnly: boolean }) => Database };

const BUILT_IN = 'node:sqlite';

/** Loads what warns that it is experimental, once a thread, and lets no such warning out: its versions are tested. */
const quietly = async <T>(load: () => Promise<T>): Promise<T> => {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return await load();
  } finally {
    process.emitWarning = emitWarning;
  }
};

/** `isBuiltin` says no where node:sqlite still asks for a flag. */
const { DatabaseSync }: Driver = isBuiltin(BUILT_IN)
  ? await quietly(async () => import(BUILT_IN))
  : await import('@photostructure/sqlite');

export type DatabaseOptions = {
  readonly file: string;
  /** Refuses a missing file instead of making one. */
  readonly readOnly: boolean;
  /** NORMAL may lose the last commits with the machine's power, never the file's consistency. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Pages cached by this connection, in KiB. */
  readonly cacheKiB?: number;
  /** Pages the write-ahead log gathers before they are moved into the file. */
  readonly checkpointPages?: number;
};

const WAIT_FOR_LOCK_MS = 10_000;
const WAL_KEPT_BYTES = 64 * 1024 * 1024;

/** Opens a database in WAL mode. */
export const openDatabase = (options: DatabaseOptions): Database => {
  const { file, readOnly, synchronous = 'FULL', cacheKiB = 16_384, checkpointPages = 10_000 } = options;
  if (readOnly && !existsSync(file)) throw new Error(`no such database: ${file}`);
  const database = openPlain(file, readOnly);
  database.exec(`PRAGMA busy_timeout = ${WAIT_FOR_LOCK_MS}; PRAGMA cache_size = -${cacheKiB}`);
  if (readOnly) {
    database.exec('PRAGMA query_only = ON');
    return database;
  }
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${synchronous};
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = ${WAL_KEPT_BYTES}
  `);
  return database;
};

/** Opens a database as SQLite's defaults have it, but for the rights of its file. */
export const openPlain = (file: string, readOnly = false): Database => {
  if (!readOnly) makePrivate(file);
  return new DatabaseSync(file, { readOnly });
};

/** Whose last transaction failed. */
const failing = new WeakSet<Database>();

/** All of `work` is stored, or nothing where it throws. */
export const inTransaction = <T>(database: Database, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    failing.delete(database);
    return result;
  } catch (fault) {
    failing.add(database);
    rollBack(database);
    throw fault;
  }
};

/** Throws where nothing can be stored. Only after a write that failed does it write itself: to see whether that is over. */
export const mustTakeWrites = (database: Database): void => {
  const version = database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}`);
  const really = failing.has(database);
  try {
    database.exec(really ? 'COMMIT' : 'ROLLBACK');
  } catch (fault) {
    rollBack(database);
    throw fault;
  }
  failing.delete(database);
};

/** Some faults (a full disk) have ended the transaction already; the first fault is the one to tell. */
const rollBack = (database: Database): void => {
  try {
    database.exec('ROLLBACK');
  } catch {
    return;
  }
};
