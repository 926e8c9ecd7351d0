import { join } from 'node:path';
import { type Database, openPlain } from './database.js';

export type DataLock = { readonly kind: 'held'; release(): Promise<void> };

/** Another process (or an earlier call in this one) writes to the directory. */
export type Locked = { readonly kind: 'locked' };

const FILE = 'writer.lock';
const SQLITE_BUSY = 5;

/** Connections that hold a lock: were one collected as garbage, its lock would go with it. */
const held = new Set<Database>();

/**
 * Makes this the one process that writes to a data directory, or says at once that it is not. The lock is SQLite's
 * exclusive lock on a file of its own: the system lets go of it however the process ends. On POSIX systems it is
 * also lost when this process opens and closes that file by other means, so nothing else may touch `writer.lock`.
 */
export const lockDataDirectory = async (directory: string): Promise<DataLock | Locked> => {
  const database = openPlain(join(directory, FILE));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (fault) {
    database.close();
    if (isBusy(fault)) return { kind: 'locked' };
    throw fault;
  }
  held.add(database);
  return { kind: 'held', release: async () => release(database) };
};

const isBusy = (fault: unknown): boolean =>
  fault instanceof Error && 'errcode' in fault && fault.errcode === SQLITE_BUSY;

const release = (database: Database): void => {
  if (held.delete(database)) database.close();
};
