import { setTimeout as pause } from 'node:timers/promises';
import type { EventBatch, EventStore, RecordedEvent } from '../../kernel/ports/event-store.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';
import type { Report } from '../process/log.js';
import { NOTHING, placeAfter, TakenOver, ViewPlace } from './view-place.js';

/** A durable subscription that sends commands; following an event twice is harmless. */
export interface Policy {
  readonly name: string;
  readonly handles: ReadonlySet<string>;
  follow(event: RecordedEvent): Promise<void>;
}

const RETRY_MS = 500;
/** Events that do not concern the policy before its position is stored again. */
const STORE_POSITION_AFTER = 20_000;

type Parts = { readonly events: EventStore; readonly views: ViewStore; readonly report: Report };

/** Runs one policy from where it last was; what fails is told of and tried again, in order. */
export class PolicyRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private readonly place: ViewPlace;
  private idle = 0;
  private heldUp = false;

  constructor(
    private readonly policy: Policy,
    private readonly parts: Parts,
  ) {
    this.place = new ViewPlace(parts.views, `policy-${policy.name}.1`);
  }

  /** Resolves when all that the log holds has been followed, or when something holds it up. */
  async start(): Promise<void> {
    await this.place.open();
    await new Promise<void>((ready) => {
      this.running = this.run(ready);
    });
  }

  /** Lets the event being followed finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    if (this.place.ahead) await this.remember().catch((error: unknown) => this.tell(error));
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
    if ((await this.place.find()) === 'gone') await this.place.open();
    for await (const batch of this.parts.events.subscribe(this.place.at.position, this.stopping.signal)) {
      const whole = await this.take(batch);
      if (!whole) return;
      this.heldUp = false;
      if (batch.caughtUp) ready();
    }
    if (!this.stopping.signal.aborted) throw new Error('the log was closed');
  }

  /** False where it was told to stop halfway: the rest is for the next start. */
  private async take(batch: EventBatch): Promise<boolean> {
    const mine = batch.events.filter(({ type }) => this.policy.handles.has(type));
    for (const event of mine) {
      if (this.stopping.signal.aborted) return false;
      await this.policy.follow(event);
    }
    this.place.at = placeAfter(batch, this.place.at);
    this.idle += batch.events.length;
    if (mine.length > 0 || this.idle >= STORE_POSITION_AFTER) await this.remember();
    return true;
  }

  private async remember(): Promise<void> {
    await this.place.commit(NOTHING, this.place.at).catch((fault: unknown) => {
      if (fault instanceof TakenOver) this.stopping.abort();
      throw fault;
    });
    this.idle = 0;
  }

  private tell(error: unknown): void {
    const { view: loop, at } = this.place;
    if (!this.heldUp) this.parts.report({ loop, position: at.position, error });
    this.heldUp = true;
  }
}
