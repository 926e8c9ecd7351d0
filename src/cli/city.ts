import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '../kernel/ports/event-store.js';
import type { ViewStore } from '../kernel/ports/view-store.js';
import { tokenKey } from '../platform/callers/token-key.js';
import { isLocal, type Settings } from '../platform/process/settings.js';
import { openStores, type Stores } from '../stores/open-stores.js';
import { EVENTS_FILE, MASTER_KEY_FILE, VIEWS_FILE } from '../stores/sqlite/data-files.js';
import { openSqliteViewStore } from '../stores/sqlite/view-store.js';
import { CommandFault } from './command-fault.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const interrupted = (): void => process.exit(1);

export const refuseMissing = ({ dataDir, servers }: Settings, files = [EVENTS_FILE, VIEWS_FILE]): void => {
  const elsewhere: Readonly<Record<string, boolean>> = {
    [EVENTS_FILE]: servers.log !== undefined,
    [VIEWS_FILE]: servers.views !== undefined,
  };
  if (files.every((file) => elsewhere[file] === true || existsSync(join(dataDir, file)))) return;
  throw new CommandFault(
    `--data (PENATAAN_DATA): ${dataDir} holds no city; start the server on it once, or name another`,
  );
};

/** Works with the stores of a city, and closes them however the work ends. */
export const withStores = async <T>(settings: Settings, work: (stores: Stores) => Promise<T>): Promise<T> => {
  const stores = openStores(settings);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
};

/** The newest event's moment; undefined where nothing was recorded yet. */
export const newestRecording = async (settings: Settings): Promise<string | undefined> => {
  const { dataDir, servers } = settings;
  if (servers.log === undefined && !existsSync(join(dataDir, EVENTS_FILE))) return undefined;
  return withStores(settings, async (stores) => (await (await stores.log({ readOnly: true })).head()).recordedAt);
};

/** A city's log and views. `alone`: no other process can be reading them. */
export type City = { readonly events: EventStore; readonly views: ViewStore; readonly alone: boolean };

/** Reads log and views, also beside a running server. */
export const reading = async <T>(settings: Settings, work: (city: City) => Promise<T>): Promise<T> => {
  refuseMissing(settings);
  return withStores(settings, async (stores) => {
    const readOnly = true;
    const [events, views] = [await stores.log({ readOnly }), await stores.views({ readOnly })];
    return work({ events, views, alone: false });
  });
};

/** Reads the log and writes to the views, as the only writer of the data directory. */
export const writing = async <T>(settings: Settings, work: (city: City) => Promise<T>): Promise<T> => {
  refuseMissing(settings);
  return withStores(settings, async (stores) => {
    await stores.lock();
    const [events, views] = [await stores.log({ readOnly: true }), await stores.views()];
    return work({ events, views, alone: isLocal(settings.servers) });
  });
};

/** Works with a view store that is gone afterwards. What is personal in it is sealed, as in the log. */
export const withScratchViews = async <T>(work: (views: ViewStore) => Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'penataan-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  const views = await openSqliteViewStore({ file: join(directory, VIEWS_FILE) });
  try {
    return await work(views);
  } finally {
    await views.close();
    remove();
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
};

/** The master key that is set or in place; none is made. */
export const masterKeyIn = async (settings: Settings): Promise<Buffer | undefined> => {
  const isThere = settings.masterKey !== undefined || existsSync(join(settings.dataDir, MASTER_KEY_FILE));
  return isThere ? openStores(settings).masterKey() : undefined;
};

/** The key under which tokens of a city are signed; where there is none, none is made: no server would know it. */
export const signingKey = async (settings: Settings): Promise<Uint8Array> => {
  refuseMissing(settings, [EVENTS_FILE]);
  const masterKey = await masterKeyIn(settings);
  if (masterKey) return tokenKey(masterKey);
  throw new CommandFault(
    `PENATAAN_MASTER_KEY: the key under which the server works, which is not set here, and ${settings.dataDir} has no ${MASTER_KEY_FILE}: set it as it is set for the server, or name its --data | isi PENATAAN_MASTER_KEY seperti pada server, atau sebut --data miliknya`,
  );
};
