import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EVENTS_FILE, KEYRING_FILE } from '../stores/sqlite/data-files.js';
import { OWNER_ONLY, syncPath } from '../stores/sqlite/private-files.js';
import { CommandFault } from './command-fault.js';

/** What a backup holds, in the order in which it is taken: the keyring has every key that the log before it needs. */
export const BACKED_UP = [EVENTS_FILE, KEYRING_FILE] as const;

const MANIFEST_FILE = 'manifest.json';
const FORMAT = 1;

export type BackedUpFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

export type Manifest = {
  readonly format: typeof FORMAT;
  /** Which log; null where it was made before logs had an id. */
  readonly log: string | null;
  readonly namespace: string;
  readonly head: { readonly position: string; readonly recordedAt: string | null };
  readonly createdAt: string;
  readonly files: readonly BackedUpFile[];
};

/** Size and checksum of a file. */
export const describeFile = async (directory: string, name: string): Promise<BackedUpFile> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(directory, name)), hash);
  return { name, bytes: (await stat(join(directory, name))).size, sha256: hash.digest('hex') };
};

/** The last thing that is written, and at once: a backup without it was interrupted. */
export const writeManifest = async (directory: string, manifest: Omit<Manifest, 'format'>): Promise<void> => {
  const draft = join(directory, `${MANIFEST_FILE}.part`);
  const handle = await open(draft, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(`${JSON.stringify({ format: FORMAT, ...manifest }, undefined, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, join(directory, MANIFEST_FILE));
  await syncPath(directory);
};

const noBackup = (directory: string, why: string): CommandFault => new CommandFault(`${directory} ${why}`);

const isManifest = (told: Partial<Manifest> | null): told is Manifest =>
  told?.format === FORMAT &&
  Array.isArray(told.files) &&
  BACKED_UP.every((name) => told.files?.filter((file) => file?.name === name).length === 1);

const parsed = (text: string): Partial<Manifest> | null => {
  try {
    return JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    return null;
  }
};

/** What a backup says it holds. */
export const readManifest = async (directory: string): Promise<Manifest> => {
  const text = await readFile(join(directory, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw noBackup(
      directory,
      'holds no finished backup (no manifest.json): it was interrupted, or is another directory | bukan cadangan yang selesai',
    );
  }
  const manifest = parsed(text);
  if (isManifest(manifest)) return manifest;
  throw noBackup(directory, `has a manifest.json that is none of format ${FORMAT} | manifest.json tidak dikenal`);
};

/** Throws where a file is not as the manifest says. */
export const checkFile = async (directory: string, told: BackedUpFile): Promise<void> => {
  const found = await describeFile(directory, told.name).catch(() => undefined);
  if (!found) throw noBackup(directory, `lacks ${told.name}: take another backup | tidak memuat ${told.name}`);
  if (found.bytes === told.bytes && found.sha256 === told.sha256) return;
  throw noBackup(directory, `is damaged: ${told.name} is not what was backed up | ${told.name} rusak`);
};
