import { openStores, type Stores } from './stores/open-stores.js';
import { catalogue } from '../projections/catalogue.js';
import type { Logger } from 'pino';
import type { EventStore } from './kernel/ports/event-store.js';
import { Handler } from './kernel/facts/handle.js';
import type { Keyring } from './kernel/ports/keyring.js';
import type { LogId } from './kernel/words/ids.js';
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

const openClock = async (settings: Settings, events: EventStore): Promise<Clock> => {
  if (settings.startAt === undefined) return new RealClock(settings.acceptClock);
  const { recordedAt } = await events.head();
  if (recordedAt !== undefined && settings.startAt < recordedAt) {
    throw new WrongSetting(`--now (PENATAAN_NOW): not before the newest event, recorded at ${recordedAt}`);
  }
  return new MovableClock(settings.startAt, settings.acceptClock);
};

type Kept = { readonly events: EventStore; readonly log: LogId };

/** The keyring says now and then, and at the end, how far the log has come. */
const keyringOf = async (stores: Stores, masterKey: Buffer, { kept, dataDir }: { kept: Kept; dataDir: string }) => {
  const keyring = await stores.keyring(masterKey);
  await checkKeyring({ ...kept, keyring }, dataDir);
  const say = async (): Promise<void> => keepUp({ ...kept, keyring }).catch(() => undefined);
  const timer = setInterval(() => void say(), KEEP_UP_MS).unref();
  stores.closing(async () => {
    clearInterval(timer);
    await say();
  });
  return keyring;
};

const viewsOf = async (stores: Stores, { events, log }: Kept, logger: Logger): Promise<ViewStore> => {
  const views = await stores.views();
  if (!(await viewsFit(events, views, log))) {
    logger.warn('views are of another log or ahead of this one: they are built anew');
    await views.clear();
  }
  await views.own(log);
  return views;
};

const projectorsOf = async (
  stores: Stores,
  { events, viewStore, logger }: Pick<World, 'events' | 'viewStore'> & { readonly logger: Logger },
): Promise<Projector[]> => {
  const projectors: Projector[] = [];
  for (const projection of catalogue) {
    const projector = await startProjector(projection, { events, viewStore, report: reportTo(logger) });
    stores.closing(async () => projector.stop());
    projectors.push(projector);
  }
  await settle(projectors, events, logger);
  return projectors;
};

const openIn = async (settings: Settings, stores: Stores, logger: Logger): Promise<World> => {
  const { dataDir, timezone: zone } = settings;
  await stores.makeDirectory();
  await stores.lock();
  const events = await stores.log();
  if (!stores.files.keyring && (await hasSealed(events))) throw apart('lost-keyring', dataDir);
  const masterKey = await stores.masterKey();
  const clock = await openClock(settings, events);
  const kept = { events, log: await identify(events, { clock, zone }) };
  const keyring = await keyringOf(stores, masterKey, { kept, dataDir });
  const viewStore = await viewsOf(stores, kept, logger);
  const handler = new Handler({ store: events, clock, zone, eventId: eventIdOf });
  await handler.start();
  const views = new Views(viewStore, await projectorsOf(stores, { events, viewStore, logger }));
  const tokens = new TokenCheck(tokenKey(masterKey));
  return { settings, events, viewStore, keyring, clock, handler, views, tokens, close: async () => stores.close() };
};

/** Opens the stores of a city for its one writing process; leaves nothing open where it fails. */
export const openWorld = async (settings: Settings, logger: Logger = serverLog()): Promise<World> => {
  const stores = openStores(settings);
  try {
    return await openIn(settings, stores, logger);
  } catch (fault) {
    await stores.close();
    throw fault;
  }
};
