import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { KEYRING_FILE, MASTER_KEY_FILE } from './data-files.js';
import { OWNER_ONLY, syncPath } from './private-files.js';

/** The key itself, or what was given or found in its place. */
export type MasterKey =
  | { readonly kind: 'key'; readonly key: Buffer }
  | { readonly kind: 'bad-master-key'; readonly source: string }
  /** The directory has a keyring, which only the key it was made under opens. */
  | { readonly kind: 'no-master-key' };

/** What to do about a directory without its key, for whoever starts a command on it. */
export const noMasterKeyText = (directory: string): string =>
  `PENATAAN_MASTER_KEY: the key under which ${directory} was made; it has no ${MASTER_KEY_FILE}`;

const BYTES = 32;

/**
 * The master key: `given` (32 bytes as base64) where there is one, else what stands in `master.key` of the data
 * directory, which is made on the first start, never overwritten, and never made where there is a keyring: beside it, or
 * wherever `hasKeyring` looks for it.
 */
export const masterKeyFile = async (
  directory: string,
  given?: string,
  hasKeyring = async (): Promise<boolean> => existsSync(join(directory, KEYRING_FILE)),
): Promise<MasterKey> => {
  if (given !== undefined) return keyOf(given, 'the master key given');
  const file = join(directory, MASTER_KEY_FILE);
  const found = await contentOf(file);
  if (found === undefined && (await hasKeyring())) return { kind: 'no-master-key' };
  return keyOf(found ?? (await make(directory, file)), file);
};

/** Node's base64 skips what it does not know: only what it would write itself is taken for a key. */
const keyOf = (text: string, source: string): MasterKey => {
  const key = Buffer.from(text.trim(), 'base64');
  const exact = key.length === BYTES && key.toString('base64') === text.trim();
  return exact ? { kind: 'key', key } : { kind: 'bad-master-key', source };
};

const contentOf = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((fault: unknown) => {
    if (hasCode(fault, 'ENOENT')) return undefined;
    throw fault;
  });

/**
 * Written whole under another name and then linked: a crash leaves no half a key, and a link, unlike a rename, fails
 * where another process was first. Then that one's key is the key.
 */
const make = async (directory: string, file: string): Promise<string> => {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  await write(draft, `${randomBytes(BYTES).toString('base64')}\n`);
  await link(draft, file).catch((fault: unknown) => {
    if (!hasCode(fault, 'EEXIST')) throw fault;
  });
  await unlink(draft);
  // Without it the name of a new file may be lost with the machine's power.
  await syncPath(directory);
  return readFile(file, 'utf8');
};

const write = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const hasCode = (fault: unknown, code: string): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === code;
