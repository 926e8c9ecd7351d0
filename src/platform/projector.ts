import { setTimeout as pause } from 'node:timers/promises';
import { type EventBatch, type EventStore, type Position, type RecordedEvent, START } from '../kernel/event-store.js';
import type { AnyProjection } from '../kernel/projection.js';
import type { ViewCommit, ViewName, ViewStore } from '../kernel/view-store.js';
import type { Report } from './log.js';
import { slicesOf } from './slices.js';
import { Waiters } from './waiters.js';
import { WorkingSet } from './working-set.js';

/** A batch ends at this many persons' facts, so that a commit stays short (design.md, 5). */
const BATCH_FACTS = 5_000;
/** While much is left to catch up with: each page of the file is then written less often. */
const CATCH_UP_FACTS = 40_000;
/** Folded without a pause. */
const FOLD_FACTS = 1_000;
/** Events that do not concern the view before its position is stored again. */
const STORE_POSITION_AFTER = 20_000;
const RETRY_MS = 500;

type Outcome = Pick<ViewCommit, 'puts' | 'deletes' | 'cells'>;
const NOTHING: Outcome = { puts: [], deletes: [], cells: [] };
type Failed = { readonly error: unknown };

export type ProjectorHealth = {
  readonly view: ViewName;
  readonly position: Position;
  readonly running: boolean;
  /** The kind of error that holds it up, if any; never its text. */
  readonly fault?: { readonly position: Position; readonly eventType: string };
};

/** Keeps one view up with the log, exactly once: documents, cells and position are one commit. */
export class Projector {
  private position: Position = START;
  private stored: Position = START;
  private idle = 0;
  private epoch = 0;
  private readonly waiters = new Waiters();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** The commit under way: the next batch is folded meanwhile. Never rejects; why it failed, if it did. */
  private committing: Promise<Failed | undefined> = Promise.resolve(undefined);
  private heldUp = false;
  private fault: ProjectorHealth['fault'];

  constructor(
    readonly projection: AnyProjection,
    private readonly parts: { events: EventStore; views: ViewStore; report?: Report },
    readonly view: ViewName = `${projection.name}.${projection.version}`,
  ) {}

  /** Takes the view over and follows the log until `stop`. */
  async start(): Promise<void> {
    const state = await this.parts.views.open(this.view);
    this.position = this.stored = state.position;
    this.epoch = state.epoch;
    this.running = this.follow();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.committing;
    if (this.position > this.stored) {
      // Where it fails, the next start reads a little further back.
      await this.store(NOTHING, this.position).catch((error: unknown) => this.tell(error));
    }
    this.waiters.giveUp();
  }

  health(): ProjectorHealth {
    const { view, position, fault, heldUp } = this;
    return { view, position, running: !this.stopping.signal.aborted && !heldUp, ...(fault ? { fault } : {}) };
  }

  reached(): Position {
    return this.position;
  }

  /** True once the view holds everything up to a position; false where that takes longer than `ms`. */
  async waitFor(position: Position, ms: number): Promise<boolean> {
    return this.position >= position || this.waiters.until(position, ms);
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.followOnce();
      } catch (error) {
        this.tell(error);
        await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  /** What holds it up is told once, and shown until a batch goes through again. */
  private tell(error: unknown): void {
    const { view: loop, position, fault, heldUp } = this;
    this.heldUp = true;
    if (!heldUp) this.parts.report?.({ loop, position, ...(fault ? { eventType: fault.eventType } : {}), error });
  }

  /** A commit that was told as failed may have been stored all the same: then it is not folded a second time. */
  private async findPlace(): Promise<void> {
    await this.committing;
    this.committing = Promise.resolve(undefined);
    const state = await this.parts.views.state(this.view);
    if (state?.epoch !== this.epoch || state.position <= this.position) return;
    this.stored = state.position;
    this.advance(state.position);
  }

  private async followOnce(): Promise<void> {
    const { events, views } = this.parts;
    await this.findPlace();
    const set = new WorkingSet(this.projection, views, this.view);
    for await (const batch of events.subscribe(this.position, this.stopping.signal)) {
      if (this.stopping.signal.aborted) return;
      await this.take(batch, set);
      this.fault = undefined;
      this.heldUp = false;
    }
    if (!this.stopping.signal.aborted) throw new Error('the log was closed');
  }

  private async take(batch: EventBatch, set: WorkingSet): Promise<void> {
    const concerned = batch.events.filter(({ type }) => this.projection.handles.has(type));
    if (concerned.length === 0) return this.passOver(batch, set);
    const slices = slicesOf(concerned, this.projection, batch.caughtUp ? BATCH_FACTS : CATCH_UP_FACTS);
    for (const [index, slice] of slices.entries()) {
      await set.prepare(slice);
      await this.foldAll(set, slice);
      const last = index === slices.length - 1;
      await this.committed();
      this.commit(set, last ? batch.position : (slice.at(-1)?.position ?? this.position));
    }
    if (batch.caughtUp) await this.committed();
  }

  private async passOver({ events, position }: EventBatch, set: WorkingSet): Promise<void> {
    await this.committed();
    this.idle += events.length;
    this.advance(position);
    if (this.idle >= STORE_POSITION_AFTER) this.commit(set, position);
  }

  private async foldAll(set: WorkingSet, events: readonly RecordedEvent[]): Promise<void> {
    let weight = 0;
    for (const event of events) {
      this.foldOne(set, event);
      weight += this.projection.weight(event);
      if (weight < FOLD_FACTS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      weight = 0;
    }
  }

  private foldOne(set: WorkingSet, event: RecordedEvent): void {
    try {
      set.fold(event);
    } catch (error) {
      this.fault = { position: event.position, eventType: event.type };
      throw error;
    }
  }

  /** Waits for the commit under way; throws where it failed, so that all is read and folded again. */
  private async committed(): Promise<void> {
    const failed = await this.committing;
    if (failed) throw failed.error;
  }

  /** Hands a batch over, after `committed`; the set goes on with the documents as they are now. */
  private commit(set: WorkingSet, position: Position): void {
    set.trim();
    const outcome = set.outcome();
    set.settle();
    this.committing = this.store(outcome, position).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
  }

  private async store(outcome: Outcome, position: Position): Promise<void> {
    const { epoch } = this;
    const { kind } = await this.parts.views.commit(this.view, { ...outcome, position, epoch });
    if (kind === 'old-epoch') {
      this.stopping.abort();
      throw new Error(`another process has taken over the view ${this.view}`);
    }
    this.stored = position;
    this.idle = 0;
    this.advance(position);
  }

  private advance(position: Position): void {
    this.position = position;
    this.waiters.reached(position);
  }
}
