import { setTimeout as pause } from 'node:timers/promises';
import type {
  Appended,
  EventStore,
  ExpectedRevision,
  NewEvent,
  StreamName,
} from '../../../src/kernel/ports/event-store.js';
import { StoreFault } from '../../../src/kernel/ports/store-fault.js';
import { event, someStream } from '../../contracts/event-store.support.js';

/** An append, and what was answered to it in the end; without an answer nobody knows what became of it. */
export type Sent = {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  answer?: Appended;
};

const MOST_EVENTS = 3;
const REST_MS = 20;

const expectedAfter = (revision: number): ExpectedRevision => (revision < 0 ? 'none' : revision);

/** Many who append at once, two to a stream: until all is sent, whatever befalls the server. */
export class AppendStorm {
  readonly sent: Sent[] = [];
  /** How often an append was given up. */
  givenUp = 0;
  private stopped = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly total: number,
  ) {}

  start(writers: number): void {
    const streams = Array.from({ length: writers / 2 }, () => someStream());
    const each = streams.flatMap((stream) => [this.write(stream, true), this.write(stream, false)]);
    this.running = Promise.all(each);
  }

  get answered(): number {
    return this.sent.filter(({ answer }) => answer).length;
  }

  /** Waits until so many more are answered, or all is sent. */
  async answers(more: number): Promise<void> {
    const wanted = Math.min(this.answered + more, this.total);
    while (this.answered < wanted && !this.stopped) await pause(REST_MS);
  }

  /** Waits for an append to be given up. */
  async surrender(): Promise<void> {
    const before = this.givenUp;
    while (this.givenUp === before && !this.stopped) await pause(REST_MS);
  }

  /** Resolves when all is sent and answered or given up. */
  async end(): Promise<void> {
    await this.running;
  }

  /** Nobody sends anything more. */
  stop(): void {
    this.stopped = true;
  }

  /** Some send the same again where there is no answer, others look at what is there and go on. */
  private async write(stream: StreamName, insists: boolean): Promise<void> {
    for (let last = -1; this.sent.length < this.total && !this.stopped;) {
      const events = Array.from({ length: 1 + (this.sent.length % MOST_EVENTS) }, (_, n) => event({ n }));
      const sent: Sent = { stream, expected: expectedAfter(last), events };
      this.sent.push(sent);
      const answer = await this.send(sent, insists);
      last = answer === undefined ? await this.lastOf(stream) : lastAfter(answer);
    }
  }

  private async send(sent: Sent, insists: boolean): Promise<Appended | undefined> {
    try {
      sent.answer = await this.store.append(sent.stream, sent.expected, sent.events);
      return sent.answer;
    } catch (fault) {
      await this.mayGoOn(fault);
      return insists ? this.send(sent, insists) : undefined;
    }
  }

  private async lastOf(stream: StreamName): Promise<number> {
    try {
      return (await this.store.read(stream, 0)).length - 1;
    } catch (fault) {
      await this.mayGoOn(fault);
      return this.lastOf(stream);
    }
  }

  private async mayGoOn(fault: unknown): Promise<void> {
    if (!(fault instanceof StoreFault) || this.stopped) throw fault;
    this.givenUp++;
    await pause(REST_MS);
  }
}

const lastAfter = (answer: Appended): number => (answer.kind === 'conflict' ? answer.actual : answer.revision);
