import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerChecks } from '../kernel/ports/check.js';
import type { EventStore } from '../kernel/ports/event-store.js';
import type { KeyringStore } from '../kernel/ports/ballot-box.js';
import type { Leases } from '../kernel/ports/leases.js';
import { StoreFault, StoreRefusal } from '../kernel/ports/store-fault.js';
import type { ViewStore } from '../kernel/ports/view-store.js';
import { apart } from '../platform/following/together.js';
import { type Settings, WrongSetting } from '../platform/process/settings.js';
import { keyringAt, viewsAt } from './mongodb/places.js';
import { EVENTS_FILE, filesIn, isDamage, KEYRING_FILE, VIEWS_FILE } from './sqlite/data-files.js';
import { openSqliteEventStore } from './sqlite/event-store.js';
import { openSqliteKeyring } from './sqlite/keyring.js';
import { lockDataDirectory } from './sqlite/lock.js';
import { masterKeyFile, noMasterKeyText } from './sqlite/master-key.js';
import { closeToOthers } from './sqlite/private-files.js';
import { openSqliteViewStore } from './sqlite/view-store.js';
import { MasterKeyMismatch } from './shared/keyring-answers.js';

/** Whether a store is only read, beside a process that writes to it. */
type Access = { readonly readOnly?: boolean };

/** Another process writes to this data directory. */
export class DataDirectoryInUse extends WrongSetting {}

const damagedAs =
  (why: 'damaged-log' | 'damaged-keyring', settings: Settings) =>
  (fault: unknown): never => {
    throw fault instanceof StoreFault && isDamage(fault.errcode) ? apart(why, settings) : fault;
  };

/** Says by which setting a server was named that will not do, or does not answer. */
const refusedAs =
  (setting: string) =>
  (fault: unknown): never => {
    const told = fault instanceof StoreRefusal || fault instanceof StoreFault;
    throw told ? new WrongSetting(`${setting}: ${fault.message}`) : fault;
  };

/** The stores of a city, each opened when it is asked for, and all closed together; for the server and the command line. */
export class Stores {
  private readonly closers: (() => Promise<void>)[] = [];

  constructor(private readonly settings: Settings) {}

  /** Which of what belongs together is there; a server knows that of itself. */
  get files(): { readonly log: boolean; readonly keyring: boolean } {
    const { dataDir, servers } = this.settings;
    const { log, keyring } = filesIn(dataDir);
    return { log: log || servers.log !== undefined, keyring: keyring || servers.views !== undefined };
  }

  /** Whether a store lies in the data directory, so that one process alone may write. */
  private get embedded(): boolean {
    const { log, views } = this.settings.servers;
    return log === undefined || views === undefined;
  }

  /** Makes the data directory where there is none and anything is to lie in it, and closes it to others. */
  async makeDirectory(): Promise<void> {
    const { dataDir, masterKey } = this.settings;
    if (!this.embedded && masterKey !== undefined) return;
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await access(dataDir, constants.W_OK);
      closeToOthers(dataDir);
    } catch {
      throw new WrongSetting(`--data (PENATAAN_DATA): a directory that may be written to, which '${dataDir}' is not`);
    }
  }

  /** Makes this the one process that writes, where there may be only one; throws where another one does. */
  async lock(): Promise<void> {
    const { dataDir } = this.settings;
    if (!this.embedded) return;
    const lock = await lockDataDirectory(dataDir);
    if (lock.kind === 'locked') {
      throw new DataDirectoryInUse(
        `${dataDir} is in use by another server: stop it first | ${dataDir} sedang dipakai server lain: hentikan dahulu`,
      );
    }
    this.closing(async () => lock.release());
  }

  /** The log; throws where it is damaged, or lost beside its keyring. */
  async log(how: Access = {}): Promise<EventStore> {
    const { dataDir, namespace, servers } = this.settings;
    if (servers.log !== undefined) return this.opened(await openLogServer(servers.log, namespace));
    const { log, keyring } = filesIn(dataDir);
    if (keyring && !log) throw apart('lost-log', this.settings);
    const file = join(dataDir, EVENTS_FILE);
    return this.opened(
      await openSqliteEventStore({ file, namespace, ...how }).catch(damagedAs('damaged-log', this.settings)),
    );
  }

  async views(how: Access = {}): Promise<ViewStore> {
    const { dataDir, namespace, servers } = this.settings;
    if (servers.views === undefined) {
      return this.opened(await openSqliteViewStore({ file: join(dataDir, VIEWS_FILE), ...how }));
    }
    const { openMongoViewStore } = await import('./mongodb/view-store.js');
    const opening = openMongoViewStore({ url: servers.views, database: namespace });
    return this.opened(await opening.catch(refusedAs('MONGODB_URL')));
  }

  /** Who does what only one process may; undefined where this is the only one. */
  async leases(): Promise<Leases | undefined> {
    const { namespace, servers } = this.settings;
    if (this.embedded || servers.views === undefined) return undefined;
    const { openMongoLeases } = await import('./mongodb/mongo-leases.js');
    const leases = openMongoLeases({ url: servers.views, database: namespace, process: randomUUID() });
    return this.opened(await leases.catch(refusedAs('MONGODB_URL')));
  }

  /** The master key, made where there is neither one nor a keyring. */
  async masterKey(): Promise<Buffer> {
    const { dataDir, masterKey } = this.settings;
    const found = await masterKeyFile(dataDir, masterKey, async () => this.hasKeyring());
    if (found.kind === 'key') return found.key;
    if (found.kind === 'no-master-key') throw new WrongSetting(noMasterKeyText(dataDir));
    throw new WrongSetting(`PENATAAN_MASTER_KEY: base64 of 32 bytes, which ${found.source} is not`);
  }

  /** The keyring; throws where it is damaged or was made under another key. */
  async keyring(masterKey: Buffer): Promise<KeyringStore> {
    const { dataDir, servers } = this.settings;
    const where = servers.views === undefined ? join(dataDir, KEYRING_FILE) : 'the keyring in MongoDB';
    const keyring = await this.openKeyring(masterKey).catch((fault: unknown) => {
      if (!(fault instanceof MasterKeyMismatch)) throw fault;
      throw new WrongSetting(`PENATAAN_MASTER_KEY: the key under which ${where} was made, which this is not`);
    });
    return this.opened(keyring);
  }

  /** Whether a keyring was ever made. */
  async hasKeyring(): Promise<boolean> {
    const { namespace, servers } = this.settings;
    if (servers.views === undefined) return this.files.keyring;
    const { hasMongoKeyring } = await import('./mongodb/mongo-keyring.js');
    const { setting, ...place } = keyringAt({ ...servers, namespace, views: servers.views });
    return hasMongoKeyring(place).catch(refusedAs(setting));
  }

  /** What can be looked at of the servers that the settings name. */
  async serverChecks(): Promise<readonly ServerChecks[]> {
    const { namespace, servers } = this.settings;
    const found: ServerChecks[] = [];
    if (servers.log !== undefined) {
      const { eventStoreDbChecks } = await import('./eventstoredb/checks.js');
      found.push(await eventStoreDbChecks({ url: servers.log, namespace }));
    }
    if (servers.views !== undefined) {
      const { mongoChecks } = await import('./mongodb/checks.js');
      const said = { ...servers, namespace, views: servers.views };
      found.push(...(await mongoChecks(viewsAt(said), keyringAt(said))));
    }
    for (const server of found) this.opened(server);
    return found;
  }

  /** Something else that ends with the stores, before those that were opened earlier. */
  closing(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  /** Closes what was opened, in the opposite order. */
  async close(): Promise<void> {
    for (const close of this.closers.splice(0).toReversed()) await close();
  }

  private async openKeyring(masterKey: Buffer): Promise<KeyringStore> {
    const { dataDir, namespace, servers } = this.settings;
    if (servers.views === undefined) {
      const opening = openSqliteKeyring({ file: join(dataDir, KEYRING_FILE), masterKey });
      return opening.catch(damagedAs('damaged-keyring', this.settings));
    }
    const { openMongoKeyring } = await import('./mongodb/mongo-keyring.js');
    const { setting, ...place } = keyringAt({ ...servers, namespace, views: servers.views });
    return openMongoKeyring({ ...place, masterKey }).catch(refusedAs(setting));
  }

  private opened<S extends { close(): Promise<void> }>(store: S): S {
    this.closing(async () => store.close());
    return store;
  }
}

const openLogServer = async (url: string, namespace: string): Promise<EventStore> => {
  const { openEventStoreDb } = await import('./eventstoredb/event-store.js');
  return openEventStoreDb({ url, namespace }).catch(refusedAs('EVENTSTORE_URL'));
};

/** The stores that the settings choose. Opens nothing yet. */
export const openStores = (settings: Settings): Stores => new Stores(settings);
