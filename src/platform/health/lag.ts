import type { EventStore, Position } from '../../kernel/ports/event-store.js';

/** More than so many are not counted where they have to be read for it. */
const MOST_COUNTED = 1_000;

/** How many events of the log come after a position that something has reached; of a shared log no more than 1,000. */
export const lagBehind = async (events: EventStore, head: Position, reached: Position): Promise<number> => {
  if (reached >= head) return 0;
  if (!events.shared) return Number(BigInt(head) - BigInt(reached));
  return (await events.readAll(reached, MOST_COUNTED).catch(() => [])).length;
};
