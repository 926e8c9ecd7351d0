import type { Database } from './database.js';
import { type Filter, keysWhere } from './view-filter.js';
import { growthRows } from './view-growth.js';
import { GROWTH, SUM, sumText } from './view-sums.js';
import { openViews, type ViewOptions } from './view-schema.js';
import type { StateRow } from './view-writer.js';

export type DocumentRow = { readonly key: string; readonly doc: string; readonly indexes: string | null };

export type ListOptions = {
  readonly where: Filter | undefined;
  readonly after: string;
  readonly limit: number;
};

export type SumOptions = {
  readonly asOf: number;
  readonly knownOn: number;
  readonly units: readonly string[] | undefined;
};

export type GrowthOptions = SumOptions & { readonly from: number };

type Summing = {
  readonly columns: typeof SUM | typeof GROWTH;
  readonly days: readonly number[];
  readonly units: readonly string[] | undefined;
};

type Text = { readonly text: string | null };

/** Subject, category, unit, on, recorded: where a page of cells begins, that one left out. */
export type CellPlace = readonly [number, number, number, number, number];

/** Reads views beside the writer, in its own thread. A view that is not there reads as an empty one. */
export class ViewReader {
  private readonly database: Database;

  constructor(options: ViewOptions) {
    this.database = openViews({ ...options, readOnly: true });
  }

  state(name: string): StateRow | undefined {
    const sql = 'SELECT position, epoch, event FROM views WHERE name = ? AND body IS NOT NULL';
    return this.database.prepare<StateRow>(sql).get(name);
  }

  owner(): string | undefined {
    return this.database.prepare<{ log: string }>('SELECT log FROM owner').get()?.log;
  }

  /** The stored JSON of documents, in order; null where there is none. */
  load(name: string, keys: readonly string[]): (string | null)[] {
    const body = this.body(name);
    if (body === undefined) return keys.map(() => null);
    const one = this.database.prepare<{ doc: string }>(`SELECT doc FROM docs_${body} WHERE key = ?`);
    return keys.map((key) => one.get(key)?.doc ?? null);
  }

  list(name: string, { where, after, limit }: ListOptions): DocumentRow[] {
    const body = this.body(name);
    if (body === undefined) return [];
    const columns = `SELECT key, doc, indexes FROM docs_${body}`;
    if (!where) {
      const page = this.database.prepare<DocumentRow>(`${columns} WHERE key > ? ORDER BY key LIMIT ?`);
      return page.all(after, limit);
    }
    const one = this.database.prepare<DocumentRow>(`${columns} WHERE key = ?`);
    return keysWhere(this.database, body, { where, after, limit }).flatMap((key) => one.get(key) ?? []);
  }

  /** For each subject the text `category,unit,n,category,unit,n,...` in numbers of words: rows would cost twice. */
  sum(name: string, subjects: readonly string[], { asOf, knownOn, units }: SumOptions): string[] {
    return this.summed(name, subjects, { columns: SUM, days: [asOf, knownOn], units });
  }

  /** Of all subjects, in order of day (view-growth.ts). */
  growth(name: string, subjects: readonly string[], { asOf, knownOn, units, from }: GrowthOptions): Int32Array {
    return growthRows(this.summed(name, subjects, { columns: GROWTH, days: [asOf, knownOn, from], units }));
  }

  /** At most `limit` cells that are not 0, six numbers each, as text. */
  cells(name: string, after: CellPlace, limit: number): string {
    const body = this.body(name);
    if (body === undefined) return '';
    const page = this.database.prepare<Text>(
      `SELECT group_concat(subject || ',' || category || ',' || unit || ',' || day || ',' || known || ',' || n) AS text
       FROM (
         SELECT * FROM cells_${body} WHERE (subject, category, unit, day, known) > (?, ?, ?, ?, ?) AND n <> 0
         ORDER BY subject, category, unit, day, known LIMIT ?
       )`,
    );
    return page.get(...after, limit)?.text ?? '';
  }

  words(ids: readonly number[]): string[] {
    const one = this.database.prepare<{ word: string }>('SELECT word FROM words WHERE id = ?');
    return ids.map((id) => one.get(id)?.word ?? '');
  }

  views(): string[] {
    const all = this.database.prepare<{ name: string }>('SELECT name FROM views WHERE body IS NOT NULL ORDER BY name');
    return all.all().map(({ name }) => name);
  }

  serving(name: string): string | undefined {
    return this.database.prepare<{ view: string }>('SELECT view FROM served WHERE name = ?').get(name)?.view;
  }

  close(): void {
    this.database.close();
  }

  /** In one transaction, so that all subjects are at one state. */
  private summed(name: string, subjects: readonly string[], { columns, days, units }: Summing): string[] {
    this.database.exec('BEGIN');
    try {
      const body = this.body(name);
      if (body === undefined) return subjects.map(() => '');
      const one = this.database.prepare<Text>(sumText(body, columns, units !== undefined));
      const some = units === undefined ? [] : [JSON.stringify(this.wordIds(units))];
      return subjects.map((subject) => one.get(subject, ...some, ...days)?.text ?? '');
    } finally {
      this.database.exec('COMMIT');
    }
  }

  private wordIds(words: readonly string[]): number[] {
    const one = this.database.prepare<{ id: number }>('SELECT id FROM words WHERE word = ?');
    return words.flatMap((word) => one.get(word)?.id ?? []);
  }

  private body(name: string): number | undefined {
    const found = this.database.prepare<{ body: number | null }>('SELECT body FROM views WHERE name = ?').get(name);
    return found?.body ?? undefined;
  }
}
