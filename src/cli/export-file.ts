import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { BadExport } from '../moving/bad-export.js';
import { type Checked, checkExport } from '../moving/check-export.js';
import { entryOf } from '../moving/export-entry.js';
import type { Entry, Header, Since } from '../moving/export-format.js';
import { type ReadEntry, readExport } from '../moving/export-reader.js';
import { CommandFault } from './command-fault.js';
import { progressBar } from './progress-bar.js';

const CHUNK_BYTES = 1024 * 1024;
const END_BYTES = 64 * 1024;

const sizeOf = (file: string): number => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return found.size;
  throw new CommandFault(`${file} is no file that can be read | ${file} tidak dapat dibaca`);
};

async function* chunksOf(file: string, label: string): AsyncGenerator<Buffer> {
  const [size, show] = [sizeOf(file), progressBar(label)];
  let read = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    yield chunk;
    read += chunk.length;
    show(Math.min(read, size), size);
  }
}

/** Says of which file it is that a line is wrong. */
const naming = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof BadExport)) throw fault;
    throw new CommandFault(
      `${file}, ${fault.message}: nothing was taken from it; export again, or copy it again | berkas ekspor rusak`,
      { cause: fault },
    );
  }
};

/** An export in a file. */
export class ExportFile {
  constructor(readonly file: string) {}

  /** Looks at every line of it; throws CommandFault with the line that is wrong. */
  async check(): Promise<Checked> {
    return naming(this.file, async () => checkExport(chunksOf(this.file, `checking ${this.file}`)));
  }

  /** What it holds, once it was checked. */
  entries(label: string): AsyncIterable<readonly ReadEntry[]> {
    return readExport(chunksOf(this.file, `${label} ${this.file}`));
  }

  /** Whose export it is, and where one that goes on from it begins; of its lines, only the first and last are read. */
  async toGoOnFrom(): Promise<{ readonly header: Header; readonly since: Since | null }> {
    const [head, tail] = await this.firstAndLast();
    if (head?.kind !== 'header' || tail?.kind !== 'end') {
      throw new CommandFault(`${this.file} is no whole export | ${this.file} bukan ekspor yang utuh`);
    }
    const { header } = head;
    const events = (header.since?.events ?? 0) + tail.end.events;
    return { header, since: tail.end.last && { ...tail.end.last, events } };
  }

  private async firstAndLast(): Promise<readonly (Entry | undefined)[]> {
    const size = sizeOf(this.file);
    const handle = await open(this.file);
    try {
      const read = async (position: number): Promise<string> => {
        const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(END_BYTES), position });
        return buffer.subarray(0, bytesRead).toString();
      };
      const [start, end] = [await read(0), await read(Math.max(0, size - END_BYTES))];
      return [start.split('\n')[0], end.trimEnd().split('\n').at(-1)].map((line) => entryIn(line));
    } finally {
      await handle.close();
    }
  }
}

const entryIn = (line = ''): Entry | undefined => {
  try {
    return entryOf(1, Buffer.from(line));
  } catch {
    return undefined;
  }
};
