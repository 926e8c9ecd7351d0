import { type EventStore, type RecordedEvent, START } from '../kernel/event-store.js';
import type { ViewStore } from '../kernel/view-store.js';

/** A durable subscription that sends commands; following an event twice is harmless. */
export interface Policy {
  readonly name: string;
  readonly handles: ReadonlySet<string>;
  follow(event: RecordedEvent): Promise<void>;
}

const RETRY_MS = 500;

/** Runs one policy from where it last was; what fails is tried again, in order. */
export class PolicyRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private position = START;
  private epoch = 0;

  constructor(
    private readonly policy: Policy,
    private readonly parts: { events: EventStore; views: ViewStore },
  ) {}

  async start(): Promise<void> {
    const { position, epoch } = await this.parts.views.open(this.view);
    this.position = position;
    this.epoch = epoch;
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private get view(): string {
    return `policy-${this.policy.name}.1`;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.followOnce();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  private async followOnce(): Promise<void> {
    for await (const batch of this.parts.events.subscribe(this.position, this.stopping.signal)) {
      const mine = batch.events.filter(({ type }) => this.policy.handles.has(type));
      for (const event of mine) await this.policy.follow(event);
      this.position = batch.position;
      if (mine.length > 0) await this.remember();
    }
  }

  private async remember(): Promise<void> {
    const { position, epoch } = this;
    await this.parts.views.commit(this.view, { puts: [], deletes: [], cells: [], position, epoch });
  }
}
