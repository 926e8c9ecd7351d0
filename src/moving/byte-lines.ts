import { BadExport } from './bad-export.js';

/** Longer than any fact that a store takes. */
const LONGEST = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** The lines of some bytes, each with its newline; throws where one is too long, or the last one has none. */
export async function* byteLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  let done = 0;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines = whole(bytes);
    rest = bytes.subarray(lines.reduce((sum, { length }) => sum + length, 0));
    done += lines.length;
    if (rest.length > LONGEST) throw new BadExport(done + 1, 'longer than any line of an export');
    yield lines;
  }
  if (rest.length > 0) throw new BadExport(done + 1, 'cut off');
}

const whole = (bytes: Buffer): Buffer[] => {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, at + 1));
    from = at + 1;
  }
  return lines;
};
