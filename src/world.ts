import { catalogue } from '../projections/catalogue.js';
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KEYRING_FILE, masterKeyFile, noMasterKeyText } from './adapters/master-key.js';
import { closeToOthers } from './adapters/private-files.js';
import { openSqliteEventStore } from './adapters/sqlite.event-store.js';
import { MasterKeyMismatch, openSqliteKeyring } from './adapters/sqlite.keyring.js';
import { type DataLock, lockDataDirectory } from './adapters/sqlite.lock.js';
import { openSqliteViewStore } from './adapters/sqlite.view-store.js';
import type { EventStore } from './kernel/event-store.js';
import { Handler } from './kernel/handle.js';
import type { Keyring } from './kernel/keyring.js';
import type { AnyProjection } from './kernel/projection.js';
import type { ViewName, ViewStore } from './kernel/view-store.js';
import { MovableClock, RealClock } from './platform/clocks.js';
import { type Report, reportTo, serverLog } from './platform/log.js';
import type { Clock } from './platform/ports.js';
import { Projector } from './platform/projector.js';
import { type Settings, WrongSetting } from './platform/settings.js';
import { tokenKey } from './platform/token-key.js';
import { TokenCheck } from './platform/tokens.js';
import { Views } from './platform/views.js';
import { eventIdOf } from './platform/wish.js';

/** Everything the application stands on, opened. */
export type World = {
  readonly settings: Settings;
  readonly events: EventStore;
  readonly viewStore: ViewStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly handler: Handler;
  readonly views: Views;
  readonly tokens: TokenCheck;
  close(): Promise<void>;
};

const A_DAY_MS = 86_400_000;

/** Another process writes to this data directory. */
class DataDirectoryInUse extends Error {}

const openClock = async (settings: Settings, events: EventStore): Promise<Clock> => {
  if (settings.startAt === undefined) return new RealClock();
  const { recordedAt } = await events.head();
  if (recordedAt !== undefined && settings.startAt < recordedAt) {
    throw new WrongSetting(`--now (PENATAAN_NOW): not before the newest event, recorded at ${recordedAt}`);
  }
  return new MovableClock(settings.startAt);
};

const makeDirectory = async (dataDir: string): Promise<void> => {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK);
    closeToOthers(dataDir);
  } catch {
    throw new WrongSetting(`--data (PENATAAN_DATA): a directory that may be written to, which '${dataDir}' is not`);
  }
};

const openMasterKey = async (dataDir: string, given: string | undefined): Promise<Buffer> => {
  const found = await masterKeyFile(dataDir, given);
  if (found.kind === 'key') return found.key;
  if (found.kind === 'no-master-key') throw new WrongSetting(noMasterKeyText(dataDir));
  throw new WrongSetting(`PENATAAN_MASTER_KEY: base64 of 32 bytes, which ${found.source} is not`);
};

const openKeyring = async (file: string, masterKey: Buffer): Promise<Keyring> => {
  try {
    return await openSqliteKeyring({ file, masterKey });
  } catch (fault) {
    if (!(fault instanceof MasterKeyMismatch)) throw fault;
    throw new WrongSetting(`PENATAAN_MASTER_KEY: the key under which ${file} was made, which this is not`);
  }
};

const ofVersion = (view: ViewName, first: ViewName): boolean => view === first || view.startsWith(`${first}.`);

/** A view of a new version serves, in name too, once it holds what the log held when it was begun. */
const serveWhenCaughtUp = async (projector: Projector, stores: Stores): Promise<void> => {
  const { position } = await stores.events.head();
  if (await projector.waitFor(position, A_DAY_MS))
    await stores.viewStore.serve(projector.projection.name, projector.view);
};

const startProjector = async (projection: AnyProjection, stores: Stores): Promise<Projector> => {
  const first = `${projection.name}.${projection.version}`;
  const serving = await stores.viewStore.serving(projection.name);
  const view = serving !== undefined && ofVersion(serving, first) ? serving : first;
  const projector = new Projector(
    projection,
    { events: stores.events, views: stores.viewStore, report: stores.report },
    view,
  );
  await projector.start();
  if (view !== serving) void serveWhenCaughtUp(projector, stores).catch(() => undefined);
  return projector;
};

type Stores = { readonly events: EventStore; readonly viewStore: ViewStore; readonly report: Report };

/** What was opened so far, closed in the opposite order. */
class Opened {
  private readonly closers: (() => Promise<void>)[] = [];

  async with<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    const opened = await opening;
    this.closers.push(async () => close(opened));
    return opened;
  }

  async close(): Promise<void> {
    for (const close of this.closers.toReversed()) await close();
  }
}

const lockFor = async (dataDir: string): Promise<DataLock> => {
  const lock = await lockDataDirectory(dataDir);
  if (lock.kind === 'held') return lock;
  throw new DataDirectoryInUse(`${dataDir} is in use by another server`);
};

const openIn = async (settings: Settings, opened: Opened, report: Report): Promise<World> => {
  const { dataDir, namespace, timezone: zone } = settings;
  await makeDirectory(dataDir);
  await opened.with(lockFor(dataDir), async (lock) => lock.release());
  const masterKey = await openMasterKey(dataDir, settings.masterKey);
  const at = (file: string): string => join(dataDir, file);
  const keyring = await opened.with(openKeyring(at(KEYRING_FILE), masterKey), closeIt);
  const events = await opened.with(openSqliteEventStore({ file: at('events.sqlite'), namespace }), closeIt);
  const clock = await openClock(settings, events);
  const viewStore = await opened.with(openSqliteViewStore({ file: at('views.sqlite') }), closeIt);
  const handler = new Handler({ store: events, clock, zone, eventId: eventIdOf });
  await handler.start();
  const stores = { events, viewStore, report };
  const projectors: Projector[] = [];
  for (const projection of catalogue) {
    projectors.push(await opened.with(startProjector(projection, stores), async (one) => one.stop()));
  }
  const tokens = new TokenCheck(tokenKey(masterKey));
  const views = new Views(viewStore, projectors);
  return { settings, events, viewStore, keyring, clock, handler, views, tokens, close: async () => opened.close() };
};

const closeIt = async (store: { close(): Promise<void> }): Promise<void> => store.close();

/** Opens the embedded stores of a data directory for its one writing process; leaves nothing open where it fails. */
export const openWorld = async (settings: Settings, report: Report = reportTo(serverLog())): Promise<World> => {
  const opened = new Opened();
  try {
    return await openIn(settings, opened, report);
  } catch (fault) {
    await opened.close();
    throw fault;
  }
};
