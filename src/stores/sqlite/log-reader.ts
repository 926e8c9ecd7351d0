import { type Database, type Statement } from './database.js';
import { type LogOptions, openLog } from './log-schema.js';

export type LogHead = { readonly position: number; readonly recordedAt: string | null };

/** At most so many events, and no more once so many characters have come together. */
export type PageSize = { readonly events: number; readonly chars: number };

type Text = { readonly text: string | null; readonly events: number };

/** Rows read between two looks at the size. */
const STEP = 64;

/** Reads the log beside the writer, in its own thread. Every call sees all that was acknowledged before it. */
export class LogReader {
  private readonly database: Database;
  private readonly log: Statement<Text>;
  private readonly stream: Statement<Text>;
  private readonly last: Statement<LogHead>;

  constructor(private readonly options: LogOptions) {
    this.database = openLog(options);
    this.log = this.database.prepare(textOf('e.position > ? ORDER BY e.position', options));
    this.stream = this.database.prepare(textOf('s.name = ? AND e.revision >= ? ORDER BY e.revision', options));
    this.last = this.database.prepare(
      `SELECT position, meta ->> '$.recordedAt' AS recordedAt FROM events ORDER BY position DESC LIMIT 1`,
    );
  }

  head(): LogHead {
    return this.last.get() ?? { position: 0, recordedAt: null };
  }

  /** JSON of the events after a position (for `eventsOf`): one text crosses threads cheaper than rows. */
  page(after: number, size: PageSize): string {
    return gather(size, (done, limit) => this.log.get(after + done, limit));
  }

  /** As `page`, of one stream from a revision on. */
  streamPage(stream: string, from: number, size: PageSize): string {
    const name = `${this.options.namespace}.${stream}`;
    return gather(size, (done, limit) => this.stream.get(name, from + done, limit));
  }

  close(): void {
    this.database.close();
  }
}

/** Positions and revisions have no holes, so that a step begins where the events before it end. */
const gather = (size: PageSize, step: (done: number, limit: number) => Text | undefined): string => {
  const texts: string[] = [];
  let [events, chars] = [0, 0];
  while (events < size.events && chars < size.chars) {
    const limit = Math.min(STEP, size.events - events);
    const { text, events: read } = step(events, limit) ?? { text: null, events: 0 };
    if (text !== null) texts.push(text);
    chars += text?.length ?? 0;
    events += read;
    if (read < limit) break;
  }
  return `[${texts.join(',')}]`;
};

const textOf = (condition: string, { namespace }: LogOptions): string => `
  SELECT group_concat(event) AS text, count(*) AS events FROM (
    SELECT '[' || e.position || ',' || json_quote(substr(s.name, ${namespace.length + 2})) || ',' || e.revision
      || ',"' || lower(hex(e.id)) || '",' || json_quote(t.name) || ',' || e.data || ',' || e.meta || ']' AS event
    FROM events e JOIN streams s ON s.key = e.stream JOIN types t ON t.code = e.type
    WHERE ${condition} LIMIT ?
  )`;
