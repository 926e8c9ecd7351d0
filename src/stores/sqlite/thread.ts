import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { isDamage } from './data-files.js';
import { type Answer, type Call, OPENED } from './calls.js';
import type { Services, Setup } from './worker.js';

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void };

type Method<S, K extends keyof S> = S[K] extends (...values: infer V) => infer R ? { values: V; answer: R } : never;

/** How long a thread that died stays away, at first and at most; its file may need the time. */
const AWAY_MS = { first: 50, most: 5_000 } as const;

type Told = { readonly crashed: (fault: Error) => void; readonly back: () => void };

/**
 * A service of one SQLite connection in a thread of its own. Calls are answered in the order they were made. A thread
 * that dies is started again by itself; the calls under way fail, and what became of them only the file can tell.
 */
export class SqliteThread<K extends keyof Services> {
  private readonly waiting = new Map<number, Waiting>();
  private calls = OPENED;
  private outbox: Call[] = [];
  private worker: Worker | undefined;
  private down: Error | undefined;
  private closed = false;
  private damage: StoreFault | undefined;
  private starting: Promise<void> = Promise.resolve();
  private told: Told = { crashed: () => undefined, back: () => undefined };
  /** Readers are called by many at once; a writer gathers its calls itself, and each is waited for. */
  private readonly gathers: boolean;

  private constructor(private readonly setup: Setup<K>) {
    this.gathers = setup.service.endsWith('-reader');
  }

  /** Starts the thread and waits until its service has opened its file. */
  static async start<K extends keyof Services>(setup: Setup<K>): Promise<SqliteThread<K>> {
    const thread = new SqliteThread<K>(setup);
    await thread.launch();
    return thread;
  }

  /** Told when the thread dies without having been closed, and when it is there again. */
  watch(told: Told): void {
    this.told = told;
  }

  /** Whether it runs; after `close` it does not. */
  get running(): boolean {
    return this.down === undefined && !this.closed;
  }

  call<M extends keyof Services[K] & string>(
    method: M,
    ...values: Method<Services[K], M>['values']
  ): Promise<Method<Services[K], M>['answer']> {
    if (this.down) return Promise.reject(this.down);
    const call = ++this.calls;
    // The one place where a worker's answer gets its type: both sides compile against Services.
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      this.post({ call, method, values });
    });
  }

  /** Throws where the thread is away, or its file was found damaged. */
  mustBeWhole(): void {
    const fault = this.down ?? this.damage;
    if (fault) throw fault;
  }

  /** Takes down a fault that was answered as a value; damage does not pass. */
  note(fault: StoreFault): void {
    if (isDamage(fault.errcode)) this.damage = fault;
  }

  /** Lets what was called before finish, then closes the file and ends the thread. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.starting.catch(() => undefined);
    const { worker } = this;
    this.post({ call: ++this.calls, method: 'close', values: [] });
    this.down = new StoreFault('the store is closed');
    if (worker) await once(worker, 'exit');
  }

  private async launch(): Promise<void> {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: this.setup });
    this.worker = worker;
    worker.on('message', (answers: readonly Answer[]) => answers.forEach((answer) => this.settle(answer)));
    worker.on('error', (fault) => this.end(worker, `the database thread died: ${fault.message}`));
    worker.on('exit', () => this.end(worker, 'the database thread ended'));
    try {
      await new Promise((resolve, reject) => this.waiting.set(OPENED, { resolve, reject }));
    } catch (fault) {
      this.worker = undefined;
      throw fault;
    }
  }

  private async comeBack(wait: number): Promise<void> {
    await pause(wait);
    if (this.closed) return;
    try {
      await this.launch();
      this.down = undefined;
      this.told.back();
    } catch {
      await this.comeBack(Math.min(2 * wait, AWAY_MS.most));
    }
  }

  /** What readers are asked in one turn of the loop crosses together: a message costs more than most calls. */
  private post(call: Call): void {
    this.outbox.push(call);
    if (!this.gathers) return this.flush();
    if (this.outbox.length === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    this.worker?.postMessage(this.outbox);
    this.outbox = [];
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.call);
    this.waiting.delete(answer.call);
    if (!('fault' in answer)) return waiting?.resolve(answer.value);
    const fault = new StoreFault(answer.fault, answer.errcode);
    this.note(fault);
    waiting?.reject(fault);
  }

  private end(worker: Worker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const away = this.down !== undefined || this.waiting.has(OPENED);
    this.down ??= new StoreFault(why);
    for (const { reject } of this.waiting.values()) reject(this.down);
    this.waiting.clear();
    if (away || this.closed) return;
    this.told.crashed(this.down);
    this.starting = this.comeBack(AWAY_MS.first);
  }
}
