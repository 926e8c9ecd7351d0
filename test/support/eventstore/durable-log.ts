// A stand-in for EventStoreDB. It proves how the adapter deals with a server, never how a server behaves.
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { existsSync, openSync, readFileSync, writeSync } from 'node:fs';

export type Proposed = {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

export type Stored = Proposed & {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** Milliseconds. */
  readonly created: number;
};

/** One append as it lies in the file: whole in one line, or not at all. */
type Line = { readonly end: number; readonly events: readonly StoredText[] };
type StoredText = Omit<Stored, 'data' | 'metadata'> & { readonly data: string; readonly metadata: string };

const RECORD_BYTES = 83;

const asText = (event: Stored): StoredText => ({
  ...event,
  data: Buffer.from(event.data).toString('base64'),
  metadata: Buffer.from(event.metadata).toString('base64'),
});

const asStored = (text: StoredText): Stored => ({
  ...text,
  data: Buffer.from(text.data, 'base64'),
  metadata: Buffer.from(text.metadata, 'base64'),
});

/** The appends of a file that lie there whole. */
export const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** The events of a file, in order: what a server that is killed now has kept. */
export const storedIn = (file: string): readonly Stored[] =>
  linesOf(file).flatMap((line) => (JSON.parse(line) as Line).events.map(asStored));

const systemEvent = (type: string): Proposed => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from('{"$maxAge":2678400}'),
  metadata: new Uint8Array(),
});

/** What a database holds that nobody has written to. */
const FIRST: readonly (readonly [stream: string, type: string])[] = [
  ['$$$stats-0.0.0.0:2113', '$metadata'],
  ['$$$scavenges', '$metadata'],
  ['$users', '$User'],
];

/** Everything that was written, in a file that outlives the process, and what can be asked of it. */
export class DurableLog {
  readonly events: Stored[] = [];
  private readonly streams = new Map<string, Stored[]>();
  private readonly records = new Set<number>([0]);
  private readonly growing = new EventEmitter().setMaxListeners(0);
  private readonly file: number;
  private end = 320;

  constructor(path: string) {
    const isNew = !existsSync(path);
    this.file = openSync(path, 'a');
    if (!isNew) for (const line of linesOf(path)) this.remember(JSON.parse(line) as Line);
    else for (const [stream, type] of FIRST) this.write(stream, [systemEvent(type)]);
  }

  /** The events of a stream by their revisions. */
  stream(name: string): readonly Stored[] {
    return this.streams.get(name) ?? [];
  }

  /** The position of the last event; without any events, that of an empty record. */
  write(stream: string, proposed: readonly Proposed[]): number {
    const [revision, created] = [this.stream(stream).length, Date.now()];
    let [position, next] = [this.end, this.end];
    const stored = proposed.map((event, n) => {
      position = next;
      next += RECORD_BYTES + stream.length + event.type.length + event.data.length + event.metadata.length;
      return { ...event, stream, revision: revision + n, position, created };
    });
    const line: Line = { end: Math.max(next, this.end + RECORD_BYTES), events: stored.map(asText) };
    writeSync(this.file, `${JSON.stringify(line)}\n`);
    this.records.add(this.end);
    for (const event of stored) this.keep(event);
    this.end = line.end;
    this.growing.emit('grown');
    return position;
  }

  /** Whether a record begins there, or nothing is there yet. */
  isBoundary(position: number): boolean {
    return position >= this.end || this.records.has(position);
  }

  /** How many events lie before a position, or up to it. */
  countUpTo(position: number, inclusive: boolean): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.events[middle]?.position ?? 0;
      if (at < position || (inclusive && at === position)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Resolves with the next append; rejects where the signal aborts. */
  async grown(signal: AbortSignal): Promise<void> {
    await once(this.growing, 'grown', { signal });
  }

  private remember(line: Line): void {
    this.records.add(this.end);
    for (const event of line.events) this.keep(asStored(event));
    this.end = line.end;
  }

  private keep(event: Stored): void {
    this.records.add(event.position);
    this.events.push(event);
    const stream = this.streams.get(event.stream);
    if (stream === undefined) this.streams.set(event.stream, [event]);
    else stream.push(event);
  }
}
