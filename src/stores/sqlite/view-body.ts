import type { Database, SqlValue, Statement } from './database.js';
import { type CellColumns, PLACES } from './view-columns.js';

/** Documents in columns; `indexes` is JSON, null where a document has none. */
export type DocumentColumns = {
  readonly keys: string[];
  readonly docs: string[];
  readonly indexes: (string | null)[];
};

type Entries = { readonly [index: string]: readonly string[] };

/** Writes to the tables of one view. */
export class ViewBody {
  private readonly upsert: Statement<never>;
  private readonly remove: Statement<never>;
  private readonly indexesOf: Statement<{ indexes: string | null }>;
  private readonly enter: Statement<never>;
  private readonly strike: Statement<never>;
  private readonly add: Statement<never>;
  private indexed: boolean;

  constructor(database: Database, body: number) {
    const [docs, index] = [`docs_${body}`, `index_${body}`];
    this.upsert = database.prepare(
      `INSERT INTO ${docs} VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET doc = excluded.doc, indexes = excluded.indexes`,
    );
    this.remove = database.prepare(`DELETE FROM ${docs} WHERE key = ?`);
    this.indexesOf = database.prepare(`SELECT indexes FROM ${docs} WHERE key = ?`);
    this.enter = database.prepare(`INSERT OR IGNORE INTO ${index} VALUES (?, ?, ?)`);
    this.strike = database.prepare(`DELETE FROM ${index} WHERE name = ? AND value = ? AND key = ?`);
    this.add = database.prepare(
      `INSERT INTO cells_${body} VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    );
    this.indexed = database.prepare(`SELECT 1 FROM ${index} LIMIT 1`).get() !== undefined;
  }

  put({ keys, docs, indexes }: DocumentColumns): void {
    for (const at of inKeyOrder(keys)) {
      const [key = '', doc = '', values = null] = [keys[at], docs[at], indexes[at]];
      this.reindex(key, values);
      this.upsert.run(key, doc, values);
    }
  }

  delete(keys: readonly string[]): void {
    for (const key of keys) {
      this.reindex(key, null);
      this.remove.run(key);
    }
  }

  /** `ids` gives the numbers under which the words of the columns are stored. */
  addCells(cells: CellColumns, ids: readonly number[]): void {
    const { places } = cells;
    const id = (at: number): SqlValue => ids[places[at] ?? 0] ?? null;
    for (const { at, n } of addedUp(cells)) {
      this.add.run(id(at), id(at + 1), id(at + 2), places[at + 3] ?? null, places[at + 4] ?? null, n);
    }
  }

  /** A view that indexes nothing is spared the look at what was stored before. */
  private reindex(key: string, values: string | null): void {
    if (values !== null) this.indexed = true;
    if (!this.indexed) return;
    const stored = this.indexesOf.get(key)?.indexes ?? null;
    if (stored === values) return;
    for (const [name, value] of entriesOf(stored)) this.strike.run(name, value, key);
    for (const [name, value] of entriesOf(values)) this.enter.run(name, value, key);
  }
}

/** Neighbours in the table are written one after another: a third faster than as they come. The last of equals wins. */
const inKeyOrder = (keys: readonly string[]): number[] => {
  const order = keys.map((key, at) => ({ key, at }));
  order.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  return order.map(({ at }) => at);
};

/** Where each place of a commit stands first in the columns, and all that is added to it: a third of the time. */
const addedUp = ({ places, n }: CellColumns): Iterable<{ readonly at: number; readonly n: number }> => {
  const sums = new Map<string, { readonly at: number; n: number }>();
  n.forEach((more, cell) => {
    const at = cell * PLACES;
    const place = `${places[at]},${places[at + 1]},${places[at + 2]},${places[at + 3]},${places[at + 4]}`;
    const sum = sums.get(place);
    if (sum) sum.n += more;
    else sums.set(place, { at, n: more });
  });
  return sums.values();
};

const entriesOf = (indexes: string | null): (readonly [string, string])[] => {
  if (indexes === null) return [];
  const values: Entries = JSON.parse(indexes);
  return Object.entries(values).flatMap(([name, list]) => list.map((value) => [name, value] as const));
};
