import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makePrivate, OWNER_ONLY, syncPath } from '../stores/sqlite/private-files.js';
import { CommandFault } from './command-fault.js';

export const STANDARD_OUTPUT = '-';

export type Write = (text: string) => Promise<void>;

const toStandardOutput: Write = (text) =>
  new Promise((resolve, reject) => {
    process.stdout.once('error', reject);
    process.stdout.write(text, (fault) => {
      process.stdout.off('error', reject);
      if (fault) reject(fault);
      else resolve();
    });
  });

const toFile = async <T>(part: string, work: (write: Write) => Promise<T>): Promise<T> => {
  const handle = await open(part, 'w', OWNER_ONLY);
  try {
    makePrivate(part);
    const done = await work(async (text) => handle.appendFile(text));
    await handle.sync();
    return done;
  } finally {
    await handle.close();
  }
};

/** Writes a file that only its owner may read, and that has its name only when it is whole; `-`: to standard output. */
export const writePrivately = async <T>(file: string, work: (write: Write) => Promise<T>): Promise<T> => {
  if (file === STANDARD_OUTPUT) return work(toStandardOutput);
  if (existsSync(file)) throw new CommandFault(`${file} is there already: name a new file | ${file} sudah ada`);
  const part = `${file}.part`;
  try {
    const done = await toFile(part, work);
    await rename(part, file);
    await syncPath(dirname(file));
    return done;
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
};
