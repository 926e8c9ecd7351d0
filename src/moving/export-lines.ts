import { createHash } from 'node:crypto';
import { CHECKED_EVERY, type End, type EndLine } from './export-format.js';

/** Writes the lines of an export, each thousand with a checksum of all before it. */
export class ExportLines {
  private readonly hash = createHash('sha256');
  private lines = 0;

  /** The text of some lines, with the checksums that are due among them. */
  text(entries: readonly object[]): string {
    return entries.map((entry) => this.line(entry)).join('');
  }

  /** The text of the last line. */
  end(end: End): string {
    const last: EndLine = { end: { ...end, lines: this.lines, sha256: this.sum() } };
    return `${JSON.stringify(last)}\n`;
  }

  private line(entry: object): string {
    const text = this.summed(entry);
    if (this.lines % CHECKED_EVERY !== 0) return text;
    return text + this.summed({ check: { lines: this.lines, sha256: this.sum() } });
  }

  private summed(entry: object): string {
    const text = `${JSON.stringify(entry)}\n`;
    this.hash.update(text);
    this.lines += 1;
    return text;
  }

  private sum(): string {
    return this.hash.copy().digest('hex');
  }
}
