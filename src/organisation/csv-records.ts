import { setImmediate as turn } from 'node:timers/promises';
import { parse } from 'csv-parse';

/** A record and the byte on which it begins; no cells where its quotes cannot be read. */
export type RawRecord = { readonly at: number; readonly cells: readonly string[] | undefined };

/** What the header tells: the separator, and how many cells a row should have. */
export type Layout = { readonly separator: string; readonly width: number };

const LF = 10;
const ROW_LIMIT = 1_048_576;
const SPARE_CELLS = 100;

/** A lone CR is data, so line ends are named instead of discovered. */
export const dialect = (separator: string) => ({
  delimiter: separator,
  record_delimiter: ['\r\n', '\n'],
  relax_column_count: true,
});

/** The first byte behind the physical line that holds the byte `at`. */
export const afterLine = (body: Buffer, at: number): number => {
  const end = body.indexOf(LF, at);
  return end === -1 ? body.length : end + 1;
};

/**
 * One run of the library's parser, from a byte to the end or to quotes that it cannot read. It is fed by hand, so that
 * no row before the fault is lost and the byte on which each row begins is known. A row of endless cells or of more
 * than 1 MiB would hold up the loop: cells far beyond the header's are read as one, and such a row as broken.
 */
const openRun = (from: number, { separator, width }: Layout) => {
  let records: RawRecord[] = [];
  let end = from;
  const on_record = (cells: string[], { bytes }: { bytes: number }): null => {
    records.push({ at: end, cells });
    end = from + bytes;
    return null;
  };
  const bounds = { max_record_size: ROW_LIMIT, ignore_last_delimiters: width + SPARE_CELLS };
  const parser = parse({ ...dialect(separator), ...bounds, on_record });
  parser.on('error', () => undefined); // told to whoever feeds it
  const feed = (slice: Buffer): Promise<boolean> =>
    new Promise((resolve) => {
      const done = (error?: Error | null): void => resolve(!error);
      if (slice.length > 0) parser.write(slice, done);
      else parser.end(done);
    });
  const take = (): readonly RawRecord[] => {
    const taken = records;
    records = [];
    return taken;
  };
  return { feed, take, end: () => end };
};

/** Reads on behind broken quotes at the next physical line: a quote that is never closed costs one row, not the rest. */
export async function* recordsOf(body: Buffer, start: number, layout: Layout, sliceBytes: number) {
  let run = openRun(start, layout);
  for (let at = start; at <= body.length;) {
    await turn();
    const slice = body.subarray(at, at + sliceBytes);
    const whole = await run.feed(slice);
    yield run.take();
    at = whole ? at + Math.max(slice.length, 1) : afterLine(body, run.end());
    if (whole) continue;
    yield [{ at: run.end(), cells: undefined }];
    run = openRun(at, layout);
  }
}

/** The physical line of a byte, for bytes asked for in rising order; the first line is 1. */
export const lineCounter = (body: Buffer): ((offset: number) => number) => {
  let [line, at] = [1, 0];
  return (offset) => {
    for (; at < offset; at += 1) if (body[at] === LF) line += 1;
    return line;
  };
};
