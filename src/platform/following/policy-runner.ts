import type { EventBatch, EventStore, Position, RecordedEvent } from '../../kernel/ports/event-store.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';
import type { Report } from '../process/log.js';
import { LogLoop } from './log-loop.js';
import { NOTHING, placeAfter, ViewPlace } from './view-place.js';

/** A durable subscription that sends commands; following an event twice is harmless. */
export interface Policy {
  readonly name: string;
  readonly handles: ReadonlySet<string>;
  follow(event: RecordedEvent): Promise<void>;
}

/** Events that do not concern the policy before its position is stored again. */
const STORE_POSITION_AFTER = 20_000;

type Parts = { readonly events: EventStore; readonly views: ViewStore; readonly report: Report };

/** Runs one policy from where it last was. */
export class PolicyRunner {
  private readonly place: ViewPlace;
  private readonly loop: LogLoop;
  private idle = 0;
  private caughtUp: Promise<void> = Promise.resolve();

  constructor(
    private readonly policy: Policy,
    parts: Parts,
  ) {
    this.place = new ViewPlace(parts.views, `policy-${policy.name}.1`);
    this.loop = new LogLoop(this.place, parts, {
      begin: async () => this.found(),
      take: async (batch) => this.take(batch),
    });
  }

  /** True where it stopped by itself: another has taken its place over. */
  get stopped(): boolean {
    return this.loop.stopped;
  }

  /** Takes its place over and begins to follow. */
  async begin(): Promise<void> {
    await this.place.open();
    this.caughtUp = this.loop.start();
  }

  /** As `begin`; resolves when all that the log holds has been followed, or when something holds it up. */
  async start(): Promise<void> {
    await this.begin();
    await this.caughtUp;
  }

  /** Lets the event being followed finish. */
  async stop(): Promise<void> {
    await this.loop.stop();
    if (this.place.ahead) await this.remember().catch((error: unknown) => this.loop.tell(error));
  }

  private async found(): Promise<Position> {
    if ((await this.place.find()) === 'gone') await this.place.open();
    return this.place.at.position;
  }

  private async take(batch: EventBatch): Promise<boolean> {
    const mine = batch.events.filter(({ type }) => this.policy.handles.has(type));
    for (const event of mine) {
      if (this.loop.stopped) return false;
      await this.policy.follow(event);
    }
    this.place.at = placeAfter(batch, this.place.at);
    this.idle += batch.events.length;
    if (mine.length > 0 || this.idle >= STORE_POSITION_AFTER) await this.remember();
    return true;
  }

  private async remember(): Promise<void> {
    await this.loop.storing(this.place.commit(NOTHING, this.place.at));
    this.idle = 0;
  }
}
