import { AppendTooLarge } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { Flight, type Pending } from './append-flight.js';
import { type Answer, AppendMessages, type Wanted } from './append-messages.js';
import { DENIED } from './client.js';
import type { LogClient } from './log-client.js';
import { BackOff, type Patience } from './patience.js';

/** As `Appended`; the commit is missing where the server does not tell it again. */
export type Written = Extract<Answer, { kind: 'appended' | 'conflict' }>;

type Waiting = Pending<Written>;

const LOOK_EVERY_MS = 100;

const byOrder = (one: Waiting, other: Waiting): number => one.order - other.order;

/**
 * The appends of one process to one server, sent in the order of their calls. What became of one is unknown when its
 * call fails or no answer comes: it is sent again with the same ids at the same revision, which is harmless.
 */
export class Appends {
  private waiting: Waiting[] = [];
  private flight: Flight<Written> | undefined;
  private pause: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;
  private order = 0;
  private answeredAt = 0;
  private lookedAt = 0;
  private readonly idlers: (() => void)[] = [];
  private readonly backOff = new BackOff(50, 1_000);
  private readonly messages: AppendMessages;

  constructor(
    private readonly client: LogClient,
    private readonly patience: Patience,
  ) {
    this.messages = new AppendMessages(client.messages);
  }

  append(wanted: Wanted): Promise<Written> {
    return new Promise((resolve, reject) => {
      const now = performance.now();
      this.waiting.push({
        order: this.order++,
        wanted,
        calledAt: now,
        sent: undefined,
        settled: false,
        resolve,
        reject,
      });
      if (!this.watch) {
        this.lookedAt = now;
        this.watch = setInterval(() => this.look(), LOOK_EVERY_MS);
      }
      this.goOn();
    });
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (!this.watch) return Promise.resolve();
    return new Promise((resolve) => this.idlers.push(resolve));
  }

  private goOn(): void {
    if (this.pause || this.waiting.length === 0) return;
    const flight = (this.flight ??= this.begin());
    for (let [next] = this.waiting; next && flight.takes(next); [next] = this.waiting) {
      this.waiting.shift();
      if (!next.settled) flight.send(next);
    }
  }

  private begin(): Flight<Written> {
    const flight: Flight<Written> = new Flight(this.messages, {
      answered: (pending, answer) => this.answered(pending, answer),
      lost: (pending) => {
        if (this.flight === flight) this.flight = undefined;
        this.again(pending);
        this.rest();
      },
    });
    void flight.open(this.client).then(() => this.goOn());
    return flight;
  }

  private answered(pending: Waiting, answer: Answer): void {
    this.answeredAt = performance.now();
    if (answer.kind === 'unknown') {
      this.again([pending]);
      return this.rest();
    }
    this.backOff.reset();
    pending.settled = true;
    settle(pending, answer);
    this.goOn();
    this.restIfIdle();
  }

  private again(pending: readonly Waiting[]): void {
    this.waiting = [...new Set([...pending, ...this.waiting])].sort(byOrder);
  }

  private rest(): void {
    this.pause ??= setTimeout(() => {
      this.pause = undefined;
      this.goOn();
    }, this.backOff.take());
  }

  private look(): void {
    const now = performance.now();
    // A process that stood still itself hears first what has come meanwhile.
    const stoodStill = now - this.lookedAt > 5 * LOOK_EVERY_MS;
    this.lookedAt = now;
    if (stoodStill) return;
    this.giveUp(now);
    this.sendAgain(now);
    this.goOn();
    this.restIfIdle();
  }

  private giveUp(now: number): void {
    const over = (since: number): boolean => now - since > this.patience.append;
    const late = this.waiting.filter(({ sent, calledAt }) => over(sent?.first ?? Math.max(calledAt, this.answeredAt)));
    this.waiting = late.length === 0 ? this.waiting : this.waiting.filter((pending) => !late.includes(pending));
    const flown = this.flight?.take(({ first }) => over(first)) ?? [];
    for (const pending of [...flown, ...late]) {
      pending.settled = true;
      pending.reject(new StoreFault('EventStoreDB does not answer'));
    }
  }

  private sendAgain(now: number): void {
    const over = (since: number): boolean => now - since > this.patience.answer;
    if (!this.flight || this.flight.isEmpty) return;
    if (over(this.flight.heardAt)) return this.flight.abandon();
    this.again(this.flight.overdue(over));
  }

  private restIfIdle(): void {
    if (this.waiting.length > 0 || this.flight?.isEmpty === false) return;
    clearInterval(this.watch);
    this.watch = undefined;
    for (const idler of this.idlers.splice(0)) idler();
  }
}

const settle = ({ wanted, resolve, reject }: Waiting, answer: Exclude<Answer, { kind: 'unknown' }>): void => {
  switch (answer.kind) {
    case 'too-large':
      return reject(new AppendTooLarge(wanted.bytes, answer.most));
    case 'stream-deleted':
      return reject(new StoreFault('a stream of the log was deleted on the server'));
    case 'denied':
      return reject(new StoreFault('EventStoreDB refuses appends: the user of EVENTSTORE_URL may not write', DENIED));
    default:
      return resolve(answer);
  }
};
