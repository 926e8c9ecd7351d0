import { type EventBatch, type EventStore, type Position, type RecordedEvent, START } from '../kernel/event-store.js';
import type { AnyProjection } from '../kernel/projection.js';
import type { ViewCommit, ViewName, ViewStore } from '../kernel/view-store.js';
import { WorkingSet } from './working-set.js';

/** A batch ends at this many persons' facts, so that a commit stays short (design.md, 5). */
const BATCH_FACTS = 5_000;
/** While much is left to catch up with: each page of the file is then written less often. */
const CATCH_UP_FACTS = 20_000;
/** Folded without a pause. */
const FOLD_FACTS = 1_000;
/** Events that do not concern the view before its position is stored again. */
const STORE_POSITION_AFTER = 20_000;
const RETRY_MS = 500;

type Outcome = Pick<ViewCommit, 'puts' | 'deletes' | 'cells'>;
type Waiter = { readonly position: Position; readonly done: (reached: boolean) => void };

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
  private readonly waiters = new Set<Waiter>();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  /** The commit under way: the next batch is folded meanwhile. Never rejects; false where it failed. */
  private committing: Promise<boolean> = Promise.resolve(true);
  private fault: ProjectorHealth['fault'];

  constructor(
    readonly projection: AnyProjection,
    private readonly parts: { events: EventStore; views: ViewStore },
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
      await this.store({ puts: [], deletes: [], cells: [] }, this.position);
    }
    for (const waiter of this.waiters) waiter.done(false);
  }

  health(): ProjectorHealth {
    const { view, position, fault } = this;
    return { view, position, running: !this.stopping.signal.aborted && !fault, ...(fault ? { fault } : {}) };
  }

  reached(): Position {
    return this.position;
  }

  /** True once the view holds everything up to a position; false where that takes longer than `ms`. */
  async waitFor(position: Position, ms: number): Promise<boolean> {
    if (this.position >= position) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.done(false), ms);
      const waiter: Waiter = {
        position,
        done: (reached) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve(reached);
        },
      };
      this.waiters.add(waiter);
    });
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.followOnce();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  private async followOnce(): Promise<void> {
    const { events, views } = this.parts;
    await this.committing;
    this.committing = Promise.resolve(true);
    const set = new WorkingSet(this.projection, views, this.view);
    for await (const batch of events.subscribe(this.position, this.stopping.signal)) {
      if (this.stopping.signal.aborted) return;
      await this.take(batch, set);
      this.fault = undefined;
    }
  }

  private async take(batch: EventBatch, set: WorkingSet): Promise<void> {
    const concerned = batch.events.filter(({ type }) => this.projection.handles.has(type));
    if (concerned.length === 0) return this.passOver(batch, set);
    const slices = this.sliced(concerned, batch.caughtUp ? BATCH_FACTS : CATCH_UP_FACTS);
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

  private sliced(events: readonly RecordedEvent[], facts: number): RecordedEvent[][] {
    const slices: RecordedEvent[][] = [];
    let weight = facts;
    for (const event of events) {
      if (weight >= facts) {
        slices.push([]);
        weight = 0;
      }
      slices.at(-1)?.push(event);
      weight += this.projection.weight(event);
    }
    return slices;
  }

  /** Waits for the commit under way; throws where it failed, so that all is read and folded again. */
  private async committed(): Promise<void> {
    if (!(await this.committing)) throw new Error(`a commit to ${this.view} failed`);
  }

  /** Hands a batch over, after `committed`; the set goes on with the documents as they are now. */
  private commit(set: WorkingSet, position: Position): void {
    set.trim();
    const outcome = set.outcome();
    set.settle();
    this.committing = this.store(outcome, position).then(
      () => true,
      () => false,
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
    for (const waiter of this.waiters) if (waiter.position <= position) waiter.done(true);
  }
}
