import { catalogue } from '../projections/catalogue.js';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { masterKeyFile } from './adapters/master-key.js';
import { openSqliteEventStore } from './adapters/sqlite.event-store.js';
import { openSqliteKeyring } from './adapters/sqlite.keyring.js';
import { lockDataDirectory } from './adapters/sqlite.lock.js';
import { openSqliteViewStore } from './adapters/sqlite.view-store.js';
import type { EventStore } from './kernel/event-store.js';
import { Handler } from './kernel/handle.js';
import type { Keyring } from './kernel/keyring.js';
import type { ViewStore } from './kernel/view-store.js';
import { MovableClock, RealClock } from './platform/clocks.js';
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

/** Another process writes to this data directory. */
export class DataDirectoryInUse extends Error {}

const openClock = async (settings: Settings, events: EventStore): Promise<Clock> => {
  if (settings.startAt === undefined) return new RealClock();
  const { recordedAt } = await events.head();
  if (recordedAt !== undefined && settings.startAt < recordedAt) {
    throw new WrongSetting(`--now (PENATAAN_NOW): not before the newest event, recorded at ${recordedAt}`);
  }
  return new MovableClock(settings.startAt);
};

const openMasterKey = async (dataDir: string, given: string | undefined): Promise<Buffer> => {
  const found = await masterKeyFile(dataDir, given);
  if (found.kind === 'key') return found.key;
  throw new WrongSetting(`PENATAAN_MASTER_KEY: base64 of 32 bytes, which ${found.source} is not`);
};

const startProjectors = async (events: EventStore, viewStore: ViewStore): Promise<Projector[]> => {
  const projectors: Projector[] = [];
  for (const projection of catalogue) {
    const stored = `${projection.name}.${projection.version}`;
    const serving = await viewStore.serving(projection.name);
    const view = serving?.startsWith(stored) === true ? serving : stored;
    const projector = new Projector(projection, { events, views: viewStore }, view);
    await projector.start();
    if (view !== serving) await viewStore.serve(projection.name, view);
    projectors.push(projector);
  }
  return projectors;
};

/** Opens the embedded stores of a data directory for its one writing process. */
export const openWorld = async (settings: Settings): Promise<World> => {
  const { dataDir, namespace, timezone: zone } = settings;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDataDirectory(dataDir);
  if (lock.kind === 'locked') throw new DataDirectoryInUse(`${dataDir} is in use by another server`);
  const masterKey = await openMasterKey(dataDir, settings.masterKey);
  const keyring = await openSqliteKeyring({ file: join(dataDir, 'keyring.sqlite'), masterKey });
  const events = await openSqliteEventStore({ file: join(dataDir, 'events.sqlite'), namespace });
  const clock = await openClock(settings, events);
  const viewStore = await openSqliteViewStore({ file: join(dataDir, 'views.sqlite') });
  const handler = new Handler({ store: events, clock, zone, eventId: eventIdOf });
  await handler.start();
  const projectors = await startProjectors(events, viewStore);
  const close = async (): Promise<void> => {
    await Promise.all(projectors.map(async (projector) => projector.stop()));
    await events.close();
    await viewStore.close();
    await keyring.close();
    await lock.release();
  };
  const tokens = new TokenCheck(tokenKey(masterKey));
  return {
    settings,
    events,
    viewStore,
    keyring,
    clock,
    handler,
    views: new Views(viewStore, projectors),
    tokens,
    close,
  };
};
