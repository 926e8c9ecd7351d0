import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '../kernel/ports/event-store.js';
import type { Keyring } from '../kernel/ports/keyring.js';
import { StoreFault } from '../kernel/ports/store-fault.js';
import type { ViewStore } from '../kernel/ports/view-store.js';
import { apart } from '../platform/following/together.js';
import { type Settings, WrongSetting } from '../platform/process/settings.js';
import { EVENTS_FILE, filesIn, isDamage, KEYRING_FILE, VIEWS_FILE } from './sqlite/data-files.js';
import { openSqliteEventStore } from './sqlite/event-store.js';
import { MasterKeyMismatch, openSqliteKeyring } from './sqlite/keyring.js';
import { lockDataDirectory } from './sqlite/lock.js';
import { masterKeyFile, noMasterKeyText } from './sqlite/master-key.js';
import { closeToOthers } from './sqlite/private-files.js';
import { openSqliteViewStore } from './sqlite/view-store.js';

/** Whether a store is only read, beside a process that writes to it. */
type Access = { readonly readOnly?: boolean };

/** Another process writes to this data directory. */
class DataDirectoryInUse extends WrongSetting {}

const damagedAs =
  (why: 'damaged-log' | 'damaged-keyring', dataDir: string) =>
  (fault: unknown): never => {
    throw fault instanceof StoreFault && isDamage(fault.errcode) ? apart(why, dataDir) : fault;
  };

/** The stores of a city, each opened when it is asked for, and all closed together; for the server and the command line. */
export class Stores {
  private readonly closers: (() => Promise<void>)[] = [];

  constructor(private readonly settings: Settings) {}

  /** Which of what belongs together is there. */
  get files(): { readonly log: boolean; readonly keyring: boolean } {
    return filesIn(this.settings.dataDir);
  }

  /** Makes the data directory where there is none, and closes it to others. */
  async makeDirectory(): Promise<void> {
    const { dataDir } = this.settings;
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await access(dataDir, constants.W_OK);
      closeToOthers(dataDir);
    } catch {
      throw new WrongSetting(`--data (PENATAAN_DATA): a directory that may be written to, which '${dataDir}' is not`);
    }
  }

  /** Makes this the one process that writes; throws where another one does. */
  async lock(): Promise<void> {
    const { dataDir } = this.settings;
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
    const { dataDir, namespace } = this.settings;
    const { log, keyring } = this.files;
    if (keyring && !log) throw apart('lost-log', dataDir);
    const file = join(dataDir, EVENTS_FILE);
    return this.opened(
      await openSqliteEventStore({ file, namespace, ...how }).catch(damagedAs('damaged-log', dataDir)),
    );
  }

  async views(how: Access = {}): Promise<ViewStore> {
    return this.opened(await openSqliteViewStore({ file: join(this.settings.dataDir, VIEWS_FILE), ...how }));
  }

  /** The master key, made where there is neither one nor a keyring. */
  async masterKey(): Promise<Buffer> {
    const { dataDir, masterKey } = this.settings;
    const found = await masterKeyFile(dataDir, masterKey);
    if (found.kind === 'key') return found.key;
    if (found.kind === 'no-master-key') throw new WrongSetting(noMasterKeyText(dataDir));
    throw new WrongSetting(`PENATAAN_MASTER_KEY: base64 of 32 bytes, which ${found.source} is not`);
  }

  /** The keyring; throws where it is damaged or was made under another key. */
  async keyring(masterKey: Buffer): Promise<Keyring> {
    const { dataDir } = this.settings;
    const file = join(dataDir, KEYRING_FILE);
    const keyring = await openSqliteKeyring({ file, masterKey }).catch((fault: unknown) => {
      if (!(fault instanceof MasterKeyMismatch)) return damagedAs('damaged-keyring', dataDir)(fault);
      throw new WrongSetting(`PENATAAN_MASTER_KEY: the key under which ${file} was made, which this is not`);
    });
    return this.opened(keyring);
  }

  /** Something else that ends with the stores, before those that were opened earlier. */
  closing(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  /** Closes what was opened, in the opposite order. */
  async close(): Promise<void> {
    for (const close of this.closers.splice(0).toReversed()) await close();
  }

  private opened<S extends { close(): Promise<void> }>(store: S): S {
    this.closing(async () => store.close());
    return store;
  }
}

/** The stores that the settings choose. Opens nothing yet. */
export const openStores = (settings: Settings): Stores => new Stores(settings);
