import { type Database, inTransaction, mustTakeWrites, type Statement } from './database.js';
import { type LogOptions, openLog } from './log-schema.js';

/** Appends in columns, which a thread boundary copies far cheaper than objects. */
export type AppendBatch = {
  readonly streams: string[];
  /** The revision each append's first event is to get. */
  readonly firsts: number[];
  /** How many events each append has. */
  readonly counts: number[];
  /** 16 bytes for each event. */
  readonly ids: Uint8Array;
  readonly types: string[];
  readonly data: string[];
  readonly metas: string[];
};

/** `repeated`: the same events stand there already. */
export type AppendResult =
  | { readonly kind: 'appended' | 'repeated'; readonly revision: number; readonly position: number }
  | { readonly kind: 'conflict'; readonly actual: number }
  | { readonly kind: 'fault'; readonly message: string; readonly errcode?: number };

type Stream = { readonly key: number; revision: number };

/** Which append of a batch, where its events begin in the columns, how many they are, the revision of the first. */
type Place = {
  readonly append: number;
  readonly event: number;
  readonly count: number;
  readonly first: number;
};

const FIND = `
  SELECT key, coalesce((SELECT max(revision) FROM events WHERE stream = key), -1) AS revision
  FROM streams WHERE name = ?
`;
const STREAMS_KEPT = 20_000;
const ID_BYTES = 16;

/** The one connection that writes the log, in its own thread. */
export class LogWriter {
  private readonly database: Database;
  private readonly insert: Statement<never>;
  private readonly stored: Statement<{ id: Uint8Array; position: number }>;
  private readonly find: Statement<Stream>;
  private readonly addStream: Statement<never>;
  private readonly streams = new Map<string, Stream>();
  private readonly types = new Map<string, number>();
  private position: number;

  constructor(private readonly options: LogOptions) {
    this.database = openLog(options);
    this.insert = this.database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.stored = this.database.prepare('SELECT id, position FROM events WHERE stream = ? AND revision = ?');
    this.find = this.database.prepare(FIND);
    this.addStream = this.database.prepare('INSERT OR IGNORE INTO streams (name) VALUES (?)');
    this.position = this.lastPosition();
  }

  /**
   * All appends in one transaction. Should one of them fail (a conflict is no failure, it writes nothing), each is
   * tried in a transaction of its own: as a savepoint for each would have it, without what they cost (a quarter).
   */
  append(batch: AppendBatch): AppendResult[] {
    const places = placesOf(batch);
    try {
      return this.commit(batch, places);
    } catch {
      return places.map((place) => this.alone(batch, place));
    }
  }

  check(): void {
    mustTakeWrites(this.database);
  }

  close(): void {
    this.database.close();
  }

  private commit(batch: AppendBatch, places: readonly Place[]): AppendResult[] {
    try {
      return inTransaction(this.database, () => places.map((place) => this.one(batch, place)));
    } catch (fault) {
      this.streams.clear();
      this.types.clear();
      this.position = this.lastPosition();
      throw fault;
    }
  }

  private alone(batch: AppendBatch, place: Place): AppendResult {
    try {
      return this.commit(batch, [place])[0] ?? { kind: 'fault', message: 'nothing to append' };
    } catch (fault) {
      const errcode = fault instanceof Error && 'errcode' in fault ? { errcode: Number(fault.errcode) } : {};
      return { kind: 'fault', message: fault instanceof Error ? fault.message : String(fault), ...errcode };
    }
  }

  private one(batch: AppendBatch, place: Place): AppendResult {
    const name = batch.streams[place.append] ?? '';
    const stream = place.first === 0 ? this.begun(name) : this.stream(name);
    if (!stream) return { kind: 'conflict', actual: -1 };
    if (place.first === stream.revision + 1) return this.write(batch, place, stream);
    const position = this.repeated(batch, place, stream);
    if (position === undefined) return { kind: 'conflict', actual: stream.revision };
    return { kind: 'repeated', revision: place.first + place.count - 1, position };
  }

  private write(batch: AppendBatch, { event, count }: Place, stream: Stream): AppendResult {
    for (let at = event; at < event + count; at++) {
      const id = batch.ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES);
      const type = this.type(batch.types[at] ?? '');
      this.position++;
      stream.revision++;
      const { data, metas } = batch;
      this.insert.run(this.position, stream.key, stream.revision, id, type, data[at] ?? '', metas[at] ?? '');
    }
    return { kind: 'appended', revision: stream.revision, position: this.position };
  }

  /** The last event's position where each event's id stands at its revision already. */
  private repeated(batch: AppendBatch, place: Place, stream: Stream): number | undefined {
    const { event, count, first } = place;
    let position: number | undefined;
    for (let index = 0; index < count; index++) {
      const at = (event + index) * ID_BYTES;
      const known = this.stored.get(stream.key, first + index);
      if (!known || Buffer.compare(known.id, batch.ids.subarray(at, at + ID_BYTES)) !== 0) return undefined;
      position = known.position;
    }
    return position;
  }

  private stream(name: string): Stream | undefined {
    const known = this.streams.get(name);
    if (!known) return this.lookUp(name);
    this.streams.delete(name);
    this.streams.set(name, known);
    return known;
  }

  private lookUp(name: string): Stream | undefined {
    const found = this.find.get(this.full(name));
    return found && this.keep(name, found);
  }

  /** The stream, made where it is missing: as a rule it is, and then nothing is looked up. */
  private begun(name: string): Stream | undefined {
    if (this.streams.has(name)) return this.stream(name);
    const { changes, lastInsertRowid } = this.addStream.run(this.full(name));
    const isNew = Number(changes) > 0;
    return isNew ? this.keep(name, { key: Number(lastInsertRowid), revision: -1 }) : this.lookUp(name);
  }

  private keep(name: string, { key, revision }: Stream): Stream {
    const stream = { key, revision };
    this.streams.set(name, stream);
    const oldest = this.streams.keys().next();
    if (this.streams.size > STREAMS_KEPT && !oldest.done) this.streams.delete(oldest.value);
    return stream;
  }

  private full(name: string): string {
    return `${this.options.namespace}.${name}`;
  }

  private type(name: string): number {
    const known = this.types.get(name);
    if (known !== undefined) return known;
    this.database.prepare('INSERT OR IGNORE INTO types (name) VALUES (?)').run(name);
    const code = this.database.prepare<{ code: number }>('SELECT code FROM types WHERE name = ?').get(name)?.code ?? 0;
    this.types.set(name, code);
    return code;
  }

  private lastPosition(): number {
    return this.database.prepare<{ last: number | null }>('SELECT max(position) AS last FROM events').get()?.last ?? 0;
  }
}

const placesOf = ({ counts, firsts }: AppendBatch): Place[] => {
  let event = 0;
  return counts.map((count, append) => {
    const place = { append, event, count, first: firsts[append] ?? 0 };
    event += count;
    return place;
  });
};
