import type { Position, RecordedEvent, StreamName } from '../../kernel/ports/event-store.js';
import { NoSuchPlace, type Reads } from './reads.js';
import { commitOf } from './stored.js';

/** Events read at a time, ours and others'. */
const PAGE = { least: 32, most: 500 } as const;

/** The events of a stream from a revision on. */
export const streamFrom = async (
  reads: Reads,
  stream: StreamName,
  from: number,
  ms: number,
): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await reads.stream(stream, from + events.length, { count: PAGE.most, ms });
    events.push(...page);
    if (page.length < PAGE.most) return events;
  }
};

/** At most so many events of ours after a place; on a server with other cities more is read than comes of it. */
export const logAfter = async (
  reads: Reads,
  after: Position,
  limit: number,
  ms: number,
): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  let from = commitOf(after);
  while (events.length < limit) {
    const count = Math.max(PAGE.least, Math.min(PAGE.most, limit - events.length + 1));
    const page = await reads.forwards(from, count, ms).catch(noPlace);
    const fresh = page.filter(({ commit }) => commit > from);
    events.push(...fresh.flatMap(({ own }) => own ?? []));
    from = page.at(-1)?.commit ?? from;
    if (page.length < count) break;
  }
  return events.slice(0, limit);
};

/** The event of ours that stands at a place, if one does. */
export const eventAt = async (reads: Reads, position: Position, ms: number): Promise<RecordedEvent | undefined> => {
  const page = await reads.forwards(commitOf(position), 1, ms).catch((error: unknown) => {
    if (error instanceof NoSuchPlace) return [];
    throw error;
  });
  return page.find(({ own }) => own?.position === position)?.own;
};

const noPlace = (error: unknown): never => {
  throw error instanceof NoSuchPlace ? new RangeError('no such position') : error;
};
