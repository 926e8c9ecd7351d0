import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKeyFile, noMasterKeyText } from '../stores/sqlite/master-key.js';
import { openSqliteEventStore } from '../stores/sqlite/event-store.js';
import { lockDataDirectory } from '../stores/sqlite/lock.js';
import { openSqliteViewStore } from '../stores/sqlite/view-store.js';
import type { EventStore } from '../kernel/ports/event-store.js';
import type { ViewStore } from '../kernel/ports/view-store.js';
import type { Settings } from '../platform/process/settings.js';
import { tokenKey } from '../platform/callers/token-key.js';
import { CommandFault } from './command-fault.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const interrupted = (): void => process.exit(1);

const eventsFile = (dataDir: string): string => join(dataDir, 'events.sqlite');
const viewsFile = (dataDir: string): string => join(dataDir, 'views.sqlite');

const refuseMissing = (dataDir: string, files = [eventsFile(dataDir), viewsFile(dataDir)]): void => {
  if (files.every((file) => existsSync(file))) return;
  throw new CommandFault(
    `--data (PENATAAN_DATA): ${dataDir} holds no city; start the server on it once, or name another`,
  );
};

/** Works with what was opened, and closes it however the work ends. */
const closing = async <C extends { close(): Promise<void> }, T>(
  opened: C,
  work: (opened: C) => Promise<T>,
): Promise<T> => {
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
};

const openLog = async ({ dataDir, namespace }: Settings): Promise<EventStore> =>
  openSqliteEventStore({ file: eventsFile(dataDir), namespace, readOnly: true });

/** The newest event's moment; undefined where nothing was recorded yet. */
export const newestRecording = async (settings: Settings): Promise<string | undefined> => {
  if (!existsSync(eventsFile(settings.dataDir))) return undefined;
  return closing(await openLog(settings), async (events) => (await events.head()).recordedAt);
};

export type Stores = { readonly events: EventStore; readonly views: ViewStore };

/** Works with log and views. With `readOnly`, beside a running server. */
export const withStores = async <T>(
  settings: Settings,
  readOnly: boolean,
  work: (stores: Stores) => Promise<T>,
): Promise<T> => {
  refuseMissing(settings.dataDir);
  return closing(await openLog(settings), async (events) => {
    const file = viewsFile(settings.dataDir);
    return closing(await openSqliteViewStore({ file, readOnly }), async (views) => work({ events, views }));
  });
};

/** Works with a view store that is gone afterwards. What is personal in it is sealed, as in the log. */
export const withScratchViews = async <T>(work: (views: ViewStore) => Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'penataan-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    return await closing(await openSqliteViewStore({ file: join(directory, 'views.sqlite') }), work);
  } finally {
    remove();
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
};

/** Works as the only writer of the data directory. */
export const withLock = async <T>({ dataDir }: Settings, work: () => Promise<T>): Promise<T> => {
  refuseMissing(dataDir);
  const lock = await lockDataDirectory(dataDir);
  if (lock.kind === 'locked') throw new CommandFault(lockedText(dataDir));
  try {
    return await work();
  } finally {
    await lock.release();
  }
};

const lockedText = (dataDir: string): string =>
  [`Another server uses ${dataDir}: stop it first.`, `Server lain sedang memakai ${dataDir}: hentikan dahulu.`].join(
    '\n',
  );

/** The key under which tokens of a data directory are signed; one that holds no city has none, and none is made. */
export const signingKey = async ({ dataDir, masterKey }: Settings): Promise<Uint8Array> => {
  refuseMissing(dataDir, [eventsFile(dataDir)]);
  const found = await masterKeyFile(dataDir, masterKey);
  if (found.kind === 'key') return tokenKey(found.key);
  if (found.kind === 'no-master-key') throw new CommandFault(noMasterKeyText(dataDir));
  throw new CommandFault(`${found.source} (PENATAAN_MASTER_KEY): base64 of 32 bytes`);
};
