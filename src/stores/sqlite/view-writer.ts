import { START } from '../../kernel/ports/event-store.js';
import { type Database, inTransaction, mustTakeWrites, type Statement } from './database.js';
import { type DocumentColumns, ViewBody } from './view-body.js';
import type { CellColumns } from './view-columns.js';
import { bodyKeys, bodyTables, openViews, type ViewOptions } from './view-schema.js';

export type CommitColumns = {
  readonly puts: DocumentColumns;
  readonly deletes: readonly string[];
  readonly cells: CellColumns;
  readonly position: string;
  readonly event: string | null;
  readonly epoch: number;
};

export type StateRow = { readonly position: string; readonly epoch: number; readonly event: string | null };
type ViewRow = StateRow & { readonly body: number | null };

/** Rows of a dropped view removed at a time; other calls go in between. */
const SLICE = 2_000;

/** The one connection that writes views, in its own thread. */
export class ViewWriter {
  private readonly database: Database;
  private readonly view: Statement<ViewRow>;
  private readonly moveOn: Statement<never>;
  private readonly wordId: Statement<{ id: number }>;
  private readonly addWord: Statement<never>;
  private readonly bodies = new Map<number, ViewBody>();
  private readonly words = new Map<string, number>();

  constructor(options: ViewOptions) {
    this.database = openViews(options);
    this.view = this.database.prepare('SELECT body, position, epoch, event FROM views WHERE name = ?');
    this.moveOn = this.database.prepare('UPDATE views SET position = ?, event = ? WHERE name = ?');
    this.wordId = this.database.prepare('SELECT id FROM words WHERE word = ?');
    this.addWord = this.database.prepare('INSERT INTO words (word) VALUES (?)');
  }

  open(name: string): StateRow {
    return inTransaction(this.database, () => {
      const found = this.view.get(name);
      const epoch = (found?.epoch ?? 0) + 1;
      const body = found?.body ?? this.newBody();
      const { position, event } = found?.body ? found : { position: START, event: null };
      this.database
        .prepare('INSERT OR REPLACE INTO views (name, body, position, epoch, event) VALUES (?, ?, ?, ?, ?)')
        .run(name, body, position, epoch, event);
      return { position, epoch, event };
    });
  }

  /** False where the view belongs to a newer writer, was dropped or was never opened. */
  commit(name: string, commit: CommitColumns): boolean {
    try {
      return inTransaction(this.database, () => this.store(name, commit));
    } catch (fault) {
      this.words.clear();
      throw fault;
    }
  }

  serve(name: string, view: string): void {
    this.database.prepare('INSERT OR REPLACE INTO served (name, view) VALUES (?, ?)').run(name, view);
  }

  own(log: string): void {
    inTransaction(this.database, () => {
      this.database.exec('DELETE FROM owner');
      this.database.prepare('INSERT INTO owner VALUES (?)').run(log);
    });
  }

  /** From now on the view is not there; `sweep` removes its rows. */
  drop(name: string): void {
    inTransaction(this.database, () => {
      const body = this.view.get(name)?.body ?? null;
      if (body === null) return;
      this.database.prepare('UPDATE views SET body = NULL WHERE name = ?').run(name);
      this.database.prepare('UPDATE bodies SET dropped = 1 WHERE id = ?').run(body);
      this.bodies.delete(body);
    });
  }

  /** Removes some rows of dropped views; whether more are left. */
  sweep(): boolean {
    const body = this.database.prepare<{ id: number }>('SELECT id FROM bodies WHERE dropped = 1 LIMIT 1').get()?.id;
    if (body === undefined) return false;
    inTransaction(this.database, () => {
      const removed = bodyKeys(body).some(({ table, key }) => this.slice(table, key) > 0);
      if (removed) return;
      this.database.exec(bodyKeys(body).reduce((sql, { table }) => `${sql} DROP TABLE ${table};`, ''));
      this.database.prepare('DELETE FROM bodies WHERE id = ?').run(body);
    });
    return true;
  }

  check(): void {
    mustTakeWrites(this.database);
  }

  close(): void {
    this.database.close();
  }

  private store(name: string, commit: CommitColumns): boolean {
    const found = this.view.get(name);
    if (!found || found.body === null || found.epoch !== commit.epoch) return false;
    const body = this.body(found.body);
    body.put(commit.puts);
    body.delete(commit.deletes);
    body.addCells(
      commit.cells,
      commit.cells.words.map((word) => this.word(word)),
    );
    this.moveOn.run(commit.position, commit.event, name);
    return true;
  }

  private slice(table: string, key: string): number {
    const sql = `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} LIMIT ${SLICE})`;
    return Number(this.database.prepare(sql).run().changes);
  }

  private newBody(): number {
    const body = Number(this.database.prepare('INSERT INTO bodies DEFAULT VALUES').run().lastInsertRowid);
    this.database.exec(bodyTables(body));
    return body;
  }

  private body(id: number): ViewBody {
    const known = this.bodies.get(id) ?? new ViewBody(this.database, id);
    this.bodies.set(id, known);
    return known;
  }

  private word(word: string): number {
    const known = this.words.get(word) ?? this.wordId.get(word)?.id ?? Number(this.addWord.run(word).lastInsertRowid);
    this.words.set(word, known);
    return known;
  }
}
