import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { randomUUID } from 'node:crypto';
import type { DurableLog, Stored } from './durable-log.js';
import { caughtUp, checkpoint, confirmation, eventMessage } from './messages.js';
import { listening, positionIn, type ReadCall, send } from './read-call.js';
import { invalidPosition } from './statuses.js';

type Matches = (event: Stored) => boolean;

/** Events that are looked at between checkpoints, where nothing else is asked for. */
const WINDOW = 32;

const matcher = (options: ReadReq.Options): Matches => {
  const filter = options.getFilter();
  const byStream = filter?.getStreamIdentifier();
  const expression = byStream ?? filter?.getEventType();
  if (expression === undefined) return () => true;
  const [prefixes, regex] = [expression.getPrefixList(), new RegExp(expression.getRegex(), 'u')];
  const fits = (text: string): boolean =>
    prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text);
  return ({ stream, type }) => fits(byStream === undefined ? type : stream);
};

const intervalOf = (options: ReadReq.Options): number => {
  const filter = options.getFilter();
  if (filter === undefined) return Number.POSITIVE_INFINITY;
  return (filter.getMax() || WINDOW) * (filter.getCheckpointintervalmultiplier() || 1);
};

/** Someone who follows everything from a place on. */
class Subscription {
  stalled = false;
  /** Events that the next one takes along once more. */
  repeats = 0;
  private considered = 0;
  private readonly signal: AbortSignal;
  private readonly sent: Stored[] = [];

  constructor(
    private readonly call: ReadCall,
    private readonly log: DurableLog,
    private readonly asked: { readonly matches: Matches; readonly interval: number },
  ) {
    this.signal = listening(call);
  }

  async follow(from: number): Promise<void> {
    await this.send(confirmation(randomUUID()));
    let next = from;
    for (let live = false; !this.signal.aborted; live = true) {
      for (; next < this.log.events.length && !this.signal.aborted; next++) await this.consider(this.log.events[next]);
      if (!live) await this.send(caughtUp());
      if (next === this.log.events.length) await this.log.grown(this.signal).catch(() => undefined);
    }
  }

  end(): void {
    this.call.end();
  }

  private async consider(event: Stored | undefined): Promise<void> {
    if (event === undefined) return;
    if (this.asked.matches(event)) await this.deliver(event);
    this.considered++;
    if (this.considered % this.asked.interval === 0) await this.send(checkpoint(event.position));
  }

  private async deliver(event: Stored): Promise<void> {
    if (this.stalled) return;
    await this.send(eventMessage(event));
    this.sent.push(event);
    const again = this.repeats === 0 ? [] : this.sent.slice(-this.repeats);
    this.repeats = 0;
    for (const sent of again) await this.send(eventMessage(sent));
  }

  private async send(message: Parameters<typeof send>[1]): Promise<void> {
    if (!this.stalled) await send(this.call, message, this.signal);
  }
}

/** All who follow. */
export class Subscriptions {
  private readonly open = new Set<Subscription>();

  constructor(private readonly log: DurableLog) {}

  async follow(call: ReadCall, options: ReadReq.Options): Promise<void> {
    const position = positionIn(options);
    if (position !== undefined && !this.log.isBoundary(position)) return void call.emit('error', invalidPosition());
    const from = position === undefined ? this.log.events.length : this.log.countUpTo(position, position > 0);
    const asked = { matches: matcher(options), interval: intervalOf(options) };
    const subscription = new Subscription(call, this.log, asked);
    this.open.add(subscription);
    await subscription.follow(from).finally(() => this.open.delete(subscription));
  }

  get count(): number {
    return this.open.size;
  }

  stall(): void {
    for (const subscription of this.open) subscription.stalled = true;
  }

  repeat(count: number): void {
    for (const subscription of this.open) subscription.repeats = count;
  }

  end(): void {
    for (const subscription of this.open) subscription.end();
  }
}
