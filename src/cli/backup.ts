import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENTS_FILE, KEYRING_FILE, removeDatabase } from '../stores/sqlite/data-files.js';
import { syncPath } from '../stores/sqlite/private-files.js';
import { copyDatabase } from '../stores/sqlite/copy.js';
import { boxMarksIn } from '../stores/sqlite/box-marks.js';
import { openSqliteEventStore } from '../stores/sqlite/event-store.js';
import { readSettings } from '../config.js';
import { logIdOf } from '../platform/ports/log-identity.js';
import type { Settings } from '../platform/process/settings.js';
import { BACKED_UP, describeFile, type Manifest, writeManifest } from './backup-manifest.js';
import { CommandFault } from './command-fault.js';

/** A city is there that can be backed up; nothing is made where none is. */
const refuseNoCity = (dataDir: string): void => {
  const missing = BACKED_UP.filter((name) => !existsSync(join(dataDir, name)));
  if (missing.length === 0) return;
  throw new CommandFault(
    `--data (PENATAAN_DATA): ${dataDir} holds no ${missing.join(' and no ')}; there is nothing to back up | tidak ada yang dapat dicadangkan`,
  );
};

const makeEmpty = async (directory: string): Promise<void> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length === 0) return;
  throw new CommandFault(`${directory} is not empty: name a new directory for each backup | ${directory} tidak kosong`);
};

/**
 * False where a survey was counted or cancelled, or paper taken back, between log and keyring: the copies would know nothing
 * of it, and lack the responses. They are taken again.
 */
const copied = (dataDir: string, directory: string): boolean => {
  const before = boxMarksIn(join(dataDir, KEYRING_FILE));
  for (const name of BACKED_UP) copyDatabase(join(dataDir, name), join(directory, name));
  const isWhole = boxMarksIn(join(directory, KEYRING_FILE)) === before;
  if (!isWhole) for (const name of BACKED_UP) removeDatabase(join(directory, name));
  return isWhole;
};

/** What the copy holds, which is what counts, whatever a server has recorded since. */
const headIn = async (directory: string, { namespace }: Settings): Promise<Pick<Manifest, 'log' | 'head'>> => {
  const copy = await openSqliteEventStore({ file: join(directory, EVENTS_FILE), namespace, readOnly: true });
  try {
    const { position, recordedAt = null } = await copy.head();
    return { log: (await logIdOf(copy)) ?? null, head: { position, recordedAt } };
  } finally {
    await copy.close();
  }
};

const NOT_HERE =
  'EVENTSTORE_URL, MONGODB_URL: servers have backups of their own (docs/operating.md); penataan export copies log and keyring | server punya cadangan sendiri; penataan export menyalin log dan keyring';

/** Copies log and keys, also beside a running server, into a new directory. */
export const backup = async (directory: string, flags: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const settings = readSettings(flags);
  const { dataDir, namespace, servers } = settings;
  if (Object.keys(servers).length > 0) throw new CommandFault(NOT_HERE);
  refuseNoCity(dataDir);
  await makeEmpty(directory);
  while (!copied(dataDir, directory));
  const about = await headIn(directory, settings);
  for (const name of BACKED_UP) await syncPath(join(directory, name));
  const files = [await describeFile(directory, EVENTS_FILE), await describeFile(directory, KEYRING_FILE)];
  await writeManifest(directory, { ...about, namespace, createdAt: new Date().toISOString(), files });
  process.stdout.write(`${about.head.position} is the last position in ${directory}\n${KEY_TEXT}\n`);
};

const KEY_TEXT =
  'The master key is not in it, and without it no name can be read: keep master.key (or PENATAAN_MASTER_KEY) elsewhere. | Kunci utama tidak termasuk: simpan master.key (atau PENATAAN_MASTER_KEY) di tempat lain.';
