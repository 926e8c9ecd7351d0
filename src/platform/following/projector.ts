import {
  type EventBatch,
  type EventStore,
  type Position,
  type RecordedEvent,
  START,
} from '../../kernel/ports/event-store.js';
import type { AnyProjection } from '../../kernel/views/projection.js';
import type { ViewName, ViewStore } from '../../kernel/ports/view-store.js';
import type { Report } from '../process/log.js';
import { LogLoop } from './log-loop.js';
import type { FollowedView, ProjectorHealth } from './projector-health.js';
import { slicesOf } from './slices.js';
import { type LogPlace, NOTHING, type Outcome, placeAfter, placeAt, ViewPlace } from './view-place.js';
import { Waiters } from './waiters.js';
import { WorkingSet } from './working-set.js';

/** A batch ends at this many persons' facts, so that a commit stays short (design.md, 5). */
const BATCH_FACTS = 5_000;
/** While much is left to catch up with: each page of a file is then written less often; a server gains nothing by it. */
const CATCH_UP_FACTS = 40_000;
/** Folded without a pause. */
const FOLD_FACTS = 300;
/** Events that do not concern the view before its position is stored again. */
const STORE_POSITION_AFTER = 20_000;

export type ProjectorParts = {
  readonly events: EventStore;
  readonly views: ViewStore;
  readonly report?: Report;
  /** Other processes look up in the store how far the view has come. */
  readonly watched?: boolean;
};

/** Keeps one view up with the log, exactly once: documents, cells and position are one commit. */
export class Projector implements FollowedView {
  private readonly place: ViewPlace;
  /** Where the log was when the view was begun. */
  private goal: Position = START;
  private idle = 0;
  private readonly waiters = new Waiters();
  private readonly loop: LogLoop;
  private set: WorkingSet;
  /** The commit under way: the next batch is folded meanwhile. Never rejects; why it failed, if it did. */
  private committing: Promise<{ readonly error: unknown } | undefined> = Promise.resolve(undefined);
  private fault: ProjectorHealth['fault'];

  constructor(
    readonly projection: AnyProjection,
    private readonly parts: ProjectorParts,
    readonly view: ViewName = `${projection.name}.${projection.version}`,
  ) {
    this.place = new ViewPlace(parts.views, view);
    this.set = this.blankSet();
    this.loop = new LogLoop(this.place, parts, {
      begin: async () => this.begin(),
      take: async (batch) => this.take(batch),
      stuckAt: () => this.fault?.eventType,
    });
  }

  /** Takes the view over and follows the log until `stop`. */
  async start(): Promise<void> {
    await this.takeOver();
    void this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.committing;
    // Where it fails, the next start reads a little further back.
    if (this.place.ahead) await this.store(NOTHING, this.place.at).catch((error: unknown) => this.loop.tell(error));
    this.waiters.giveUp();
  }

  get name(): string {
    return this.projection.name;
  }

  /** True where it stopped by itself: another has taken the view over. */
  get stopped(): boolean {
    return this.loop.stopped;
  }

  health(): ProjectorHealth {
    const { view, fault, building, loop } = this;
    return { view, position: this.reached(), running: loop.going, building, ...(fault ? { fault } : {}) };
  }

  reached(): Position {
    return this.place.at.position;
  }

  get building(): boolean {
    return this.reached() < this.goal;
  }

  /** True once the view holds everything up to a position; false where that takes longer than `ms`. */
  async waitFor(position: Position, ms: number): Promise<boolean> {
    return this.reached() >= position || this.waiters.until(position, ms);
  }

  private async takeOver(): Promise<void> {
    await this.place.open();
    this.goal = this.reached() === START ? (await this.parts.events.head()).position : START;
  }

  private blankSet(): WorkingSet {
    return new WorkingSet(this.projection, this.parts.views, this.view);
  }

  /** What was stored is not folded a second time; what the store has lost is begun anew. */
  private async begin(): Promise<Position> {
    await this.committing;
    this.committing = Promise.resolve(undefined);
    this.set = this.blankSet();
    if ((await this.place.find()) === 'gone') await this.takeOver();
    else this.waiters.reached(this.reached());
    return this.reached();
  }

  private async take(batch: EventBatch): Promise<boolean> {
    if (this.loop.stopped) return false;
    const concerned = batch.events.filter(({ type }) => this.projection.handles.has(type));
    await (concerned.length === 0 ? this.passOver(batch) : this.foldBatch(batch, concerned));
    this.fault = undefined;
    return true;
  }

  private async foldBatch(batch: EventBatch, concerned: readonly RecordedEvent[]): Promise<void> {
    const { set } = this;
    const isSmall = batch.caughtUp || this.parts.watched === true;
    const slices = slicesOf(concerned, this.projection, isSmall ? BATCH_FACTS : CATCH_UP_FACTS);
    for (const [index, slice] of slices.entries()) {
      await set.prepare(slice);
      await this.foldAll(set, slice);
      const last = index === slices.length - 1;
      await this.committed();
      const end = slice.at(-1);
      this.commit(set, last || !end ? placeAfter(batch, this.place.at) : placeAt(end));
    }
    if (!batch.caughtUp) return;
    await this.committed();
    set.rest();
  }

  private async passOver(batch: EventBatch): Promise<void> {
    await this.committed();
    this.idle += batch.events.length;
    this.place.at = placeAfter(batch, this.place.at);
    this.waiters.reached(batch.position);
    const isDue = this.parts.watched === true ? batch.caughtUp : this.idle >= STORE_POSITION_AFTER;
    if (isDue && this.place.ahead) this.commit(this.set, this.place.at);
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

  /** After `committed`; the set goes on with the documents as they are now. */
  private commit(set: WorkingSet, at: LogPlace): void {
    set.trim();
    const outcome = set.outcome();
    set.settle();
    this.committing = this.store(outcome, at).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
  }

  private async store(outcome: Outcome, at: LogPlace): Promise<void> {
    await this.loop.storing(this.place.commit(outcome, at));
    this.idle = 0;
    this.waiters.reached(at.position);
  }
}
