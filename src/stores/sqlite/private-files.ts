import { open } from 'node:fs/promises';
import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs';

/** Of a file that only its owner may read; what was made with other rights is set right where it is opened. */
export const OWNER_ONLY = 0o600;
const OWNER_ONLY_DIRECTORY = 0o700;
const RIGHTS = 0o777;

/** What SQLite keeps beside a database while it is open. */
const BESIDE = ['-wal', '-shm', '-journal'] as const;

/**
 * Makes a database's file, if it is missing, and sets its rights, whatever the umask; SQLite gives them to what it
 * keeps beside. A file that is there is not opened: with that, this process would lose its locks on it.
 */
export const makePrivate = (file: string): void => {
  makeMissing(file);
  for (const one of ['', ...BESIDE]) setRights(`${file}${one}`, OWNER_ONLY);
};

const makeMissing = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', OWNER_ONLY));
  } catch {
    // It is there, or cannot be made, which the database then says.
  }
};

/** Sets rights that are too wide; whoever does not own a file is left to what its owner chose. */
const setRights = (path: string, rights: number): void => {
  try {
    if ((statSync(path).mode & RIGHTS) !== rights) chmodSync(path, rights);
  } catch {
    // Not there, or another's.
  }
};

/** Names of what a data directory may hold. */
const OURS = /^(?:events|keyring|views)\.sqlite|^(?:writer\.lock|master\.key|requests\.log|demo\.json)/;

/** Closes a data directory to others, and what it holds; one that holds other things too keeps its own rights. */
export const closeToOthers = (directory: string): void => {
  const names = readdirSync(directory);
  for (const name of names.filter((one) => OURS.test(one))) setRights(`${directory}/${name}`, OWNER_ONLY);
  if (names.every((name) => OURS.test(name))) setRights(directory, OWNER_ONLY_DIRECTORY);
};

/** Makes what stands under a name durable: a file's content, or a directory's names. */
export const syncPath = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
