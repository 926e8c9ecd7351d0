import type { RecordedEvent } from '../../kernel/ports/event-store.js';
import type { Json } from '../../kernel/words/json.js';
import type { AllEvent, Subscription } from './client.js';

/** Once so much has come together, the server is kept from sending more. */
const MOST = { events: 1_000, weight: 4 * 1024 * 1024 } as const;

/** What has come over a subscription and was not taken yet. */
export class Inbox {
  /** When anything came last, or the server said that it goes on looking. */
  heardAt = performance.now();
  private events: RecordedEvent[] = [];
  private weight = 0;
  private ended: Error | undefined;
  private wake: () => void = () => undefined;
  private readonly source: Subscription;

  constructor(
    subscribed: (heard: () => void) => Subscription,
    own: (event: AllEvent) => RecordedEvent | undefined,
    private readonly signal: AbortSignal,
  ) {
    this.source = subscribed(() => this.heard());
    this.source
      .on('data', (event: AllEvent) => this.put(() => own(event)))
      .on('confirmation', () => this.heard())
      .on('error', (error) => this.end(error))
      .on('end', () => this.end(new Error('ended')))
      .on('close', () => this.end(new Error('closed')));
    signal.addEventListener('abort', this.woken);
  }

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  private heard(): void {
    this.heardAt = performance.now();
  }

  /** What has come, at once or within a time; nothing after that time, or when it was aborted. Throws what ended it. */
  async take(ms: number): Promise<readonly RecordedEvent[]> {
    if (this.isEmpty) await this.wait(ms);
    if (this.signal.aborted) return [];
    if (this.isEmpty && this.ended) throw this.ended;
    const { events } = this;
    this.events = [];
    this.weight = 0;
    if (events.length > 0) this.source.resume();
    return events;
  }

  /** Nothing else ends the call on the server. */
  close(): void {
    this.signal.removeEventListener('abort', this.woken);
    void this.source.unsubscribe().catch(() => undefined);
    this.source.resume();
  }

  private readonly woken = (): void => this.wake();

  private async wait(ms: number): Promise<void> {
    if (this.ended || this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        // What came along with it is taken together.
        setImmediate(resolve);
      };
    });
    this.wake = () => undefined;
  }

  private put(own: () => RecordedEvent | undefined): void {
    this.heard();
    try {
      const event = own();
      if (!event) return;
      this.events.push(event);
      this.weight += weightOf(event.data);
    } catch (fault) {
      this.end(fault instanceof Error ? fault : new Error('unreadable'));
    }
    if (this.events.length >= MOST.events || this.weight >= MOST.weight) this.source.pause();
    this.wake();
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.wake();
  }
}

/** About how many characters a value has as JSON. */
const weightOf = (value: Json | undefined): number => {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 5;
  let weight = 2;
  for (const [key, member] of Object.entries(value)) weight += key.length + 4 + weightOf(member);
  return weight;
};
