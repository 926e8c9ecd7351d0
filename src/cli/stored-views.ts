import type { EventStore, Position } from '../kernel/ports/event-store.js';
import type { AnyProjection } from '../kernel/views/projection.js';
import type { ViewName, ViewStore } from '../kernel/ports/view-store.js';
import { firstViewOf } from '../platform/following/view-names.js';

/** The stored view that serves under a projection's name. */
export const servingView = async (views: ViewStore, projection: AnyProjection): Promise<ViewName> =>
  (await views.serving(projection.name)) ?? firstViewOf(projection);

/** Not a view: where a policy is in the log. */
export const isPlaceOfPolicy = (view: ViewName): boolean => view.startsWith('policy-');

/** A name beside those that are stored. */
export const freshViewOf = (projection: AnyProjection, stored: readonly ViewName[]): ViewName => {
  let number = 2;
  while (stored.includes(`${firstViewOf(projection)}.${number}`)) number += 1;
  return `${firstViewOf(projection)}.${number}`;
};

const PAGE = 1_000;

/** How many events that concern a view come after a position. */
export const eventsBehind = async (
  events: EventStore,
  projection: AnyProjection,
  position: Position,
): Promise<number> => {
  let [after, behind] = [position, 0];
  for (;;) {
    const page = await events.readAll(after, PAGE);
    const last = page.at(-1);
    if (!last) return behind;
    behind += page.filter(({ type }) => projection.handles.has(type)).length;
    after = last.position;
  }
};
