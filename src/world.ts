import { openStores, type Stores } from './stores/open-stores.js';
import { catalogue } from '../projections/catalogue.js';
import type { Logger } from 'pino';
import type { EventStore } from './kernel/ports/event-store.js';
import { Handler } from './kernel/facts/handle.js';
import type { BallotBox } from './kernel/ports/ballot-box.js';
import type { Leases } from './kernel/ports/leases.js';
import type { Keyring } from './kernel/ports/keyring.js';
import type { LogId } from './kernel/words/ids.js';
import type { ViewStore } from './kernel/ports/view-store.js';
import { MovableClock, RealClock } from './platform/process/clocks.js';
import { keysSince } from './platform/ports/keys-apart.js';
import { movedOf } from './platform/ports/log-moving.js';
import { identify } from './platform/ports/log-identity.js';
import { type Report, reportTo, serverLog } from './platform/process/log.js';
import type { Clock } from './platform/ports/ports.js';
import type { Projector } from './platform/following/projector.js';
import { settle } from './platform/following/projectors.js';
import { KeptView } from './platform/following/kept-view.js';
import { Others } from './platform/following/others.js';
import { WatchedView } from './platform/following/watched-view.js';
import { type Settings, WrongSetting } from './platform/process/settings.js';
import { apart, checkKeyring, hasSealed, keepUp, viewsFit } from './platform/following/together.js';
import { tokenKey } from './platform/callers/token-key.js';
import { TokenCheck } from './platform/callers/tokens.js';
import { Views } from './platform/reading/views.js';
import { attemptName, eventIdOf } from './platform/bus/derived-id.js';

/** Everything the application stands on, opened. */
export type World = {
  readonly settings: Settings;
  readonly events: EventStore;
  readonly viewStore: ViewStore;
  readonly keyring: Keyring;
  /** Responses that wait to be counted, in the keyring's store. */
  readonly ballots: BallotBox;
  readonly clock: Clock;
  readonly handler: Handler;
  /** What other processes record. */
  readonly others: Others;
  /** Who keeps up which view; undefined where this process keeps up all. */
  readonly leases: Leases | undefined;
  readonly report: Report;
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

type Opening = { readonly settings: Settings; readonly logger: Logger };
type Kept = { readonly events: EventStore; readonly log: LogId };

/** The keyring says now and then, and at the end, how far the log has come. */
const keyringOf = async (stores: Stores, masterKey: Buffer, { kept, settings }: { kept: Kept; settings: Settings }) => {
  const keyring = await stores.keyring(masterKey);
  await checkKeyring({ ...kept, keyring }, settings);
  const say = async (): Promise<void> => keepUp({ ...kept, keyring }).catch(() => undefined);
  const timer = setInterval(() => void say(), KEEP_UP_MS).unref();
  stores.closing(async () => {
    clearInterval(timer);
    await say();
  });
  // What a moved log left behind is not mistaken for what is sealed since.
  const { nameless } = await movedOf(kept.events);
  return { keyring: keysSince(keyring, nameless), ballots: keyring.ballots };
};

/** What was built from another log is built anew; where others may read it, it is refused instead. */
const viewsOf = async (stores: Stores, { events, log }: Kept, { settings, logger }: Opening): Promise<ViewStore> => {
  const views = await stores.views();
  const owner = await views.owner();
  if (settings.servers.views !== undefined && owner !== undefined && owner !== log) {
    throw new WrongSetting('MONGODB_URL: a database of its own for each city, which this one is not');
  }
  if (settings.role !== 'api' && !(await viewsFit(events, views, log))) {
    logger.warn('views are of another log or ahead of this one: they are built anew');
    await views.clear();
  }
  await views.own(log);
  return views;
};

type Following = Pick<World, 'events' | 'viewStore' | 'report'>;

/** A process that is the only one keeps every view up itself. */
const projectorsOf = async (stores: Stores, { logger }: Opening, following: Following): Promise<Projector[]> => {
  const projectors: Projector[] = [];
  for (const projection of catalogue) {
    const { projector } = await KeptView.start(projection, following);
    stores.closing(async () => projector.stop());
    projectors.push(projector);
  }
  await settle(projectors, following.events, logger);
  return projectors;
};

/** One of several looks how far the views have come, whoever keeps them up. */
const watchedOf = async (stores: Stores, { viewStore }: Following, leases: Leases): Promise<WatchedView[]> => {
  const watched = catalogue.map((projection) => new WatchedView(projection, viewStore, leases));
  for (const view of watched) {
    await view.start();
    stores.closing(async () => view.stop());
  }
  return watched;
};

const othersOf = (stores: Stores, parts: ConstructorParameters<typeof Others>[0]): Others => {
  const others = new Others(parts);
  stores.closing(async () => others.stop());
  return others;
};

const openIn = async (opening: Opening, stores: Stores): Promise<World> => {
  const { settings, logger } = opening;
  const { timezone: zone } = settings;
  const report = reportTo(logger);
  await stores.makeDirectory();
  await stores.lock();
  const events = await stores.log();
  if (!stores.files.keyring && (await hasSealed(events))) throw apart('lost-keyring', settings);
  const masterKey = await stores.masterKey();
  const clock = await openClock(settings, events);
  const kept = { events, log: await identify(events, { clock, zone }) };
  const { keyring, ballots } = await keyringOf(stores, masterKey, { kept, settings });
  const viewStore = await viewsOf(stores, kept, opening);
  const others: Others = othersOf(stores, { events, report, note: (event) => handler.note(event) });
  const overtaken = async (before: number): Promise<void> => others.overtaken(before);
  const several = events.shared ? { overtaken, attempt: attemptName } : {};
  const handler = new Handler({ store: events, clock, zone, eventId: eventIdOf, ...several });
  await others.start();
  await handler.start();
  const leases = await stores.leases();
  const following = { events, viewStore, report };
  const followed = leases ? await watchedOf(stores, following, leases) : await projectorsOf(stores, opening, following);
  const views = new Views(viewStore, followed);
  const tokens = new TokenCheck(tokenKey(masterKey));
  const parts = { settings, events, viewStore, keyring, ballots, clock, handler, others, leases, report };
  return { ...parts, views, tokens, close: async () => stores.close() };
};

/** Opens the stores of a city for a process that serves it; leaves nothing open where it fails. */
export const openWorld = async (settings: Settings, logger: Logger = serverLog()): Promise<World> => {
  const stores = openStores(settings);
  try {
    return await openIn({ settings, logger }, stores);
  } catch (fault) {
    await stores.close();
    throw fault;
  }
};
