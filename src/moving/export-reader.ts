import { createHash } from 'node:crypto';
import { BadExport } from './bad-export.js';
import { byteLines } from './byte-lines.js';
import { entryOf } from './export-entry.js';
import { CHECKED_EVERY, type Entry } from './export-format.js';

/** An entry that says something, on which line, and how long that is. */
export type ReadEntry = Exclude<Entry, { kind: 'check' }> & { readonly line: number; readonly bytes: number };

/** In which order kinds follow one another; facts and rows may be none. */
const RANK: Readonly<Record<ReadEntry['kind'], number>> = { header: 0, fact: 1, row: 2, end: 3 };

/** Reads an export line by line, and compares its checksums on the way. */
class ExportReader {
  private readonly hash = createHash('sha256');
  private lines = 0;
  /** The last line of which a checksum has told that it is as it was written. */
  private sure = 0;
  private rank = -1;
  private readonly unsure: ReadEntry[] = [];

  /** What is sure now: with a checksum that is right, all that was read since the last one. */
  read(bytes: Buffer): readonly ReadEntry[] {
    const line = this.lines + 1;
    if (this.rank === RANK.end) throw new BadExport(line, 'comes after the end');
    const entry = entryOf(line, bytes);
    this.mustBeDue(line, entry);
    if (entry.kind === 'check') this.mustAgree(entry.check);
    if (entry.kind === 'end') this.mustAgree(entry.end);
    this.hash.update(bytes);
    this.lines = line;
    if (entry.kind === 'check') return this.unsure.splice(0);
    this.unsure.push({ ...entry, line, bytes: bytes.length });
    return entry.kind === 'end' ? this.unsure.splice(0) : [];
  }

  /** Call after the last line. */
  mustHaveEnded(): void {
    if (this.rank !== RANK.end) throw new BadExport(this.lines + 1, 'missing: the file was cut off here');
  }

  private mustBeDue(line: number, { kind }: Entry): void {
    const due = this.lines > 0 && this.lines % CHECKED_EVERY === 0;
    if (due !== (kind === 'check')) throw this.changed(line);
    if (kind !== 'check') this.mustFollow(line, kind);
  }

  private mustFollow(line: number, kind: ReadEntry['kind']): void {
    const rank = RANK[kind];
    const inOrder = this.rank < 0 ? kind === 'header' : kind !== 'header' && rank >= this.rank;
    if (!inOrder) throw new BadExport(line, `a ${kind} where none may be`);
    this.rank = rank;
  }

  private mustAgree({ lines, sha256 }: { readonly lines: number; readonly sha256: string }): void {
    const agrees = lines === this.lines && sha256 === this.hash.copy().digest('hex');
    if (!agrees) throw this.changed(this.lines + 1);
    this.sure = this.lines;
  }

  private changed(line: number): BadExport {
    const from = this.sure + 1;
    return new BadExport(from, `from there to line ${line}, something was changed, left out or added`);
  }
}

/**
 * The entries of an export in order, each once a checksum has told that it is as it was written; throws BadExport where
 * one is not, or the last one is missing.
 */
export async function* readExport(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly ReadEntry[]> {
  const reader = new ExportReader();
  for await (const lines of byteLines(chunks)) yield lines.flatMap((bytes) => reader.read(bytes));
  reader.mustHaveEnded();
}
