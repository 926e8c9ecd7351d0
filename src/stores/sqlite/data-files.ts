import { existsSync, rmSync } from 'node:fs';

/** What a data directory holds: the log, the keys, and what is made from the two. */
export const EVENTS_FILE = 'events.sqlite';
export const KEYRING_FILE = 'keyring.sqlite';
export const VIEWS_FILE = 'views.sqlite';
export const MASTER_KEY_FILE = 'master.key';

/** A database and what SQLite keeps beside it; one without the other would be taken for another's. */
export const removeDatabase = (file: string): void => {
  for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${beside}`, { force: true });
};

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Whether a fault of a database says that its file is damaged: nothing but another file helps. */
export const isDamage = (errcode: number | undefined): boolean =>
  errcode !== undefined && [SQLITE_CORRUPT, SQLITE_NOTADB].includes(errcode & 0xff);

/** A file of another kind or age is as good as damaged. */
export const asDamaged = (message: string): Error => Object.assign(new Error(message), { errcode: SQLITE_NOTADB });

/** Which of the two that belong together are there. */
export const filesIn = (directory: string): { readonly log: boolean; readonly keyring: boolean } => ({
  log: existsSync(`${directory}/${EVENTS_FILE}`),
  keyring: existsSync(`${directory}/${KEYRING_FILE}`),
});
