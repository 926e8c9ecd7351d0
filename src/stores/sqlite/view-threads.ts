import { StoreFault } from '../../kernel/ports/store-fault.js';
import { isDamage, removeDatabase } from './data-files.js';
import { SqliteThread } from './thread.js';
import { WordBook } from './view-words.js';

export type SqliteViewStoreOptions = {
  readonly file: string;
  /** Reads beside the process that writes; makes no file, and a write is a fault. */
  readonly readOnly?: boolean;
};

type Reader = SqliteThread<'view-reader'>;
type Writer = SqliteThread<'view-writer'>;

type Parts = {
  readonly file: string;
  readonly reader: Reader;
  readonly long: Reader;
  readonly writer: Writer | undefined;
};

/** The threads of a file of views, and the words known from it. */
export class ViewThreads {
  readonly words = new WordBook((ids) => this.reader.call('words', ids));

  readonly reader: Reader;
  /** For questions that go through much of a view: small ones do not wait behind them. */
  readonly long: Reader;

  private constructor(private readonly parts: Parts) {
    this.reader = parts.reader;
    this.long = parts.long;
  }

  /** A file that cannot be read is made anew where it may be written to: what it told is in the log. */
  static async open({ file, readOnly = false }: SqliteViewStoreOptions): Promise<ViewThreads> {
    const writer = readOnly ? undefined : await startWriter(file);
    try {
      const reading = { service: 'view-reader', options: { file, readOnly: true } } as const;
      const reader = await SqliteThread.start(reading);
      return new ViewThreads({ file, reader, long: await SqliteThread.start(reading), writer });
    } catch (fault) {
      await writer?.close();
      throw fault;
    }
  }

  writing(): Writer {
    if (!this.parts.writer) throw new Error('the views are open for reading only');
    return this.parts.writer;
  }

  async check(): Promise<void> {
    const { reader, long, writer } = this.parts;
    for (const thread of [reader, long, writer]) thread?.mustBeWhole();
    await reader.call('views');
    await writer?.call('check');
  }

  /** The same views in a new and empty file. */
  async anew(): Promise<ViewThreads> {
    this.writing();
    await this.close();
    removeDatabase(this.parts.file);
    return ViewThreads.open({ file: this.parts.file });
  }

  /** The last to close moves the write-ahead log into the file, and only the writer may. */
  async close(): Promise<void> {
    await Promise.all([this.reader.close(), this.long.close()]);
    await this.parts.writer?.close();
  }
}

const startWriter = async (file: string): Promise<Writer> => {
  const start = async (): Promise<Writer> =>
    SqliteThread.start({ service: 'view-writer', options: { file, readOnly: false } });
  try {
    return await start();
  } catch (fault) {
    if (!(fault instanceof StoreFault && isDamage(fault.errcode))) throw fault;
    removeDatabase(file);
    return start();
  }
};
