import { setTimeout as pause } from 'node:timers/promises';
import type { EventBatch, EventStore, Position } from '../../kernel/ports/event-store.js';
import type { Report } from '../process/log.js';
import { type LogPlace, TakenOver } from './view-place.js';

const RETRY_MS = 500;

/** What a follower of the log does on its way. */
export type Steps = {
  /** Finds out where to go on from, at the start and after each failure. */
  readonly begin: () => Promise<Position>;
  /** Takes what comes next; false where it was told to stop halfway: the rest is for the next start. */
  readonly take: (batch: EventBatch) => Promise<boolean>;
  /** The type of the event that holds it up, where one does. */
  readonly stuckAt?: () => string | undefined;
};

/** How far a loop has come, and by which name it is told of. */
type Place = { readonly view: string; readonly at: LogPlace };

type Parts = { readonly events: EventStore; readonly report?: Report };

/** Follows the log until it is stopped: what fails is told of once and tried again, in order. */
export class LogLoop {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private heldUp = false;

  constructor(
    private readonly place: Place,
    private readonly parts: Parts,
    private readonly steps: Steps,
  ) {}

  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** False while something holds it up, and for good once it has stopped. */
  get going(): boolean {
    return !this.stopped && !this.heldUp;
  }

  /** Begins to follow; resolves when all that the log holds was taken, or when something holds it up. */
  async start(): Promise<void> {
    return new Promise((ready) => {
      this.running = this.run(ready);
    });
  }

  /** Lets what is being taken finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Stores something, and stops for good where the place is another's now. */
  async storing(commit: Promise<void>): Promise<void> {
    await commit.catch((fault: unknown) => {
      if (fault instanceof TakenOver) this.stopping.abort();
      throw fault;
    });
  }

  /** What holds it up is told once, until a batch goes through again. */
  tell(error: unknown): void {
    const { heldUp } = this;
    this.heldUp = true;
    if (heldUp) return;
    const eventType = this.steps.stuckAt?.();
    const at = { loop: this.place.view, position: this.place.at.position };
    this.parts.report?.({ ...at, ...(eventType === undefined ? {} : { eventType }), error });
  }

  private async run(ready: () => void): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.followOnce(ready);
      } catch (error) {
        this.tell(error);
        ready();
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    ready();
  }

  private async followOnce(ready: () => void): Promise<void> {
    const { signal } = this.stopping;
    for await (const batch of this.parts.events.subscribe(await this.steps.begin(), signal)) {
      if (!(await this.steps.take(batch))) return;
      this.heldUp = false;
      if (batch.caughtUp) ready();
    }
    if (!signal.aborted) throw new Error('the log was closed');
  }
}
