import type { ClientSession, Collection } from 'mongodb';
import { StoreRefusal } from '../../kernel/ports/store-fault.js';
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
import type { JsonObject } from '../../kernel/words/json.js';
import type { LogId } from '../../kernel/words/ids.js';
import { type Mongo, openMongo } from './client.js';
import { asking } from './faults.js';
import { exactly } from './filters.js';
import { inSnapshot } from './snapshots.js';
import { sweep } from './view-bodies.js';
import { Checkpoints } from './view-checkpoints.js';
import { listDocuments, loadDocuments } from './view-documents.js';
import { bodyIn, stateOf } from './view-rows.js';
import { cellsAfter, growthOf, type Seen, sumOf } from './view-sums.js';
import { WordBooks } from './view-words.js';
import { ViewWriters } from './view-writers.js';

const FORMAT = 1;
const OWNER = 'owner';
const FORMAT_OF = 'format';

type Served = { readonly _id: string; readonly view: ViewName };
/** What is said of all views: `owner` with the log, `format` with its number. */
type About = { readonly _id: string; readonly log?: LogId; readonly format?: number };

export type MongoViewStoreOptions = {
  readonly url: string;
  /** Used where the URL names none. */
  readonly database: string;
  /** Reads beside the process that writes; makes nothing, and a write is an error. */
  readonly readOnly?: boolean;
};

/** Opens the views of one database of MongoDB. */
export const openMongoViewStore = async (options: MongoViewStoreOptions): Promise<ViewStore> => {
  const { url, database, readOnly = false } = options;
  const mongo = await openMongo(url, { database });
  const store = new MongoViewStore(mongo, readOnly);
  try {
    await asking(async () => store.begin());
    return store;
  } catch (fault) {
    await mongo.close();
    throw fault;
  }
};

class MongoViewStore implements ViewStore {
  private readonly checkpoints: Checkpoints;
  private readonly writers: ViewWriters;
  private readonly books = new WordBooks();
  private readonly served: Collection<Served>;
  private readonly about: Collection<About>;

  constructor(
    private readonly mongo: Mongo,
    private readonly readOnly: boolean,
  ) {
    this.checkpoints = new Checkpoints(mongo);
    this.writers = new ViewWriters(mongo, this.checkpoints);
    this.served = mongo.db.collection('views_served');
    this.about = mongo.db.collection('views_about');
  }

  /** Says of which format the views are, and drops what others have left behind. */
  async begin(): Promise<void> {
    if (!this.readOnly) await this.sayFormat();
    const found = await this.about.findOne({ _id: FORMAT_OF });
    if (found && found.format !== FORMAT) {
      throw new StoreRefusal('the views in this MongoDB database are of another version: name another database');
    }
    if (!this.readOnly) await sweep(this.mongo.db, this.checkpoints);
  }

  async open(view: ViewName): Promise<ViewState> {
    return this.writing(async (writers) => writers.open(view));
  }

  async state(view: ViewName): Promise<ViewState | undefined> {
    const row = await asking(async () => this.checkpoints.find(view));
    return row && stateOf(row);
  }

  async load(view: ViewName, keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    return asking(async () => {
      const row = await this.checkpoints.find(view);
      return row ? loadDocuments(bodyIn(this.mongo.db, row.body), keys) : new Map<string, JsonObject>();
    });
  }

  async commit(view: ViewName, commit: ViewCommit): Promise<Committed> {
    const isStored = await this.writing(async (writers) => writers.commit(view, commit));
    return { kind: isStored ? 'committed' : 'old-epoch' };
  }

  async list(view: ViewName, query: ListQuery): Promise<readonly ViewDocument[]> {
    return asking(async () => {
      const row = await this.checkpoints.find(view);
      if (!row) return [];
      return listDocuments(bodyIn(this.mongo.db, row.body), query, async (read) => inSnapshot(this.mongo.client, read));
    });
  }

  async sum(view: ViewName, query: SumQuery): Promise<readonly SumRow[]> {
    return (await this.seeing(view, async (seen) => sumOf(seen, query))) ?? [];
  }

  async *growth(view: ViewName, query: GrowthQuery): AsyncGenerator<readonly GrowthRow[]> {
    const grown = await this.seeing(view, async (seen) => growthOf(seen, query));
    if (grown) yield* grown();
  }

  async *cells(view: ViewName): AsyncGenerator<readonly Cell[]> {
    const next = async (after: string | undefined): ReturnType<typeof cellsAfter> =>
      this.seeing(view, async (seen) => cellsAfter(seen, after));
    for (let page = await next(undefined); page; page = await next(page.last)) {
      if (page.cells.length > 0) yield page.cells;
    }
  }

  async views(): Promise<readonly ViewName[]> {
    return (await asking(async () => this.checkpoints.all())).map(({ _id }) => _id);
  }

  async serving(name: string): Promise<ViewName | undefined> {
    return (await asking(async () => this.served.findOne(exactly({ _id: name }))))?.view;
  }

  async serve(name: string, view: ViewName): Promise<void> {
    await this.writing(async () => this.served.updateOne(exactly({ _id: name }), { $set: { view } }, { upsert: true }));
  }

  async drop(view: ViewName): Promise<void> {
    await this.writing(async (writers) => writers.drop(view));
  }

  async owner(): Promise<LogId | undefined> {
    return (await asking(async () => this.about.findOne({ _id: OWNER })))?.log;
  }

  async own(log: LogId): Promise<void> {
    await this.writing(async () => {
      await this.sayFormat();
      await this.about.updateOne({ _id: OWNER }, { $set: { log } }, { upsert: true });
    });
  }

  async clear(): Promise<void> {
    await this.writing(async (writers) => {
      // First: what is begun anew meanwhile is not whole.
      await this.served.deleteMany({});
      for (const { _id } of await this.checkpoints.all()) await writers.drop(_id);
      await this.about.deleteOne({ _id: OWNER });
    });
  }

  async check(): Promise<void> {
    await this.mongo.check();
  }

  async close(): Promise<void> {
    await this.writers.closeAll().catch(() => undefined);
    await this.mongo.close();
  }

  /** A database that was dropped while processes run does not know it any more. */
  private async sayFormat(): Promise<void> {
    await this.about.updateOne({ _id: FORMAT_OF }, { $setOnInsert: { format: FORMAT } }, { upsert: true });
  }

  private async writing<T>(write: (writers: ViewWriters) => Promise<T>): Promise<T> {
    if (this.readOnly) throw new Error('the views are open for reading only');
    return asking(async () => write(this.writers));
  }

  /** Has several readings of a view see one state; undefined where there is no such view. */
  private async seeing<T>(view: ViewName, read: (seen: Seen) => Promise<T>): Promise<T | undefined> {
    const look = async (session: ClientSession): Promise<T | undefined> => {
      const row = await this.checkpoints.find(view, session);
      if (!row) return undefined;
      const body = bodyIn(this.mongo.db, row.body);
      return read({ body, words: await this.books.of(body, row.words, session), session });
    };
    return asking(async () => inSnapshot(this.mongo.client, look));
  }
}
