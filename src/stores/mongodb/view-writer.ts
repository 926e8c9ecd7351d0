import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientSession } from 'mongodb';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import type { ViewCommit } from '../../kernel/ports/view-store.js';
import { isHopeless } from './faults.js';
import { type BodyWriter, type Changes, isNothing } from './view-changes.js';
import type { Checkpoints } from './view-checkpoints.js';
import type { Checkpoint } from './view-rows.js';

const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

/** How long a commit is tried again. Who asked for it then looks up where the view stands, and begins there. */
const PATIENCE_MS = 10_000;
/** What is wrong with the batch itself comes back each time. */
const HOPELESS_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

type Parts = { readonly checkpoints: Checkpoints; readonly session: ClientSession; readonly body: BodyWriter };

/** Attempts at one commit, of which at least one has failed. */
class Failures {
  private attempts = 0;
  private readonly until = performance.now() + PATIENCE_MS;

  get areOver(): boolean {
    return performance.now() > this.until;
  }

  /** Throws what went wrong where another attempt is of no use; else waits a little. */
  async before(fault: unknown): Promise<void> {
    this.attempts += 1;
    if (this.areOver || (isHopeless(fault) && this.attempts >= HOPELESS_ATTEMPTS)) throw fault;
    await pause(Math.min(FIRST_PAUSE_MS * 2 ** this.attempts, LONGEST_PAUSE_MS));
  }
}

/**
 * Writes one view in one epoch, all its life in one session: a session's next transaction ends the one before it,
 * whatever became of that one. An attempt that failed in any way may be stored all the same: what the checkpoint says
 * decides, and no answer of the server does.
 */
export class ViewWriter {
  constructor(
    private readonly parts: Parts,
    /** Where the view stood after the last commit that is known to be stored. */
    private at: Checkpoint,
  ) {}

  get epoch(): number {
    return this.at.epoch;
  }

  /** False where the view is another's by now. */
  async commit(commit: ViewCommit): Promise<boolean> {
    const { body } = this.parts;
    try {
      const changes = await body.prepare(commit, this.at.words);
      const { position, event = null } = commit;
      const next = { ...this.at, position, event, last: randomUUID(), words: changes.words };
      const isStored = await this.store(next, changes);
      body.settle();
      return isStored;
    } catch (fault) {
      body.forget();
      throw fault;
    }
  }

  /** Ends what is open. */
  async close(): Promise<void> {
    await this.parts.session.endSession();
  }

  private async store(next: Checkpoint, changes: Changes): Promise<boolean> {
    let failures: Failures | undefined;
    for (let fault = await this.attempt(next, changes); fault; fault = await this.attempt(next, changes)) {
      failures ??= new Failures();
      const outcome = await this.outcome(next, failures);
      if (outcome === 'another writer') return false;
      if (outcome === 'stored') break;
      await failures.before(fault.reason);
    }
    this.at = next;
    return true;
  }

  /** Undefined where it is stored; else why that is not known. */
  private async attempt(next: Checkpoint, changes: Changes): Promise<{ readonly reason: unknown } | undefined> {
    const { session, body } = this.parts;
    try {
      // A view that was passed over by the log: one document needs no transaction, and costs a fifth of one.
      if (isNothing(changes)) {
        await this.move(next);
        return undefined;
      }
      await body.look(changes);
      session.startTransaction(TRANSACTION);
      await this.move(next);
      await body.write(changes, session);
      await session.commitTransaction();
      return undefined;
    } catch (reason) {
      // Awaited: beside an abort that is under way, the next writes of the session would be in no transaction.
      await session.abortTransaction().catch(() => undefined);
      return { reason };
    }
  }

  /** First of all that is written: a writer that was replaced, or an attempt that was stored, ends here. */
  private async move({ position, event, last, words }: Checkpoint): Promise<void> {
    const { checkpoints, session } = this.parts;
    const isOurs = await checkpoints.move(this.at, { position, event, last, words }, session);
    if (!isOurs) throw new StoreFault('another process writes this view of MongoDB');
  }

  /** What the checkpoint says of an attempt that has failed. */
  private async outcome(next: Checkpoint, failures: Failures): Promise<'another writer' | 'stored' | 'not stored'> {
    const stored = await this.stored(failures);
    // In a database that was dropped epochs begin again; no body comes a second time.
    if (stored?.epoch !== next.epoch || stored.body !== next.body) return 'another writer';
    if (stored.last === next.last) return 'stored';
    if (stored.last === this.at.last) return 'not stored';
    // A commit that was given up is stored after all: what comes next is not to be added to it unseen.
    this.at = stored;
    throw new StoreFault('the view in MongoDB has come further than its writer knew');
  }

  /** Asks until somebody answers. */
  private async stored(failures: Failures): Promise<Checkpoint | undefined> {
    const { _id: view } = this.at;
    for (;;) {
      try {
        return await this.parts.checkpoints.find(view);
      } catch (fault) {
        await failures.before(fault);
      }
    }
  }
}
