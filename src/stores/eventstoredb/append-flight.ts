import { randomUUID } from 'node:crypto';
import type { Answer, AppendMessages, Wanted } from './append-messages.js';
import type { AppendResponse } from './client.js';
import type { AppendCall, LogClient } from './log-client.js';

type Sent = { readonly first: number; readonly last: number; readonly as: string };

/** An append that someone waits for; times are those of the process's own clock, in ms. */
export type Pending<T> = {
  /** Of its call, among all. */
  readonly order: number;
  readonly wanted: Wanted;
  readonly calledAt: number;
  /** First, and for the last time, under which correlation. */
  sent: Sent | undefined;
  settled: boolean;
  readonly resolve: (answer: T) => void;
  readonly reject: (fault: Error) => void;
};

export type FlightEars<T> = {
  readonly answered: (pending: Pending<T>, answer: Answer) => void;
  /** The call is over; what became of these is unknown. */
  readonly lost: (pending: readonly Pending<T>[]) => void;
};

/** Beyond these, appends wait for their turn. */
const MOST = { appends: 64, bytes: 8 * 1024 * 1024 } as const;

/** The appends that are under way over one call. */
export class Flight<T> {
  /** When anything was heard last. */
  heardAt = performance.now();
  private readonly table = new Map<string, Pending<T>>();
  private bytes = 0;
  private call: AppendCall | undefined;
  private over = false;

  constructor(
    private readonly messages: AppendMessages,
    private readonly ears: FlightEars<T>,
  ) {}

  get isEmpty(): boolean {
    return this.table.size === 0;
  }

  async open(client: LogClient): Promise<void> {
    const ears = { answered: (response: AppendResponse) => this.answered(response), failed: () => this.end() };
    try {
      this.call = await client.openAppends(ears);
    } catch {
      this.end();
    }
  }

  takes({ wanted }: Pending<T>): boolean {
    if (!this.call || this.over) return false;
    return this.isEmpty || (this.table.size < MOST.appends && this.bytes + wanted.bytes <= MOST.bytes);
  }

  send(pending: Pending<T>): void {
    const now = performance.now();
    if (this.isEmpty) this.heardAt = now;
    const correlation = randomUUID();
    pending.sent = { first: pending.sent?.first ?? now, last: now, as: correlation };
    this.table.set(correlation, pending);
    this.bytes += pending.wanted.bytes;
    this.call?.send(this.messages.request(correlation, pending.wanted));
  }

  /** Takes out those that a test finds; an answer to them is not heard any more. */
  take(test: (sent: Sent) => boolean): readonly Pending<T>[] {
    const found = [...this.table].filter(([, { sent }]) => sent && test(sent));
    for (const [correlation] of found) this.remove(correlation);
    return [...new Set(found.map(([, pending]) => pending))].filter(({ settled }) => !settled);
  }

  /** Those that were sent so long ago; as long as they are not sent again, they are not named again. */
  overdue(isOver: (since: number) => boolean): readonly Pending<T>[] {
    const late = [...this.table].filter(([as, { sent, settled }]) => sent?.as === as && !settled && isOver(sent.last));
    return late.map(([, pending]) => {
      if (pending.sent) pending.sent = { ...pending.sent, as: '' };
      return pending;
    });
  }

  /** Ends the call, and leaves the connection over which nothing came. */
  abandon(): void {
    this.call?.abandon();
    this.end();
  }

  private answered(response: AppendResponse): void {
    this.heardAt = performance.now();
    const correlation = this.messages.correlationOf(response);
    const pending = this.remove(correlation);
    if (!pending || pending.settled) return;
    const answer = this.messages.answerOf(response);
    // Sent again meanwhile: that one may yet be written, whatever else became of this one.
    if (pending.sent?.as === correlation || answer.kind === 'appended') this.ears.answered(pending, answer);
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    this.ears.lost(this.take(() => true));
  }

  private remove(correlation: string): Pending<T> | undefined {
    const pending = this.table.get(correlation);
    this.table.delete(correlation);
    this.bytes -= pending?.wanted.bytes ?? 0;
    return pending;
  }
}
