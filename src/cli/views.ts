import { catalogue } from '../../projections/catalogue.js';
import { readSettings } from '../config.js';
import type { AnyProjection } from '../kernel/views/projection.js';
import type { ViewName, ViewStore } from '../kernel/ports/view-store.js';
import { CommandFault } from './command-fault.js';
import { type City, reading, writing } from './city.js';
import { progressBar } from './progress-bar.js';
import { Refold } from './refold.js';
import { firstViewOf, isOfVersion } from '../platform/following/view-names.js';
import { eventsBehind, freshViewOf, isPlaceOfPolicy, servingView } from './stored-views.js';

type Flags = Readonly<Record<string, string | undefined>>;

const projectionOf = (name: string): AnyProjection => {
  const found = catalogue.find((one) => one.name === name);
  if (found) return found;
  throw new CommandFault(`no view ${name}; there are ${catalogue.map((one) => one.name).join(', ')}`);
};

/** Builds a view anew beside the one that serves, switches to it, and drops the old one, unless it may be read still. */
export const rebuildView = async (
  { events, views, alone }: City,
  projection: AnyProjection,
  show: (done: number, total: number) => void,
): Promise<ViewName> => {
  const old = await servingView(views, projection);
  const view = freshViewOf(projection, await views.views());
  const { position } = await events.head();
  const refold = await Refold.start({ events, views, projection, view });
  try {
    await refold.upTo(position, (read) => show(Number(read), Number(position)));
  } catch (fault) {
    await views.drop(view);
    throw fault;
  }
  await views.serve(projection.name, view);
  if (alone) await views.drop(old);
  return view;
};

export const rebuild = async (name: string, flags: Flags): Promise<void> => {
  const projection = projectionOf(name);
  const settings = readSettings(flags);
  const show = progressBar(`rebuilding ${name}`);
  const view = await writing(settings, async (city) => rebuildView(city, projection, show));
  process.stdout.write(`${name} was built anew: ${view} serves now\n`);
};

const ownerOf = (view: ViewName): AnyProjection | undefined =>
  catalogue.find((projection) => isOfVersion(view, projection));

const lineOf = async ({ events, views }: City, view: ViewName): Promise<string> => {
  const owner = ownerOf(view);
  const state = await views.state(view);
  if (!owner || !state) return `${view}: of another version`;
  const serves = (await servingView(views, owner)) === view ? 'serves' : 'beside';
  return `${view}: ${serves}, ${await eventsBehind(events, owner, state.position)} events behind`;
};

export const list = async (flags: Flags): Promise<void> => {
  await reading(readSettings(flags), async (city) => {
    const stored = await city.views.views();
    for (const view of stored.filter((one) => !isPlaceOfPolicy(one))) {
      process.stdout.write(`${await lineOf(city, view)}\n`);
    }
  });
};

/** Drops every stored view but those that serve and those that this version builds; the names of the dropped. */
export const pruneViews = async (
  views: ViewStore,
  projections: readonly AnyProjection[],
): Promise<readonly ViewName[]> => {
  const kept = new Set<ViewName>();
  for (const projection of projections) {
    const serving = await servingView(views, projection);
    kept.add(serving);
    if (!isOfVersion(serving, projection)) kept.add(firstViewOf(projection));
  }
  const dropped = (await views.views()).filter((view) => !kept.has(view) && !isPlaceOfPolicy(view));
  for (const view of dropped) await views.drop(view);
  return dropped;
};

export const prune = async (flags: Flags): Promise<void> => {
  const settings = readSettings(flags);
  const dropped = await writing(settings, async ({ views }) => pruneViews(views, catalogue));
  process.stdout.write(dropped.length === 0 ? 'nothing to drop\n' : `dropped ${dropped.join(', ')}\n`);
};
