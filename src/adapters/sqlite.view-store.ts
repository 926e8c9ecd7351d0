import { asId } from '../kernel/ids.js';
import type { JsonObject } from '../kernel/json.js';
import type {
  Cell,
  Committed,
  GrowthQuery,
  GrowthRow,
  ListQuery,
  SumQuery,
  SumRow,
  ViewCommit,
  ViewDocument,
  ViewName,
  ViewState,
  ViewStore,
} from '../kernel/view-store.js';
import { SqliteThread } from './sqlite.thread.js';
import { columnsOf } from './sqlite.view-columns.js';
import type { CellPlace, DocumentRow } from './sqlite.view-reader.js';
import { GROWTH_WIDTH } from './sqlite.view-growth.js';
import { WordBook } from './sqlite.view-words.js';

export type SqliteViewStoreOptions = {
  readonly file: string;
  /** Reads beside the process that writes; makes no file, and a write is a fault. */
  readonly readOnly?: boolean;
};

const CELLS_PER_PAGE = 5_000;
const GROWN_AT_A_TIME = 1_000;
/** The numbers of a row that stand for words: category and unit. */
const WORDS_OF_GROWTH: ReadonlySet<number> = new Set([1, 2]);
const BEFORE_ALL: CellPlace = [0, 0, 0, 0, 0];

/** Opens the views of one SQLite file. */
export const openSqliteViewStore = async (options: SqliteViewStoreOptions): Promise<ViewStore> => {
  const { file, readOnly = false } = options;
  const writer = readOnly
    ? undefined
    : await SqliteThread.start({ service: 'view-writer', options: { file, readOnly } });
  try {
    const reading = { service: 'view-reader', options: { file, readOnly: true } } as const;
    const reader = await SqliteThread.start(reading);
    return new SqliteViewStore(reader, await SqliteThread.start(reading), writer);
  } catch (fault) {
    await writer?.close();
    throw fault;
  }
};

class SqliteViewStore implements ViewStore {
  private readonly words: WordBook;

  constructor(
    private readonly reader: SqliteThread<'view-reader'>,
    /** For questions that go through much of a view: small ones do not wait behind them. */
    private readonly long: SqliteThread<'view-reader'>,
    private readonly writer: SqliteThread<'view-writer'> | undefined,
  ) {
    this.words = new WordBook((ids) => reader.call('words', ids));
    // What a drop left behind when its process ended; a close may well come first, then it is the next one's.
    if (writer) void this.sweep(writer).catch(() => undefined);
  }

  async open(view: ViewName): Promise<ViewState> {
    return stateOf(await this.writing().call('open', view));
  }

  async state(view: ViewName): Promise<ViewState | undefined> {
    const state = await this.reader.call('state', view);
    return state && stateOf(state);
  }

  async load(view: ViewName, keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    const docs = await this.reader.call('load', view, keys);
    const found = new Map<string, JsonObject>();
    docs.forEach((doc, index) => {
      const key = keys[index];
      if (doc !== null && key !== undefined) found.set(key, JSON.parse(doc));
    });
    return found;
  }

  async commit(view: ViewName, { puts, deletes, cells, position, epoch }: ViewCommit): Promise<Committed> {
    const columns = {
      keys: puts.map(({ key }) => key),
      docs: puts.map(({ doc }) => JSON.stringify(doc)),
      indexes: puts.map(({ indexes }) => (indexes ? JSON.stringify(indexes) : null)),
    };
    const commit = { puts: columns, deletes, cells: columnsOf(cells), position, epoch };
    return { kind: (await this.writing().call('commit', view, commit)) ? 'committed' : 'old-epoch' };
  }

  async list(view: ViewName, { where, after = '', limit }: ListQuery): Promise<readonly ViewDocument[]> {
    return (await this.reader.call('list', view, { where, after, limit })).map(documentOf);
  }

  async sum(view: ViewName, { subjects, asOf, knownOn, units }: SumQuery): Promise<readonly SumRow[]> {
    const asked = [...new Set(subjects)];
    const reader = units === undefined ? this.long : this.reader;
    const sums = (await reader.call('sum', view, asked, { asOf, knownOn, units })).map(numbersOf);
    const word = await this.words.reader(sums.flatMap((numbers) => numbers.filter((_, at) => at % 3 < 2)));
    return asked.flatMap((subject, index) => sumRows(subject, sums[index] ?? [], word));
  }

  async *growth(view: ViewName, query: GrowthQuery): AsyncGenerator<readonly GrowthRow[]> {
    const { subjects, asOf, knownOn, units, from } = query;
    const asked = [...new Set(subjects)];
    if (asked.length === 0) return;
    const rows = await this.long.call('growth', view, asked, { asOf, knownOn, units, from });
    for (let at = 0; at < rows.length; at += GROWN_AT_A_TIME * GROWTH_WIDTH) {
      const some = rows.subarray(at, at + GROWN_AT_A_TIME * GROWTH_WIDTH);
      const word = await this.words.reader(some.filter((_, index) => WORDS_OF_GROWTH.has(index % GROWTH_WIDTH)));
      yield grownRows(some, asked, word);
    }
  }

  async *cells(view: ViewName): AsyncGenerator<readonly Cell[]> {
    let after = BEFORE_ALL;
    for (;;) {
      const numbers = numbersOf(await this.long.call('cells', view, after, CELLS_PER_PAGE));
      if (numbers.length === 0) return;
      const [subject = 0, category = 0, unit = 0, on = 0, recorded = 0] = numbers.slice(-6);
      after = [subject, category, unit, on, recorded];
      yield cellRows(numbers, await this.words.reader(numbers.filter((_, at) => at % 6 < 3)));
    }
  }

  async views(): Promise<readonly ViewName[]> {
    return this.reader.call('views');
  }

  async serving(name: string): Promise<ViewName | undefined> {
    return this.reader.call('serving', name);
  }

  async serve(name: string, view: ViewName): Promise<void> {
    return this.writing().call('serve', name, view);
  }

  async drop(view: ViewName): Promise<void> {
    const writer = this.writing();
    await writer.call('drop', view);
    await this.sweep(writer);
  }

  async close(): Promise<void> {
    // The last to close moves the write-ahead log into the file, and only the writer may.
    await Promise.all([this.reader.close(), this.long.close()]);
    await this.writer?.close();
  }

  private async sweep(writer: SqliteThread<'view-writer'>): Promise<void> {
    while (await writer.call('sweep')) continue;
  }

  private writing(): SqliteThread<'view-writer'> {
    if (!this.writer) throw new Error('the views are open for reading only');
    return this.writer;
  }
}

const stateOf = ({ position, epoch }: { position: string; epoch: number }): ViewState => ({
  position: asId(position),
  epoch,
});

const documentOf = ({ key, doc, indexes }: DocumentRow): ViewDocument =>
  indexes === null ? { key, doc: JSON.parse(doc) } : { key, doc: JSON.parse(doc), indexes: JSON.parse(indexes) };

type Word = (id: number | undefined) => string;

const numbersOf = (text: string): number[] => JSON.parse(`[${text}]`);

const sumRows = (subject: string, numbers: readonly number[], word: Word): SumRow[] => {
  const rows: SumRow[] = [];
  for (let at = 0; at < numbers.length; at += 3) {
    rows.push({ subject, category: word(numbers[at]), unit: word(numbers[at + 1]), n: numbers[at + 2] ?? 0 });
  }
  return rows;
};

const grownRows = (rows: Int32Array, subjects: readonly string[], word: Word): GrowthRow[] =>
  Array.from({ length: rows.length / GROWTH_WIDTH }, (_, index) => {
    const [subject = 0, category, unit, on = 0, n = 0] = rows.subarray(
      index * GROWTH_WIDTH,
      (index + 1) * GROWTH_WIDTH,
    );
    return { subject: subjects[subject] ?? '', category: word(category), unit: word(unit), on, n };
  });

const cellRows = (numbers: readonly number[], word: Word): Cell[] =>
  Array.from({ length: numbers.length / 6 }, (_, index) => {
    const [subject, category, unit, on = 0, recorded = 0, n = 0] = numbers.slice(index * 6, index * 6 + 6);
    return { subject: word(subject), category: word(category), unit: word(unit), on, recorded, n };
  });
