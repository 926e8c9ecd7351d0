import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession, Collection, UpdateFilter } from 'mongodb';
import { START } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import type { ViewName } from '../../kernel/ports/view-store.js';
import type { Mongo } from './client.js';
import { codeOf } from './faults.js';
import { exactly } from './filters.js';
import type { Checkpoint } from './view-rows.js';

/** How long a view is asked for again whose writer holds its checkpoint. */
const TAKING_MS = 10_000;
const HELD_MS = 500;
const PAUSE_MS = 50;

/** The server waited for who holds the checkpoint, or found it in a transaction that others have ended meanwhile. */
const HELD: ReadonlySet<number | undefined> = new Set([50, 112]);

const BLANK = { body: null, position: START, event: null, epoch: 0, last: '', words: 0, session: null };

/** Where each view stands, and whose it is. */
export class Checkpoints {
  private readonly rows: Collection<Checkpoint>;

  constructor(private readonly mongo: Mongo) {
    this.rows = mongo.db.collection('views');
  }

  /** Undefined for a view that is not there, or was dropped. */
  async find(view: ViewName, session?: ClientSession): Promise<(Checkpoint & { readonly body: string }) | undefined> {
    const row = await this.rows.findOne(exactly({ _id: view }), session ? { session } : {});
    return row && row.body !== null ? { ...row, body: row.body } : undefined;
  }

  async all(): Promise<readonly Checkpoint[]> {
    return this.rows
      .find({ body: { $ne: null } })
      .sort({ _id: 1 })
      .toArray();
  }

  /** Gives a view to the writer who commits in a session; one that is not there gets a new body. */
  async take(view: ViewName, session: ClientSession): Promise<Checkpoint> {
    const mine = { session: session.id?.id ?? null };
    await this.rows.updateOne(exactly({ _id: view }), { $setOnInsert: BLANK }, { upsert: true });
    return this.replace(view, ({ body }) => ({ ...(body === null ? newBody() : {}), ...mine }));
  }

  /** Has a view not be there any more; the body that it had. */
  async drop(view: ViewName): Promise<string | undefined> {
    const found = await this.find(view);
    if (!found) return undefined;
    await this.replace(view, () => ({ body: null, session: null }));
    return found.body;
  }

  /** Moves a view on in a transaction; false where it is another's, or has come further. */
  async move(
    { _id, epoch, body, last }: Checkpoint,
    to: Partial<Checkpoint>,
    session: ClientSession,
  ): Promise<boolean> {
    const filter = exactly({ _id, epoch, body, last });
    return (await this.rows.updateOne(filter, { $set: to }, { session })).matchedCount === 1;
  }

  /** In a new epoch, so that the writer of this one is refused. */
  private async replace(view: ViewName, change: (row: Checkpoint) => Partial<Checkpoint>): Promise<Checkpoint> {
    const until = performance.now() + TAKING_MS;
    for (;;) {
      const replaced = await this.tryToReplace(view, change);
      if (replaced) return replaced;
      if (performance.now() > until) throw new StoreFault('another process does not let go of a view');
      await pause(PAUSE_MS);
    }
  }

  private async tryToReplace(
    view: ViewName,
    change: (row: Checkpoint) => Partial<Checkpoint>,
  ): Promise<Checkpoint | null> {
    const row = await this.rows.findOne(exactly({ _id: view }));
    if (!row) throw new StoreFault('a view that was there is gone');
    await this.end(row);
    const update: UpdateFilter<Checkpoint> = { $set: change(row), $inc: { epoch: 1 } };
    const options = { returnDocument: 'after', maxTimeMS: HELD_MS } as const;
    try {
      return await this.rows.findOneAndUpdate(exactly({ _id: view, epoch: row.epoch }), update, options);
    } catch (fault) {
      if (HELD.has(codeOf(fault))) return null;
      throw fault;
    }
  }

  /** What a writer that has died left open would keep the checkpoint for up to a minute. */
  private async end({ session }: Checkpoint): Promise<void> {
    if (session === null) return;
    // Where this is not allowed, the view is taken once the transaction has run out.
    await this.mongo.client
      .db('admin')
      .command({ killSessions: [{ id: session }] })
      .catch(() => undefined);
  }
}

const newBody = (): Partial<Checkpoint> => {
  const body = randomUUID();
  return { body, position: START, event: null, last: body, words: 0 };
};
