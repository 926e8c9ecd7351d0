import type { Logger } from 'pino';
import type { EventStore } from '../../kernel/ports/event-store.js';
import type { FollowedView } from './projector-health.js';
import { isBlank } from './together.js';

/** How long a start waits for views that are begun anew: a small city is whole by then. */
const SETTLING_MS = 2_000;

/** Waits a little for views that are begun anew, and says which, where there was anything to tell. */
export const settle = async (followed: readonly FollowedView[], events: EventStore, logger: Logger): Promise<void> => {
  const { position } = await events.head();
  const anew = followed.filter(({ building }) => building);
  const views = anew.map(({ view }) => view);
  if (views.length > 0 && !(await isBlank(events))) logger.warn({ views }, 'views are built anew from the log');
  await Promise.all(anew.map(async (one) => one.waitFor(position, SETTLING_MS)));
};
