import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { StoreFault } from '../kernel/store-fault.js';
import { type Answer, type Call, OPENED } from './sqlite.calls.js';
import type { Services, Setup } from './sqlite.worker.js';

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (fault: Error) => void };

type Method<S, K extends keyof S> = S[K] extends (...values: infer V) => infer R ? { values: V; answer: R } : never;

/** A service of one SQLite connection in a thread of its own. Calls are answered in the order they were made. */
export class SqliteThread<K extends keyof Services> {
  private readonly waiting = new Map<number, Waiting>();
  private calls = OPENED;
  private outbox: Call[] = [];
  private ended: Error | undefined;
  private onCrash: (fault: Error) => void = () => undefined;

  private constructor(
    private readonly worker: Worker,
    /** Readers are called by many at once; a writer gathers its calls itself, and each is waited for. */
    private readonly gathers: boolean,
  ) {
    worker.on('message', (answers: readonly Answer[]) => answers.forEach((answer) => this.settle(answer)));
    worker.on('error', (fault) => this.end(new StoreFault(`the database thread died: ${fault.message}`)));
    worker.on('exit', () => this.end(new StoreFault('the database thread ended')));
  }

  /** Starts the thread and waits until its service has opened its file. */
  static async start<K extends keyof Services>(setup: Setup<K>): Promise<SqliteThread<K>> {
    const worker = new Worker(new URL('./sqlite.worker.js', import.meta.url), { workerData: setup });
    const thread = new SqliteThread<K>(worker, setup.service.endsWith('-reader'));
    await new Promise((resolve, reject) => thread.waiting.set(OPENED, { resolve, reject }));
    return thread;
  }

  /** Told once when the thread dies without having been closed. */
  whenCrashed(told: (fault: Error) => void): void {
    this.onCrash = told;
  }

  call<M extends keyof Services[K] & string>(
    method: M,
    ...values: Method<Services[K], M>['values']
  ): Promise<Method<Services[K], M>['answer']> {
    if (this.ended) return Promise.reject(this.ended);
    const call = ++this.calls;
    // The one place where a worker's answer gets its type: both sides compile against Services.
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      this.post({ call, method, values });
    });
  }

  /** Lets what was called before finish, then closes the file and ends the thread. */
  async close(): Promise<void> {
    if (this.ended) return;
    this.onCrash = () => undefined;
    const exited = once(this.worker, 'exit');
    this.post({ call: ++this.calls, method: 'close', values: [] });
    this.ended = new StoreFault('the store is closed');
    await exited;
  }

  /** What readers are asked in one turn of the loop crosses together: a message costs more than most calls. */
  private post(call: Call): void {
    this.outbox.push(call);
    if (!this.gathers) return this.flush();
    if (this.outbox.length === 1) setImmediate(() => this.flush());
  }

  private flush(): void {
    this.worker.postMessage(this.outbox);
    this.outbox = [];
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.call);
    this.waiting.delete(answer.call);
    if ('fault' in answer) waiting?.reject(new StoreFault(answer.fault, answer.errcode));
    else waiting?.resolve(answer.value);
  }

  private end(fault: Error): void {
    const crashed = this.ended === undefined;
    this.ended ??= fault;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
    if (crashed) this.onCrash(fault);
  }
}
