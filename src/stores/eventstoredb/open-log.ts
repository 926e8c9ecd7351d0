import type {
  Appended,
  EventBatch,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  RecordedEvent,
  StreamName,
} from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import type { Written } from './appends.js';
import type { Connection } from './connections.js';
import { Following } from './following.js';
import type { Head, Heads } from './heads.js';
import { Inbox } from './inbox.js';
import { eventAt, logAfter, streamFrom } from './paging.js';
import type { Patience } from './patience.js';
import type { Reads } from './reads.js';
import { bytesOf, commitOf, ownOf, positionAt, storedOf } from './stored.js';

export type LogParts = {
  readonly connection: Connection;
  readonly reads: Reads;
  readonly heads: Heads;
  /** Of the names of its streams. */
  readonly prefix: string;
  readonly patience: Patience;
  /** Of the server. */
  readonly version: string;
};

/** The log of one namespace. */
export class OpenLog implements EventStore {
  readonly shared = true;
  readonly version: string;
  private readonly closing = new AbortController();
  /** What is under way is settled before anything is closed. */
  private readonly work = new Set<Promise<unknown>>();

  constructor(
    private readonly parts: LogParts,
    private readonly release: () => Promise<void>,
  ) {
    this.version = parts.version;
  }

  async append(stream: StreamName, expected: ExpectedRevision, newEvents: readonly NewEvent[]): Promise<Appended> {
    if (newEvents.length === 0) throw new RangeError('an append needs an event');
    const events = newEvents.map(storedOf);
    const wanted = { stream: `${this.parts.prefix}${stream}`, expected, events, bytes: bytesOf(events) };
    return this.working(async () => this.answerOf(stream, await this.parts.connection.appends.append(wanted)));
  }

  read(stream: StreamName, from: number): Promise<readonly RecordedEvent[]> {
    const { reads, patience } = this.parts;
    return this.working(() => streamFrom(reads, stream, from, patience.page));
  }

  readAll(after: Position, limit: number): Promise<readonly RecordedEvent[]> {
    const { reads, patience } = this.parts;
    return this.working(() => logAfter(reads, after, limit, patience.page));
  }

  at(position: Position): Promise<RecordedEvent | undefined> {
    const { reads, patience } = this.parts;
    return this.working(() => eventAt(reads, position, patience.page));
  }

  subscribe(after: Position, signal: AbortSignal): AsyncIterable<EventBatch> {
    const { connection, reads, heads, prefix, patience } = this.parts;
    const open = (from: Position, until: AbortSignal): Inbox => {
      const { client } = connection;
      return new Inbox(
        (heard) => client.follow(commitOf(from), prefix, heard),
        (event) => ownOf(event, prefix),
        until,
      );
    };
    const until = AbortSignal.any([signal, this.closing.signal]);
    return new Following(reads, heads, open, patience).batches(after, until);
  }

  head(): Promise<Head> {
    return this.working(() => this.parts.heads.head());
  }

  async check(): Promise<void> {
    const { reads, patience } = this.parts;
    await this.working(() => reads.backwards('end', 1, patience.head));
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.allSettled(this.work);
    await this.release();
  }

  private async answerOf(stream: StreamName, written: Written): Promise<Appended> {
    if (written.kind === 'conflict') return written;
    const { revision, commit } = written;
    if (commit !== undefined) return { kind: 'appended', revision, position: positionAt(commit) };
    const { reads, patience } = this.parts;
    const [event] = await reads.stream(stream, revision, { count: 1, ms: patience.page });
    if (!event) throw new StoreFault('EventStoreDB does not tell where an append stands');
    return { kind: 'appended', revision, position: event.position };
  }

  private async working<T>(what: () => Promise<T>): Promise<T> {
    if (this.closing.signal.aborted) throw new StoreFault('the log is closed');
    const work = what();
    this.work.add(work);
    try {
      return await work;
    } finally {
      this.work.delete(work);
    }
  }
}
