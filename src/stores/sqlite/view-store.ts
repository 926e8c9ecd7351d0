import { asId, type EventId, type LogId } from '../../kernel/words/ids.js';
import { batches } from '../../kernel/words/batches.js';
import type { JsonObject } from '../../kernel/words/json.js';
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
} from '../../kernel/ports/view-store.js';
import { restEvery } from '../shared/rests.js';
import { columnsOf } from './view-columns.js';
import type { CellPlace, DocumentRow } from './view-reader.js';
import { GROWTH_WIDTH } from './view-growth.js';
import { cellRows, grownRows, numbersOf, SUM_WIDTH, sumRows, wordsIn } from './view-rows.js';
import { type SqliteViewStoreOptions, ViewThreads } from './view-threads.js';
import type { StateRow } from './view-writer.js';

const CELLS_PER_PAGE = 5_000;
const GROWN_AT_A_TIME = 1_000;
/** Rows made, of whatever subjects, before others have a turn: those of a whole city take tens of milliseconds. */
const SUMMED_AT_A_TIME = 2_000;
/** The numbers of a row that stand for words: category and unit. */
const WORDS_OF_GROWTH: ReadonlySet<number> = new Set([1, 2]);
const BEFORE_ALL: CellPlace = [0, 0, 0, 0, 0];

/** Opens the views of one SQLite file. */
export const openSqliteViewStore = async (options: SqliteViewStoreOptions): Promise<ViewStore> =>
  new SqliteViewStore(await ViewThreads.open(options), options.readOnly !== true);

class SqliteViewStore implements ViewStore {
  constructor(
    private threads: ViewThreads,
    writes: boolean,
  ) {
    // What a drop left behind when its process ended; a close may well come first, then it is the next one's.
    if (writes) void this.sweep().catch(() => undefined);
  }

  async open(view: ViewName): Promise<ViewState> {
    return stateOf(await this.threads.writing().call('open', view));
  }

  async state(view: ViewName): Promise<ViewState | undefined> {
    const state = await this.threads.reader.call('state', view);
    return state && stateOf(state);
  }

  async load(view: ViewName, keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    const docs = await this.threads.reader.call('load', view, keys);
    const found = new Map<string, JsonObject>();
    docs.forEach((doc, index) => {
      const key = keys[index];
      if (doc !== null && key !== undefined) found.set(key, JSON.parse(doc));
    });
    return found;
  }

  async commit(view: ViewName, { puts, deletes, cells, ...state }: ViewCommit): Promise<Committed> {
    const columns = {
      keys: puts.map(({ key }) => key),
      docs: puts.map(({ doc }) => JSON.stringify(doc)),
      indexes: puts.map(({ indexes }) => (indexes ? JSON.stringify(indexes) : null)),
    };
    const { position, event = null, epoch } = state;
    const commit = { puts: columns, deletes, cells: columnsOf(cells), position, event, epoch };
    return { kind: (await this.threads.writing().call('commit', view, commit)) ? 'committed' : 'old-epoch' };
  }

  async list(view: ViewName, { where, after = '', limit }: ListQuery): Promise<readonly ViewDocument[]> {
    return (await this.threads.reader.call('list', view, { where, after, limit })).map(documentOf);
  }

  async sum(view: ViewName, { subjects, asOf, knownOn, units }: SumQuery): Promise<readonly SumRow[]> {
    const asked = [...new Set(subjects)];
    const { long, reader: short, words } = this.threads;
    const reader = units === undefined ? long : short;
    const texts = await reader.call('sum', view, asked, { asOf, knownOn, units });
    const rows: SumRow[] = [];
    const rest = restEvery(SUMMED_AT_A_TIME);
    for (const [index, subject] of asked.entries()) {
      const numbers = numbersOf(texts[index] ?? '');
      const word = await words.reader(wordsIn(numbers));
      for (const some of batches(numbers, SUMMED_AT_A_TIME * SUM_WIDTH)) {
        rows.push(...sumRows(subject, some, word));
        await rest(some.length / SUM_WIDTH);
      }
    }
    return rows;
  }

  async *growth(view: ViewName, query: GrowthQuery): AsyncGenerator<readonly GrowthRow[]> {
    const { subjects, asOf, knownOn, units, from } = query;
    const asked = [...new Set(subjects)];
    if (asked.length === 0) return;
    const { long, words } = this.threads;
    const rows = await long.call('growth', view, asked, { asOf, knownOn, units, from });
    for (let at = 0; at < rows.length; at += GROWN_AT_A_TIME * GROWTH_WIDTH) {
      const some = rows.subarray(at, at + GROWN_AT_A_TIME * GROWTH_WIDTH);
      const word = await words.reader(some.filter((_, index) => WORDS_OF_GROWTH.has(index % GROWTH_WIDTH)));
      yield grownRows(some, asked, word);
    }
  }

  async *cells(view: ViewName): AsyncGenerator<readonly Cell[]> {
    const { long, words } = this.threads;
    let after = BEFORE_ALL;
    for (;;) {
      const numbers = numbersOf(await long.call('cells', view, after, CELLS_PER_PAGE));
      if (numbers.length === 0) return;
      const [subject = 0, category = 0, unit = 0, on = 0, recorded = 0] = numbers.slice(-6);
      after = [subject, category, unit, on, recorded];
      yield cellRows(numbers, await words.reader(numbers.filter((_, at) => at % 6 < 3)));
    }
  }

  async views(): Promise<readonly ViewName[]> {
    return this.threads.reader.call('views');
  }

  async serving(name: string): Promise<ViewName | undefined> {
    return this.threads.reader.call('serving', name);
  }

  async serve(name: string, view: ViewName): Promise<void> {
    return this.threads.writing().call('serve', name, view);
  }

  async drop(view: ViewName): Promise<void> {
    await this.threads.writing().call('drop', view);
    await this.sweep();
  }

  async owner(): Promise<LogId | undefined> {
    const log = await this.threads.reader.call('owner');
    return log === undefined ? undefined : asId<LogId>(log);
  }

  async own(log: LogId): Promise<void> {
    await this.threads.writing().call('own', log);
  }

  async clear(): Promise<void> {
    this.threads = await this.threads.anew();
  }

  async check(): Promise<void> {
    await this.threads.check();
  }

  async close(): Promise<void> {
    await this.threads.close();
  }

  private async sweep(): Promise<void> {
    while (await this.threads.writing().call('sweep')) continue;
  }
}

const stateOf = ({ position, epoch, event }: StateRow): ViewState => ({
  position: asId(position),
  epoch,
  ...(event === null ? {} : { event: asId<EventId>(event) }),
});

const documentOf = ({ key, doc, indexes }: DocumentRow): ViewDocument =>
  indexes === null ? { key, doc: JSON.parse(doc) } : { key, doc: JSON.parse(doc), indexes: JSON.parse(indexes) };
