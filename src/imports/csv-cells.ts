const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

/** True at the last byte of a line end, so that CR LF counts once. */
export const endsLine = (body: Buffer, at: number): boolean =>
  body[at] === LF || (body[at] === CR && body[at + 1] !== LF);

/** Line ends from a byte to before another. */
export const lineEndsIn = (body: Buffer, from: number, to: number): number => {
  let ends = 0;
  for (let at = from; at < to; at += 1) if (endsLine(body, at)) ends += 1;
  return ends;
};

/** The byte at which a line ends, or `limit`. */
export const lineEnd = (body: Buffer, from: number, limit: number): number => {
  let at = from;
  while (at < limit && !isLineEnd(body[at])) at += 1;
  return at;
};

/** The first byte of the next line, for the byte at which a line ends. */
export const afterLineEnd = (body: Buffer, at: number): number => {
  const length = body[at] === CR && body[at + 1] === LF ? 2 : 1;
  return Math.min(at + length, body.length);
};

/** Reads one cell of a CSV file after the other, by its bytes: what nobody asks for is never made a text. */
export class CellReader {
  /** Of the cell read last: where it begins and ends, without its quotes. */
  start = 0;
  end = 0;
  /** The byte behind it: a separator, a line end or the end of what may be read. */
  next = 0;
  quoted = false;
  /** Line ends within it. */
  lines = 0;
  private hasQuotes = false;

  constructor(
    readonly body: Buffer,
    private readonly separator: number,
  ) {}

  /** The cell that begins at a byte; false where its quotes are broken, then `next` is how far that was read. */
  read(at: number, limit: number): boolean {
    if (this.body[at] !== QUOTE) {
      this.readPlain(at, limit);
      return true;
    }
    const close = this.closing(at + 1, limit);
    this.next = close + 1;
    if (close === limit || !this.isEnd(close + 1)) return false;
    this.start = at + 1;
    this.end = close;
    this.quoted = true;
    return true;
  }

  /** As `read`, but a quote is a letter like any other. */
  readPlain(at: number, limit: number): void {
    let next = at;
    this.hasQuotes = false;
    for (; next < limit && !this.isEnd(next); next += 1) if (this.body[next] === QUOTE) this.hasQuotes = true;
    this.start = at;
    this.end = next;
    this.next = next;
    this.quoted = false;
    this.lines = 0;
  }

  /** Quotes within a cell that none enclose; those of a text that a spreadsheet was told to keep, `="..."`, are none. */
  hasStrayQuotes(): boolean {
    if (this.quoted || !this.hasQuotes) return false;
    const { body, start, end } = this;
    return !(body[start] === EQUALS && body[start + 1] === QUOTE && body.indexOf(QUOTE, start + 2) === end - 1);
  }

  text(): string {
    const text = this.body.toString('utf8', this.start, this.end);
    return this.quoted && text.includes('"') ? text.replaceAll('""', '"') : text;
  }

  isSeparator(at: number): boolean {
    return this.body[at] === this.separator;
  }

  private isEnd(at: number): boolean {
    return at >= this.body.length || this.isSeparator(at) || isLineEnd(this.body[at]);
  }

  /** The quote that closes, or `limit`. */
  private closing(from: number, limit: number): number {
    const { body } = this;
    this.lines = 0;
    for (let at = from; at < limit; at += 1) {
      if (endsLine(body, at)) this.lines += 1;
      if (body[at] !== QUOTE) continue;
      if (body[at + 1] !== QUOTE) return at;
      at += 1;
    }
    return limit;
  }
}
