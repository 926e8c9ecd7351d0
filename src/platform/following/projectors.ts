import type { EventStore } from '../../kernel/ports/event-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';
import type { ViewName, ViewStore } from '../../kernel/ports/view-store.js';
import type { Logger } from 'pino';
import type { Report } from '../process/log.js';
import { Projector } from './projector.js';
import { isBlank } from './together.js';

export type ProjectorStores = { readonly events: EventStore; readonly viewStore: ViewStore; readonly report: Report };

const A_DAY_MS = 86_400_000;
/** How long a start waits for views that are begun anew: a small city is whole by then. */
const SETTLING_MS = 2_000;

const ofVersion = (view: ViewName, first: ViewName): boolean => view === first || view.startsWith(`${first}.`);

/** A view of a new version serves, in name too, once it holds what the log held when it was begun. */
const serveWhenCaughtUp = async (projector: Projector, stores: ProjectorStores): Promise<void> => {
  const { position } = await stores.events.head();
  if (await projector.waitFor(position, A_DAY_MS))
    await stores.viewStore.serve(projector.projection.name, projector.view);
};

/** Starts what keeps a projection's view up: the one that serves, or a first one of this version. */
export const startProjector = async (projection: AnyProjection, stores: ProjectorStores): Promise<Projector> => {
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

/** Waits a little for views that are begun anew, and says which, where there was anything to tell. */
export const settle = async (projectors: readonly Projector[], events: EventStore, logger: Logger): Promise<void> => {
  const { position } = await events.head();
  const anew = projectors.filter(({ building }) => building);
  const views = anew.map(({ view }) => view);
  if (views.length > 0 && !(await isBlank(events))) logger.warn({ views }, 'views are built anew from the log');
  await Promise.all(anew.map(async (one) => one.waitFor(position, SETTLING_MS)));
};
