import { type EventStore, type Position, type RecordedEvent } from '../kernel/ports/event-store.js';
import { MOVING } from '../kernel/ports/log-moving.js';
import type { ReadEntry } from './export-reader.js';

const PAGE = 500;

/** The facts of a log after a position, page by page, without those that say how it came here. */
export async function* factPages(
  events: EventStore,
  after: Position,
  upTo?: Position,
): AsyncGenerator<readonly RecordedEvent[]> {
  let from = after;
  for (;;) {
    const page = await events.readAll(from, PAGE);
    const due = upTo === undefined ? page : page.filter(({ position }) => position <= upTo);
    if (due.length > 0) yield due.filter(({ stream }) => stream !== MOVING);
    const last = page.at(-1);
    if (!last || due.length < page.length) return;
    from = last.position;
  }
}

/** As `factPages`, one by one. */
export async function* factsAfter(events: EventStore, after: Position): AsyncGenerator<RecordedEvent> {
  for await (const page of factPages(events, after)) yield* page;
}

/** The facts of an export. */
export async function* factsIn(entries: AsyncIterable<readonly ReadEntry[]>): AsyncGenerator<RecordedEvent> {
  for await (const some of entries) {
    yield* some.flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []));
  }
}
