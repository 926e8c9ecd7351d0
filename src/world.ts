import { catalogue } from '../projections/catalogue.js';
import { access, constants, mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { join } from 'node:path';
import { EVENTS_FILE, filesIn, isDamage, KEYRING_FILE, VIEWS_FILE } from './stores/sqlite/data-files.js';
import { masterKeyFile, noMasterKeyText } from './stores/sqlite/master-key.js';
import { closeToOthers } from './stores/sqlite/private-files.js';
import { openSqliteEventStore } from './stores/sqlite/event-store.js';
import { MasterKeyMismatch, openSqliteKeyring } from './stores/sqlite/keyring.js';
import { type DataLock, lockDataDirectory } from './stores/sqlite/lock.js';
import { openSqliteViewStore } from './stores/sqlite/view-store.js';
import type { EventStore } from './kernel/ports/event-store.js';
import { Handler } from './kernel/facts/handle.js';
import type { Keyring } from './kernel/ports/keyring.js';
import type { LogId } from './kernel/words/ids.js';
import { StoreFault } from './kernel/ports/store-fault.js';
import type { ViewStore } from './kernel/ports/view-store.js';
import { MovableClock, RealClock } from './platform/process/clocks.js';
import { identify } from './platform/ports/log-identity.js';
import { reportTo, serverLog } from './platform/process/log.js';
import type { Clock } from './platform/ports/ports.js';
import type { Projector } from './platform/following/projector.js';
import { settle, startProjector } from './platform/following/projectors.js';
import { type Settings, WrongSetting } from './platform/process/settings.js';
import { apart, checkKeyring, hasSealed, keepUp, viewsFit } from './platform/following/together.js';
import { tokenKey } from './platform/callers/token-key.js';
import { TokenCheck } from './platform/callers/tokens.js';
import { Views } from './platform/reading/views.js';
import { eventIdOf } from './platform/bus/derived-id.js';

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

/** The keyring says again how far the log has come: what a crash leaves unsaid is looked through at the start. */
const KEEP_UP_MS = 60_000;

/** Another process writes to this data directory. */
class DataDirectoryInUse extends Error {}

const openClock = async (settings: Settings, events: EventStore): Promise<Clock> => {
  if (settings.startAt === undefined) return new RealClock(settings.acceptClock);
  const { recordedAt } = await events.head();
  if (recordedAt !== undefined && settings.startAt < recordedAt) {
    throw new WrongSetting(`--now (PENATAAN_NOW): not before the newest event, recorded at ${recordedAt}`);
  }
  return new MovableClock(settings.startAt, settings.acceptClock);
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

const openKeyring = async (dataDir: string, masterKey: Buffer): Promise<Keyring> => {
  const file = join(dataDir, KEYRING_FILE);
  try {
    return await openSqliteKeyring({ file, masterKey });
  } catch (fault) {
    if (fault instanceof StoreFault && isDamage(fault.errcode)) throw apart('damaged-keyring', dataDir);
    if (!(fault instanceof MasterKeyMismatch)) throw fault;
    throw new WrongSetting(`PENATAAN_MASTER_KEY: the key under which ${file} was made, which this is not`);
  }
};

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

/** The log, and what is said where it is damaged or lost. */
const openLog = async ({ dataDir, namespace }: Settings): Promise<EventStore> => {
  const { log, keyring } = filesIn(dataDir);
  if (keyring && !log) throw apart('lost-log', dataDir);
  try {
    return await openSqliteEventStore({ file: join(dataDir, EVENTS_FILE), namespace });
  } catch (fault) {
    if (fault instanceof StoreFault && isDamage(fault.errcode)) throw apart('damaged-log', dataDir);
    throw fault;
  }
};

type Kept = { readonly events: EventStore; readonly log: LogId };

const keyringOf = async ({ dataDir }: Settings, masterKey: Buffer, { events, log }: Kept): Promise<Keyring> => {
  const keyring = await openKeyring(dataDir, masterKey);
  try {
    await checkKeyring({ events, keyring, log }, dataDir);
    return keyring;
  } catch (fault) {
    await keyring.close();
    throw fault;
  }
};

/** Lets the keyring say now and then, and at the end, how far the log has come; then closes it. */
const followedBy = (keyring: Keyring, kept: Kept): (() => Promise<void>) => {
  const say = async (): Promise<void> => keepUp({ ...kept, keyring }).catch(() => undefined);
  const timer = setInterval(() => void say(), KEEP_UP_MS).unref();
  return async () => {
    clearInterval(timer);
    await say();
    await keyring.close();
  };
};

const viewsOf = async ({ dataDir }: Settings, { events, log }: Kept, logger: Logger): Promise<ViewStore> => {
  const views = await openSqliteViewStore({ file: join(dataDir, VIEWS_FILE) });
  if (!(await viewsFit(events, views, log))) {
    logger.warn('views are of another log or ahead of this one: they are built anew');
    await views.clear();
  }
  await views.own(log);
  return views;
};

const openIn = async (settings: Settings, opened: Opened, logger: Logger): Promise<World> => {
  const { dataDir, timezone: zone } = settings;
  await makeDirectory(dataDir);
  await opened.with(lockFor(dataDir), async (lock) => lock.release());
  const events = await opened.with(openLog(settings), closeIt);
  if (!filesIn(dataDir).keyring && (await hasSealed(events))) throw apart('lost-keyring', dataDir);
  const masterKey = await openMasterKey(dataDir, settings.masterKey);
  const clock = await openClock(settings, events);
  const kept = { events, log: await identify(events, { clock, zone }) };
  const keyring = await keyringOf(settings, masterKey, kept);
  await opened.with(Promise.resolve(), followedBy(keyring, kept));
  const viewStore = await opened.with(viewsOf(settings, kept, logger), closeIt);
  const handler = new Handler({ store: events, clock, zone, eventId: eventIdOf });
  await handler.start();
  const projectors: Projector[] = [];
  for (const projection of catalogue) {
    const starting = startProjector(projection, { events, viewStore, report: reportTo(logger) });
    projectors.push(await opened.with(starting, async (one) => one.stop()));
  }
  await settle(projectors, events, logger);
  const tokens = new TokenCheck(tokenKey(masterKey));
  const views = new Views(viewStore, projectors);
  return { settings, events, viewStore, keyring, clock, handler, views, tokens, close: async () => opened.close() };
};

const closeIt = async (store: { close(): Promise<void> }): Promise<void> => store.close();

/** Opens the embedded stores of a data directory for its one writing process; leaves nothing open where it fails. */
export const openWorld = async (settings: Settings, logger: Logger = serverLog()): Promise<World> => {
  const opened = new Opened();
  try {
    return await openIn(settings, opened, logger);
  } catch (fault) {
    await opened.close();
    throw fault;
  }
};
