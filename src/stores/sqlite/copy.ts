import { closeSync, openSync } from 'node:fs';
import { OWNER_ONLY } from './private-files.js';
import { openPlain } from './database.js';

const WAIT_FOR_LOCK_MS = 10_000;

/**
 * Copies a database as it stands at one moment, also while another process writes to it, and what is still in its
 * write-ahead log with it. The rows are read for it, not the pages: a damaged file is found, not passed on.
 */
export const copyDatabase = (from: string, to: string): void => {
  closeSync(openSync(to, 'wx', OWNER_ONLY));
  const database = openPlain(from, true);
  try {
    database.exec(`PRAGMA busy_timeout = ${WAIT_FOR_LOCK_MS}`);
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
};
