import { isDeepStrictEqual } from 'node:util';
import { BadExport } from './bad-export.js';
import type { End, Header } from './export-format.js';
import { type ReadEntry, readExport } from './export-reader.js';
import { LogOrder } from './log-order.js';

/** What a file that is whole says of itself. */
export type Checked = { readonly header: Header; readonly end: End };

/** Holds what the entries of an export say against each other. */
class ExportCheck {
  private header: Header | undefined;
  private finished: End | undefined;
  private order = new LogOrder(null);
  private last: End['last'] = null;
  private events = 0;
  private rows = 0;

  take(entry: ReadEntry): void {
    if (entry.kind === 'header') this.begin(entry.header);
    if (entry.kind === 'fact') this.takeFact(entry);
    if (entry.kind === 'row') this.rows += 1;
    if (entry.kind === 'end') this.finish(entry.line, entry.end);
  }

  get checked(): Checked {
    const { header, finished: end } = this;
    if (!header || !end) throw new BadExport(1, 'missing');
    return { header, end };
  }

  private begin(header: Header): void {
    const { since } = header;
    this.header = header;
    this.order = new LogOrder(since);
    this.last = since && { position: since.position, event: since.event };
  }

  private takeFact({ line, fact }: Extract<ReadEntry, { kind: 'fact' }>): void {
    this.order.take(line, fact);
    this.events += 1;
    this.last = { position: fact.position, event: fact.id };
  }

  private finish(line: number, end: End): void {
    const { events, rows, last } = this;
    if (!isDeepStrictEqual([end.events, end.rows, end.last], [events, rows, last])) {
      throw new BadExport(line, `an end of other facts or rows than the ${events} and ${rows} before it`);
    }
    this.finished = end;
  }
}

/** Looks at every line of an export; throws BadExport. */
export const checkExport = async (chunks: AsyncIterable<Buffer>): Promise<Checked> => {
  const check = new ExportCheck();
  for await (const entries of readExport(chunks)) entries.forEach((entry) => check.take(entry));
  return check.checked;
};
