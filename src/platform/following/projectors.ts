import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '../../kernel/ports/event-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';
import type { Logger } from 'pino';
import type { Report } from '../process/log.js';
import type { FollowedView } from './projector-health.js';
import { Projector } from './projector.js';
import { isBlank } from './together.js';
import { firstViewOf, isOfVersion } from './view-names.js';

export type ProjectorStores = {
  readonly events: EventStore;
  readonly viewStore: ViewStore;
  readonly report: Report;
  /** As `ProjectorParts` has it. */
  readonly watched?: boolean;
};

const A_DAY_MS = 86_400_000;
const AGAIN_MS = 1_000;
/** How long a start waits for views that are begun anew: a small city is whole by then. */
const SETTLING_MS = 2_000;

/** A view of a new version serves, in name too, once it holds what the log held when it was begun. */
const serveWhenCaughtUp = async (projector: Projector, { events, viewStore }: ProjectorStores): Promise<boolean> => {
  const { position } = await events.head();
  const isWhole = await projector.waitFor(position, A_DAY_MS);
  if (isWhole) await viewStore.serve(projector.name, projector.view);
  return isWhole;
};

/** Those who only read the view know by nothing else that it is whole: it is said until it is heard. */
const serveAtLast = async (projector: Projector, stores: ProjectorStores): Promise<void> => {
  while (!projector.stopped) {
    if (await serveWhenCaughtUp(projector, stores).catch(() => false)) return;
    await pause(AGAIN_MS, undefined, { ref: false });
  }
};

/** Starts what keeps a projection's view up: the one that serves, or a first one of this version. */
export const startProjector = async (projection: AnyProjection, stores: ProjectorStores): Promise<Projector> => {
  const { events, viewStore, report, watched = false } = stores;
  const serving = await viewStore.serving(projection.name);
  const view = serving !== undefined && isOfVersion(serving, projection) ? serving : firstViewOf(projection);
  const projector = new Projector(projection, { events, views: viewStore, report, watched }, view);
  await projector.start();
  if (view !== serving) void serveAtLast(projector, stores);
  return projector;
};

/** Waits a little for views that are begun anew, and says which, where there was anything to tell. */
export const settle = async (followed: readonly FollowedView[], events: EventStore, logger: Logger): Promise<void> => {
  const { position } = await events.head();
  const anew = followed.filter(({ building }) => building);
  const views = anew.map(({ view }) => view);
  if (views.length > 0 && !(await isBlank(events))) logger.warn({ views }, 'views are built anew from the log');
  await Promise.all(anew.map(async (one) => one.waitFor(position, SETTLING_MS)));
};
