import { randomUUID } from 'node:crypto';
import { parseCalendarDate } from '../../src/kernel/words/calendar-date.js';
import {
  type Appended,
  type EventBatch,
  type EventStore,
  type NewEvent,
  type Position,
  type RecordedEvent,
  streamName,
  type StreamName,
} from '../../src/kernel/ports/event-store.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { JsonObject } from '../../src/kernel/words/json.js';

/** What a contract is run against: a store of its own, empty at first. */
export type OpenedStore = {
  readonly store: EventStore;
  /** Closes the store and opens it anew on what it kept. */
  reopen(): Promise<EventStore>;
  /** Closes the store and removes what it kept. */
  close(): Promise<void>;
};

export type OpenStore = () => Promise<OpenedStore>;

const DAY = parseCalendarDate('2026-02-03');

export const event = (data: JsonObject = {}, type = 'PracticeObserved'): NewEvent => ({
  id: asId(randomUUID()),
  type,
  data,
  meta: {
    recordedAt: '2026-02-03T04:05:06.789Z',
    recordedOn: DAY ?? asId('2026-02-03'),
    actor: 'staff:1',
    commandId: asId(randomUUID()),
    $correlationId: 'c1',
    $causationId: 'c0',
    schemaVersion: 1,
  },
});

export const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => event({ n }));

export const someStream = (category = 'career'): StreamName => streamName(category, randomUUID());

/** The answer of an append that has to succeed. */
export const appended = (answer: Appended): Extract<Appended, { kind: 'appended' }> => {
  if (answer.kind !== 'appended') throw new Error(`not appended: ${JSON.stringify(answer)}`);
  return answer;
};

export type Heard = { readonly events: RecordedEvent[]; readonly batches: EventBatch[] };

export type Until = (heard: Heard) => boolean;

/** Without a batch. */
const LIMIT_MS = 20_000;

/** What a subscriber hears until it has heard enough; a store that stays silent fails instead of hanging. */
export const hear = async (store: EventStore, after: Position, until: Until): Promise<Heard> => {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), LIMIT_MS);
  const heard: Heard = { events: [], batches: [] };
  const enough: Until = (sofar) => {
    limit.refresh();
    return until(sofar);
  };
  await hearInto(heard, store.subscribe(after, stop.signal), enough).finally(() => clearTimeout(limit));
  if (!until(heard)) throw new Error(`heard ${heard.events.length} events, then nothing more`);
  return heard;
};

const hearInto = async (heard: Heard, batches: AsyncIterable<EventBatch>, until: Until): Promise<void> => {
  for await (const batch of batches) {
    heard.batches.push(batch);
    heard.events.push(...batch.events);
    if (until(heard)) return;
  }
};

export const caughtUp: Until = ({ batches }) => batches.at(-1)?.caughtUp === true;

export const count =
  (wanted: number): Until =>
  ({ events: { length } }) =>
    length >= wanted;
