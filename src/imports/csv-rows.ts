import { isInvisible } from '../kernel/words/text.js';
import { afterLineEnd, CellReader, lineEnd, lineEndsIn } from './csv-cells.js';

export type RowFault = 'wrong-cells' | 'unreadable';

/** `cells` are those that are asked for, in the order of their slots; a line without content is no row. */
export type RawRow =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'bad-row'; readonly line: number; readonly fault: RowFault }
  | { readonly kind: 'nothing' };

/** How a file is laid out: `slots` says of each column which of the wanted cells it is, -1 for none. */
export type Layout = {
  readonly separator: number;
  readonly width: number;
  readonly slots: readonly number[];
  /** The byte on which the first row begins. */
  readonly start: number;
};

const ROW_LIMIT = 1_048_576;
/** What may be read again behind broken quotes; then such a row costs all that it reached over. */
const READ_AGAIN = 4 * 1_048_576;
/** Enough of a cell to tell whether anything stands there. */
const GLANCE = 4_096;

const hasContent = (body: Buffer, start: number, end: number): boolean => {
  let at = start;
  while (at < end && (body[at] ?? 0) <= 0x20) at += 1;
  if (at === end) return false;
  return (body[at] ?? 0) < 0x7f || !isInvisible(body.toString('utf8', at, Math.min(end, at + GLANCE)));
};

/**
 * Reads row after row. Behind broken quotes it goes on at the next line, so a quote that is never closed costs one
 * row, not the rest; nothing is read twice but for a fixed amount, whatever the file.
 */
export class RowScanner {
  /** How far the file is read. */
  at: number;
  private line = 2;
  private readAgain = READ_AGAIN;
  private limit = 0;
  private columns = 0;
  private lines = 0;
  private isEmpty = true;
  private readonly wanted: number;
  private readonly cells: CellReader;
  private readonly probe: CellReader;

  constructor(
    private readonly body: Buffer,
    private readonly layout: Layout,
  ) {
    this.at = layout.start;
    this.cells = new CellReader(body, layout.separator);
    this.probe = new CellReader(body, layout.separator);
    this.wanted = layout.slots.filter((slot) => slot >= 0).length;
  }

  /** Undefined at the end. */
  next(): RawRow | undefined {
    const { at: from, line, body } = this;
    if (from >= body.length) return undefined;
    this.limit = Math.min(from + ROW_LIMIT, body.length);
    const texts = Array<string>(this.wanted).fill('');
    if (!this.readInto(texts)) return this.broken(from);
    this.at = afterLineEnd(body, this.cells.next);
    this.line += this.lines + 1;
    if (this.isEmpty) return { kind: 'nothing' };
    if (this.columns !== this.layout.width) return { kind: 'bad-row', line, fault: 'wrong-cells' };
    return { kind: 'cells', line, cells: texts };
  }

  private readInto(texts: string[]): boolean {
    const { cells } = this;
    this.columns = 0;
    this.lines = 0;
    this.isEmpty = true;
    for (let at = this.at; ; at = cells.next + 1) {
      if (!this.readCell(at, texts)) return false;
      this.columns += 1;
      this.lines += cells.lines;
      if (this.isEmpty && hasContent(this.body, cells.start, cells.end)) this.isEmpty = false;
      if (!cells.isSeparator(cells.next)) return true;
    }
  }

  /** False where the row cannot be read any further. */
  private readCell(at: number, texts: string[]): boolean {
    const slot = this.layout.slots[this.columns] ?? -1;
    if (slot === -1) this.passOver(at);
    else if (!this.cells.read(at, this.limit) || this.cells.hasStrayQuotes()) return false;
    const isTooLong = this.cells.next >= this.limit && this.limit < this.body.length;
    if (slot !== -1 && !isTooLong) texts[slot] = this.cells.text();
    return !isTooLong;
  }

  private passOver(at: number): void {
    const { cells, limit } = this;
    if (!cells.read(at, limit) || this.swallows(at)) cells.readPlain(at, limit);
  }

  /** A stray quote of a column that nobody looks at, which would take in rows: each line by itself has all its cells. */
  private swallows(at: number): boolean {
    const { cells, body, limit, probe } = this;
    if (cells.lines === 0) return false;
    const end = lineEnd(body, at, limit);
    probe.readPlain(at, end);
    const here = this.columns + 1 + (probe.next < end ? this.columnsIn(probe.next + 1, end) : 0);
    const below = afterLineEnd(body, end);
    const { width } = this.layout;
    return here === width && this.columnsIn(below, lineEnd(body, below, limit)) === width;
  }

  private columnsIn(from: number, end: number): number {
    const { probe } = this;
    let columns = 0;
    for (let at = from; ; at = probe.next + 1) {
      if (!probe.read(at, end)) probe.readPlain(at, end);
      columns += 1;
      if (probe.next >= end) return columns;
    }
  }

  private broken(from: number): RawRow {
    const { line, body, readAgain } = this;
    const reached = Math.min(this.cells.next, body.length);
    const next = afterLineEnd(body, lineEnd(body, from, body.length));
    this.readAgain -= Math.max(0, reached - next);
    this.at = readAgain > 0 ? next : Math.max(next, afterLineEnd(body, lineEnd(body, reached, body.length)));
    this.line += lineEndsIn(body, from, this.at);
    return { kind: 'bad-row', line, fault: 'unreadable' };
  }
}
