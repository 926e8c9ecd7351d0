import { type Appended, type ExpectedRevision, positionOf, type StreamName } from '../../kernel/ports/event-store.js';
import type { StoredEvent } from './log-events.js';
import type { LogTail } from './log-tail.js';
import type { AppendBatch, AppendResult } from './log-writer.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';

type Waiting = {
  readonly stream: StreamName;
  readonly first: number;
  readonly events: readonly StoredEvent[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (fault: Error) => void;
};

const APPENDS_PER_COMMIT = 512;
const CHARS_PER_COMMIT = 8 * 1024 * 1024;

/** Appends in the order they were called; those that come while a commit runs share the next one. */
export class AppendQueue {
  private readonly waiting: Waiting[] = [];
  private running = false;

  constructor(
    private readonly commit: (batch: AppendBatch) => Promise<AppendResult[]>,
    private readonly tail: LogTail,
  ) {}

  append(stream: StreamName, expected: ExpectedRevision, events: readonly StoredEvent[]): Promise<Appended> {
    const first = expected === 'none' ? 0 : expected + 1;
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, first, events, resolve, reject });
      if (this.running) return;
      this.running = true;
      // What is appended in the same turn goes along.
      queueMicrotask(() => void this.run());
    });
  }

  /** What waits when a commit is done is on its way before that one's answers are given: the thread is not kept idle. */
  private async run(): Promise<void> {
    let running = this.start();
    while (running) {
      const answer = await running;
      running = this.start();
      answer();
      if (!running) await Promise.resolve().then(() => undefined);
      running ??= this.start();
    }
    this.running = false;
  }

  /** Sends a commit off; resolves, when it is done, to what tells those who wait for it. */
  private start(): Promise<() => void> | undefined {
    if (this.waiting.length === 0) return undefined;
    const appends = this.next();
    return this.commit(batchOf(appends)).then(
      (results) => () => this.settle(appends, results),
      (fault: Error) => () => appends.forEach(({ reject }) => reject(fault)),
    );
  }

  private next(): Waiting[] {
    let chars = 0;
    const over = this.waiting.findIndex(({ events }, index) => {
      chars += events.reduce((sum, { data, meta }) => sum + data.length + meta.length, 0);
      return index > 0 && (index >= APPENDS_PER_COMMIT || chars > CHARS_PER_COMMIT);
    });
    return this.waiting.splice(0, over < 0 ? this.waiting.length : over);
  }

  /** The tail first: whoever hears of an append finds it there. */
  private settle(appends: readonly Waiting[], results: readonly AppendResult[]): void {
    appends.forEach(({ stream, events }, index) => {
      const result = results[index];
      if (result?.kind === 'appended') this.tail.push(stream, events, result);
      if (result?.kind === 'repeated') this.tail.skipTo(result.position);
    });
    appends.forEach((append, index) => answer(append, results[index]));
    this.tail.wake();
  }
}

const answer = ({ resolve, reject }: Waiting, result: AppendResult | undefined): void => {
  if (!result || result.kind === 'fault')
    return reject(new StoreFault(result?.message ?? 'no answer', result?.errcode));
  if (result.kind === 'conflict') return resolve(result);
  return resolve({ kind: 'appended', revision: result.revision, position: positionOf(result.position) });
};

const batchOf = (appends: readonly Waiting[]): AppendBatch => {
  const events = appends.flatMap((append) => append.events);
  return {
    streams: appends.map(({ stream }) => stream),
    firsts: appends.map(({ first }) => first),
    counts: appends.map((append) => append.events.length),
    ids: Buffer.from(events.map(({ id }) => id.replaceAll('-', '')).join(''), 'hex'),
    types: events.map(({ type }) => type),
    data: events.map(({ data }) => data),
    metas: events.map(({ meta }) => meta),
  };
};
