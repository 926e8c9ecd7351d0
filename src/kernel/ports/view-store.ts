import type { Day } from '../words/calendar-date.js';
import type { Position } from './event-store.js';
import type { EventId, LogId } from '../words/ids.js';
import type { JsonObject } from '../words/json.js';

/** A stored view: its name and version, `ledger.1`. */
export type ViewName = string;

/** One difference of a timeline (design.md 1.4). `n` is a whole number, never 0. */
export type Cell = {
  /** `<measure>:<id of what is measured>`, e.g. `standing:<directive>`. */
  readonly subject: string;
  readonly category: string;
  /** The unit as assigned, mergers not followed; '' where no unit matters. */
  readonly unit: string;
  readonly on: Day;
  readonly recorded: Day;
  readonly n: number;
};

/** Values of a declared index: nothing else of a document can be filtered on. */
export type IndexValues = { readonly [index: string]: readonly string[] };

export type ViewDocument = { readonly key: string; readonly doc: JsonObject; readonly indexes?: IndexValues };

export type ViewCommit = {
  readonly puts: readonly ViewDocument[];
  readonly deletes: readonly string[];
  /** Added to what is stored: the stored n of the same place grows by n. */
  readonly cells: readonly Cell[];
  readonly position: Position;
  /** Of the log's event at that position: tells this log from another that has come as far. */
  readonly event?: EventId;
  /** Of the writer; a commit under an older epoch than the stored one is refused. */
  readonly epoch: number;
};

export type Committed = { readonly kind: 'committed' } | { readonly kind: 'old-epoch' };

export type SumRow = {
  readonly subject: string;
  readonly category: string;
  readonly unit: string;
  readonly n: number;
};

export type SumQuery = {
  readonly subjects: readonly string[];
  readonly asOf: Day;
  readonly knownOn: Day;
  /** Only cells of these units, as recorded. */
  readonly units?: readonly string[];
};

/** `n` is what a sum on `from` comes to, and on every later day what is added to that of the day before. */
export type GrowthRow = SumRow & { readonly on: Day };

export type GrowthQuery = SumQuery & { readonly from: Day };

export type ListQuery = {
  /** Documents whose index holds one of the values; every document without it. */
  readonly where?: { readonly index: string; readonly values: readonly string[] };
  /** Keys greater than this one only: the cursor. */
  readonly after?: string;
  readonly limit: number;
};

/** What a view's sums and documents stand at. */
export type ViewState = { readonly position: Position; readonly epoch: number; readonly event?: EventId };

/** Documents, cells and the position of every view; a commit is all or nothing. */
export interface ViewStore {
  /** Takes the view over for a new writer: the epoch to commit under; older writers are refused from now on. */
  open(view: ViewName): Promise<ViewState>;
  state(view: ViewName): Promise<ViewState | undefined>;
  load(view: ViewName, keys: readonly string[]): Promise<ReadonlyMap<string, JsonObject>>;
  commit(view: ViewName, commit: ViewCommit): Promise<Committed>;
  /** In order of key (by code point). */
  list(view: ViewName, query: ListQuery): Promise<readonly ViewDocument[]>;
  /** Sums of cells with `on <= asOf` and `recorded <= knownOn`, by subject, category and unit; zeros left out. */
  sum(view: ViewName, query: SumQuery): Promise<readonly SumRow[]>;
  /**
   * Sums on every day from `from` to `asOf`, by what they grow by: in order of `on`, in batches, zeros left out. All at
   * one state.
   */
  growth(view: ViewName, query: GrowthQuery): AsyncIterable<readonly GrowthRow[]>;
  /** Every cell that is not 0, in no particular order, in batches: for verify. */
  cells(view: ViewName): AsyncIterable<readonly Cell[]>;
  views(): Promise<readonly ViewName[]>;
  /** The view that serves under a name; set when a rebuilt one takes over. */
  serving(name: string): Promise<ViewName | undefined>;
  serve(name: string, view: ViewName): Promise<void>;
  drop(view: ViewName): Promise<void>;
  /** The log that the views were built from, if any was ever named. */
  owner(): Promise<LogId | undefined>;
  own(log: LogId): Promise<void>;
  /** Forgets every view: whatever is opened is begun anew. */
  clear(): Promise<void>;
  /** Throws a StoreFault where the store cannot do its work. */
  check(): Promise<void>;
  close(): Promise<void>;
}
