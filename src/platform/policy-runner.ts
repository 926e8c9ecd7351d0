import { setTimeout as pause } from 'node:timers/promises';
import { type EventBatch, type EventStore, type RecordedEvent, START } from '../kernel/event-store.js';
import type { ViewStore } from '../kernel/view-store.js';
import type { Report } from './log.js';

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
  private position = START;
  private stored = START;
  private idle = 0;
  private epoch = 0;
  private heldUp = false;

  constructor(
    private readonly policy: Policy,
    private readonly parts: Parts,
  ) {}

  /** Resolves when all that the log holds has been followed, or when something holds it up. */
  async start(): Promise<void> {
    const { position, epoch } = await this.parts.views.open(this.view);
    this.position = this.stored = position;
    this.epoch = epoch;
    await new Promise<void>((ready) => {
      this.running = this.run(ready);
    });
  }

  /** Lets the event being followed finish. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    if (this.position > this.stored) await this.remember().catch((error: unknown) => this.tell(error));
  }

  private get view(): string {
    return `policy-${this.policy.name}.1`;
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
    for await (const batch of this.parts.events.subscribe(this.position, this.stopping.signal)) {
      const whole = await this.take(batch);
      if (!whole) return;
      this.heldUp = false;
      if (batch.caughtUp) ready();
    }
    if (!this.stopping.signal.aborted) throw new Error('the log was closed');
  }

  /** False where it was told to stop halfway: the rest is for the next start. */
  private async take({ events, position }: EventBatch): Promise<boolean> {
    const mine = events.filter(({ type }) => this.policy.handles.has(type));
    for (const event of mine) {
      if (this.stopping.signal.aborted) return false;
      await this.policy.follow(event);
    }
    this.position = position;
    this.idle += events.length;
    if (mine.length > 0 || this.idle >= STORE_POSITION_AFTER) await this.remember();
    return true;
  }

  private async remember(): Promise<void> {
    const { position, epoch } = this;
    const commit = { puts: [], deletes: [], cells: [], position, epoch };
    const { kind } = await this.parts.views.commit(this.view, commit);
    if (kind === 'old-epoch') {
      this.stopping.abort();
      throw new Error(`another process has taken over the policy ${this.policy.name}`);
    }
    this.stored = position;
    this.idle = 0;
  }

  private tell(error: unknown): void {
    if (!this.heldUp) this.parts.report({ loop: this.view, position: this.position, error });
    this.heldUp = true;
  }
}
