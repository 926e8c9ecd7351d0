import type { ViewCommit, ViewName, ViewState } from '../../kernel/ports/view-store.js';
import type { Mongo } from './client.js';
import { dropBody, makeBody } from './view-bodies.js';
import { BodyWriter } from './view-changes.js';
import type { Checkpoints } from './view-checkpoints.js';
import { bodyIn, type Checkpoint, stateOf } from './view-rows.js';
import { ViewWriter } from './view-writer.js';

/** The views that this process writes; each by one at a time. */
export class ViewWriters {
  private readonly writers = new Map<ViewName, ViewWriter>();
  private readonly turns = new Map<ViewName, Promise<unknown>>();

  constructor(
    private readonly mongo: Mongo,
    private readonly checkpoints: Checkpoints,
  ) {}

  async open(view: ViewName): Promise<ViewState> {
    return this.inTurn(view, async () => {
      await this.close(view);
      const session = this.mongo.client.startSession();
      const row = await this.checkpoints.take(view, session);
      const body = new BodyWriter(await makeBody(this.mongo.db, row.body ?? ''));
      this.writers.set(view, new ViewWriter({ checkpoints: this.checkpoints, session, body }, row));
      return stateOf(row);
    });
  }

  /** False where the view belongs to a newer writer, was dropped or was never opened. */
  async commit(view: ViewName, commit: ViewCommit): Promise<boolean> {
    return this.inTurn(view, async () => {
      const writer = await this.writerOf(view, commit.epoch);
      return writer !== undefined && writer.commit(commit);
    });
  }

  async drop(view: ViewName): Promise<void> {
    return this.inTurn(view, async () => {
      await this.close(view);
      const body = await this.checkpoints.drop(view);
      if (body !== undefined) await dropBody(this.mongo.db, body);
    });
  }

  async closeAll(): Promise<void> {
    for (const view of this.writers.keys()) await this.inTurn(view, async () => this.close(view));
  }

  private async close(view: ViewName): Promise<void> {
    await this.writers.get(view)?.close();
    this.writers.delete(view);
  }

  private async writerOf(view: ViewName, epoch: number): Promise<ViewWriter | undefined> {
    const writer = this.writers.get(view);
    if (writer?.epoch === epoch) return writer;
    const row = await this.checkpoints.find(view);
    return row?.epoch === epoch ? this.adopted(view, row) : undefined;
  }

  /** A view that somebody else has opened in this epoch, and writes through this store. */
  private async adopted(view: ViewName, row: Checkpoint): Promise<ViewWriter> {
    await this.close(view);
    const session = this.mongo.client.startSession();
    const body = new BodyWriter(bodyIn(this.mongo.db, row.body ?? ''));
    const writer = new ViewWriter({ checkpoints: this.checkpoints, session, body }, row);
    this.writers.set(view, writer);
    return writer;
  }

  /** After whatever else was asked of the same view. */
  private async inTurn<T>(view: ViewName, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(view) ?? Promise.resolve()).then(work);
    this.turns.set(
      view,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
