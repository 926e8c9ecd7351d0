import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { KEYRING_FILE, MASTER_KEY_FILE } from '../stores/sqlite/data-files.js';
import { makePrivate, syncPath } from '../stores/sqlite/private-files.js';
import { lockDataDirectory } from '../stores/sqlite/lock.js';
import { readSettings } from '../config.js';
import { BACKED_UP, checkFile, type Manifest, readManifest } from './backup-manifest.js';
import { CommandFault } from './command-fault.js';

type Flags = Readonly<Record<string, string | undefined>>;

/** What may lie in a directory that a city is restored into: its key, and what an interrupted restore left. */
const MAY_BE_THERE = /^(?:master\.key|writer\.lock.*|.*\.part)$/;

const refuseFull = async (dataDir: string): Promise<void> => {
  const there = (await readdir(dataDir)).filter((name) => !MAY_BE_THERE.test(name));
  if (there.length === 0) return;
  throw new CommandFault(
    `--data (PENATAAN_DATA): ${dataDir} holds ${there[0]} already; restore into a new directory | pulihkan ke direktori baru`,
  );
};

/** The keyring first: a log without it, or the other way round, is refused by every start. */
const copyInto = async (dataDir: string, directory: string, { files }: Manifest): Promise<void> => {
  for (const file of files.filter(({ name }) => BACKED_UP.some((one) => one === name))) {
    const part = join(dataDir, `${file.name}.part`);
    await copyFile(join(directory, file.name), part);
    makePrivate(part);
    await syncPath(part);
    await checkFile(dataDir, { ...file, name: `${file.name}.part` });
  }
  for (const name of BACKED_UP.toReversed()) await rename(join(dataDir, `${name}.part`), join(dataDir, name));
  await syncPath(dataDir);
};

const restoreInto = async (dataDir: string, directory: string): Promise<Manifest> => {
  const manifest = await readManifest(directory);
  for (const file of manifest.files) await checkFile(directory, file);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await refuseFull(dataDir);
  const lock = await lockDataDirectory(dataDir);
  if (lock.kind === 'locked') throw new CommandFault(`${dataDir} is in use | ${dataDir} sedang dipakai`);
  try {
    await copyInto(dataDir, directory, manifest);
    return manifest;
  } finally {
    await lock.release();
  }
};

const keyText = (dataDir: string): string =>
  existsSync(join(dataDir, MASTER_KEY_FILE))
    ? `${KEYRING_FILE} opens under the master key it was made with; ${MASTER_KEY_FILE} must be that one.`
    : `Now put the master key in place, which no backup holds: copy ${MASTER_KEY_FILE} to ${join(dataDir, MASTER_KEY_FILE)} (mode 0600), or set PENATAAN_MASTER_KEY. | Kini pasang kunci utama: salin ${MASTER_KEY_FILE} ke direktori itu, atau isi PENATAAN_MASTER_KEY.`;

/** Puts a backup into a new data directory, after a look at every byte. */
export const restore = async (directory: string, flags: Flags): Promise<void> => {
  const { dataDir } = readSettings(flags);
  const { head, createdAt } = await restoreInto(dataDir, directory);
  process.stdout.write(
    `${dataDir} is as of position ${head.position}, backed up at ${createdAt}\n${keyText(dataDir)}\n`,
  );
};
