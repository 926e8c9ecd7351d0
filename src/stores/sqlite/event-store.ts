import {
  type Appended,
  type EventBatch,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  positionOf,
  type RecordedEvent,
  type StreamName,
} from '../../kernel/ports/event-store.js';
import { eventsOf, storedOf } from './log-events.js';
import { AppendQueue } from './log-queue.js';
import { LogTail, type LogEnd } from './log-tail.js';
import type { AppendBatch, AppendResult } from './log-writer.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { LogWatch } from './log-watch.js';
import { SqliteThread } from './thread.js';

export type SqliteEventStoreOptions = {
  readonly file: string;
  /** Goes before every stream's name in the file; a file holds one namespace. */
  readonly namespace: string;
  /** Reads beside the process that writes; makes no file, and an append is a fault. */
  readonly readOnly?: boolean;
};

const PAGE = { events: 1_000, chars: 4 * 1024 * 1024 } as const;

/** Opens the log of one SQLite file. One process may write to it: hold the directory's lock. */
export const openSqliteEventStore = async (options: SqliteEventStoreOptions): Promise<EventStore> => {
  const { file, namespace, readOnly = false } = options;
  const writer = readOnly
    ? undefined
    : await SqliteThread.start({ service: 'log-writer', options: { file, namespace, readOnly } });
  try {
    const reader = await SqliteThread.start({
      service: 'log-reader',
      options: { file, namespace, readOnly: true },
    });
    const end = writer ? new LogTail((await reader.call('head')).position) : new LogWatch(reader);
    return new SqliteEventStore(reader, end, writer);
  } catch (fault) {
    await writer?.close();
    throw fault;
  }
};

class SqliteEventStore implements EventStore {
  readonly shared = false;
  private readonly queue: AppendQueue | undefined;

  constructor(
    private readonly reader: SqliteThread<'log-reader'>,
    private readonly end: LogTail | LogWatch,
    private readonly writer: SqliteThread<'log-writer'> | undefined,
  ) {
    const told = { crashed: (fault: Error) => end.end(fault), back: () => void this.goOn().catch(() => undefined) };
    for (const thread of [reader, writer]) thread?.watch(told);
    if (writer && end instanceof LogTail) this.queue = new AppendQueue((batch) => committed(writer, batch), end);
  }

  append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (!this.queue) return Promise.reject(new Error('the log is open for reading only'));
    if (events.length === 0) return Promise.reject(new RangeError('an append needs an event'));
    try {
      return this.queue.append(stream, expected, events.map(storedOf));
    } catch (fault) {
      return Promise.reject(fault);
    }
  }

  async read(stream: StreamName, from: number): Promise<readonly RecordedEvent[]> {
    return gather(from, Infinity, (next) => this.reader.call('streamPage', stream, next, PAGE));
  }

  async readAll(after: Position, limit: number): Promise<readonly RecordedEvent[]> {
    return gather(Number(after), limit, (next, events) => this.reader.call('page', next, { ...PAGE, events }));
  }

  async at(position: Position): Promise<RecordedEvent | undefined> {
    const [event] = await this.readAll(positionOf(Number(position) - 1), 1);
    return event?.position === position ? event : undefined;
  }

  subscribe(after: Position, signal: AbortSignal): AsyncIterable<EventBatch> {
    const page = async (next: number): Promise<RecordedEvent[]> => eventsOf(await this.reader.call('page', next, PAGE));
    return follow(this.end, page, Number(after), signal);
  }

  async head(): Promise<{ position: Position; recordedAt: string | undefined }> {
    const known = this.end instanceof LogTail && this.end.ended === false ? this.end.newest : undefined;
    const { position, recordedAt } = known ?? (await this.reader.call('head'));
    return { position: positionOf(position), recordedAt: recordedAt ?? undefined };
  }

  async check(): Promise<void> {
    for (const thread of [this.reader, this.writer]) thread?.mustBeWhole();
    await this.reader.call('head');
    await this.writer?.call('check');
  }

  /** What an append that failed with its thread has stored all the same is read off the file. */
  private async goOn(): Promise<void> {
    const { position } = await this.reader.call('head');
    if (this.reader.running && this.writer?.running !== false) this.end.goOn(position);
  }

  async close(): Promise<void> {
    this.end.end(true);
    // The last to close moves the write-ahead log into the file, and only the writer may.
    await this.reader.close();
    await this.writer?.close();
  }
}

const committed = async (writer: SqliteThread<'log-writer'>, batch: AppendBatch): Promise<AppendResult[]> => {
  const results = await writer.call('append', batch);
  for (const result of results) {
    if (result.kind === 'fault') writer.note(new StoreFault(result.message, result.errcode));
  }
  return results;
};

/** Pages until one is empty: a page may be cut short by its size. */
const gather = async (
  from: number,
  limit: number,
  page: (next: number, events: number) => Promise<string>,
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  while (events.length < limit) {
    const more = eventsOf(await page(from + events.length, Math.min(PAGE.events, limit - events.length)));
    if (more.length === 0) break;
    for (const event of more) events.push(event);
  }
  return events;
};

/** Nothing is kept for a subscriber that is slow: it finds its next events in the tail, or else on the disk. */
async function* follow(
  end: LogEnd,
  page: (next: number) => Promise<RecordedEvent[]>,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<EventBatch> {
  let [at, caughtUp] = [after, false];
  while (!signal.aborted && end.ended !== true) {
    if (end.ended) throw end.ended;
    const events = end.recent(at, PAGE.events) ?? (await page(at));
    if (signal.aborted) return;
    if (events.length === 0 && caughtUp) {
      await end.moved(at, signal);
      continue;
    }
    at += events.length;
    caughtUp = await end.reached(at);
    yield { events, position: positionOf(at), caughtUp };
  }
}
