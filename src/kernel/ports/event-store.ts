import type { Brand } from '../words/brand.js';
import type { CalendarDate } from '../words/calendar-date.js';
import type { CommandId, EventId } from '../words/ids.js';
import type { JsonObject } from '../words/json.js';

/** A place in the whole log: 20 digits, ordered as strings. Opaque to clients. */
export type Position = Brand<string, 'Position'>;

/** `<category>-<id>`; the adapter puts its namespace before it. */
export type StreamName = Brand<string, 'StreamName'>;

export const START = '00000000000000000000' as Position;

export const positionOf = (n: number): Position => String(n).padStart(20, '0') as Position;

export const streamName = (category: string, id: string): StreamName => `${category}-${id}` as StreamName;

/** What the recorder says of an event: who, when, by which request. Never a name, NIP or free text. */
export type EventMetadata = {
  /** RFC 3339, UTC; never falls along the log. */
  readonly recordedAt: string;
  /** The day of `recordedAt` in the zone that was configured then. */
  readonly recordedOn: CalendarDate;
  readonly actor: string;
  readonly commandId: CommandId;
  /** SHA-256 of what was asked, keyed; tells a re-send from another request under the same key. */
  readonly requestHash?: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly schemaVersion: number;
};

export type NewEvent = {
  readonly id: EventId;
  readonly type: string;
  readonly data: JsonObject;
  readonly meta: EventMetadata;
};

export type RecordedEvent = NewEvent & {
  readonly stream: StreamName;
  /** 0 for the first event of a stream. */
  readonly revision: number;
  readonly position: Position;
};

/** A place in a log, and which event stands there: another log, or another history of this one, has another. */
export type LogMark = { readonly position: Position; readonly event: EventId };

/** `none`: the stream must not exist yet; a number: the revision of its last event. */
export type ExpectedRevision = 'none' | number;

export type Appended =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: Position }
  /** The stream's last revision, -1 where there is none. */
  | { readonly kind: 'conflict'; readonly actual: number };

export type EventBatch = {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here has been handed over, whether or not it was in `events`. */
  readonly position: Position;
  /** True once the subscriber has seen all that the log held. */
  readonly caughtUp: boolean;
};

/** An append that the store never takes, however often it is sent. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';

  constructor(
    readonly bytes: number,
    readonly most: number,
  ) {
    super(`an append of ${bytes} bytes, of ${most} at most`);
  }
}

/**
 * The log. Several events of one append are stored all or none; an answered append is durable.
 * A re-send of the same event ids at the same expected revision is answered as the first time.
 */
export interface EventStore {
  /** Whether other processes may append to it meanwhile. */
  readonly shared: boolean;
  append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
  /** The events of one stream from a revision on, in order. */
  read(stream: StreamName, from: number): Promise<readonly RecordedEvent[]>;
  /** At most `limit` events after a position, in the log's order. */
  readAll(after: Position, limit: number): Promise<readonly RecordedEvent[]>;
  /** The event that stands at a position; undefined where none does. */
  at(position: Position): Promise<RecordedEvent | undefined>;
  /** Batches from `after` on, then live, without gap or duplicate, until `signal` aborts. */
  subscribe(after: Position, signal: AbortSignal): AsyncIterable<EventBatch>;
  /** The position of the last event that was answered as appended, and when it was recorded. */
  head(): Promise<{ readonly position: Position; readonly recordedAt: string | undefined }>;
  /** Throws a StoreFault where the store cannot do its work. */
  check(): Promise<void>;
  close(): Promise<void>;
}
