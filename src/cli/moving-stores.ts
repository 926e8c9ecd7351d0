import type { EventStore } from '../kernel/ports/event-store.js';
import type { KeyringStore } from '../kernel/ports/ballot-box.js';
import type { Destination } from '../moving/destination.js';
import { type Settings, WrongSetting } from '../platform/process/settings.js';
import type { Stores } from '../stores/open-stores.js';
import { EVENTS_FILE } from '../stores/sqlite/data-files.js';
import { refuseMissing, withStores } from './city.js';
import { CommandFault } from './command-fault.js';

/** What is exported from. */
export type Source = {
  readonly events: EventStore;
  readonly keys: { readonly keyring: KeyringStore; readonly masterKey: Buffer } | undefined;
  /** Whether others may record here meanwhile; where not, nobody starts to before the work is done. */
  readonly atWork: boolean;
};

const lockedByOthers = async (stores: Stores): Promise<boolean> => {
  try {
    await stores.lock();
    return false;
  } catch (fault) {
    if (fault instanceof WrongSetting) return true;
    throw fault;
  }
};

const keysOf = async (stores: Stores, { dataDir }: Settings): Promise<Exclude<Source['keys'], undefined>> => {
  if (!stores.files.keyring) throw new CommandFault(`--with-keyring: ${dataDir} holds no keyring | tanpa keyring`);
  const masterKey = await stores.masterKey();
  return { masterKey, keyring: await stores.keyring(masterKey) };
};

/** Works with the log of a city, and with its keyring where that is asked for; also beside a running server. */
export const leaving = async <T>(
  settings: Settings,
  withKeyring: boolean,
  work: (source: Source) => Promise<T>,
): Promise<T> => {
  refuseMissing(settings, [EVENTS_FILE]);
  return withStores(settings, async (stores) => {
    const locked = await lockedByOthers(stores);
    const events = await stores.log({ readOnly: true });
    const keys = withKeyring ? await keysOf(stores, settings) : undefined;
    return work({ events, keys, atWork: locked || events.shared });
  });
};

/** Reads a log, also beside a running server. */
export const readingLog = async <T>(settings: Settings, work: (events: EventStore) => Promise<T>): Promise<T> => {
  refuseMissing(settings, [EVENTS_FILE]);
  return withStores(settings, async (stores) => work(await stores.log({ readOnly: true })));
};

/** Looks at the log that an import is for; undefined where none was made yet, and none is made. */
export const atDestination = async (
  settings: Settings,
  look: (events: EventStore | undefined) => Promise<void>,
): Promise<void> =>
  withStores(settings, async (stores) =>
    look(stores.files.log || stores.files.keyring ? await stores.log({ readOnly: true }) : undefined),
  );

/** Works with the stores that an import is for, as the only one that writes to them; they are made where there are none. */
export const arriving = async <T>(
  settings: Settings,
  withKeyring: boolean,
  work: (to: Destination) => Promise<T>,
): Promise<T> =>
  withStores(settings, async (stores) => {
    await stores.makeDirectory();
    await stores.lock();
    const events = await stores.log();
    const keyring = withKeyring ? await stores.keyring(await stores.masterKey()) : undefined;
    return work({ events, keyring });
  });
