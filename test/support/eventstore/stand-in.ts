// A stand-in for EventStoreDB. It proves how the adapter deals with a server, never how a server behaves.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cleaning } from '../cleanup.js';
import { dataDirectory } from '../data-directory.js';
import type { Login } from './access.js';
import { certificateFileOf } from './certificate.js';
import { linesOf, type Stored, storedIn } from './durable-log.js';
import type { AppendFault, Order } from './faults.js';

const SERVE = fileURLToPath(new URL('./serve.js', import.meta.url));

/** How many follow, and how many calls were taken and left lying. */
type Obeyed = { readonly subscriptions: number; readonly unanswered: number };

/** A server in a process of its own, on a file that outlives it. */
export class EventStoreStandIn {
  port = 0;
  private child: ChildProcess | undefined;

  private constructor(
    private readonly file: string,
    private readonly login: Login | undefined,
  ) {}

  static async start(t: Cleaning, { login }: { login?: Login } = {}): Promise<EventStoreStandIn> {
    const standIn = new EventStoreStandIn(join(await dataDirectory(t), 'log'), login);
    t.after(async () => standIn.kill());
    await standIn.restart();
    return standIn;
  }

  /** As whoever may log in, where not everybody may. */
  get url(): string {
    return this.login === undefined ? `esdb://127.0.0.1:${this.port}?tls=false` : this.urlAs(this.login);
  }

  urlAs({ user, password }: Login): string {
    return `esdb://${user}:${password}@127.0.0.1:${this.port}?tlsCAFile=${certificateFileOf(this.file)}`;
  }

  /** No warning, no last word: what was written is kept, what is remembered is not. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child === undefined) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** On the same port and file. */
  async restart(): Promise<void> {
    await this.kill();
    const login = this.login === undefined ? [] : [`${this.login.user}:${this.login.password}`];
    const child = fork(SERVE, [this.file, String(this.port), ...login], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child = child;
    const [said] = (await once(child, 'message')) as [{ port: number }];
    this.port = said.port;
  }

  /** It takes connections and does nothing, until it is thawed. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** A new database at the old address. */
  async wipe(): Promise<void> {
    await this.kill();
    await rm(this.file);
    await this.restart();
  }

  /** How much is written, for `rollBack`. */
  mark(): number {
    return linesOf(this.file).length;
  }

  /** As from a backup that was made at the mark. */
  async rollBack(mark: number): Promise<void> {
    await this.kill();
    const kept = linesOf(this.file).slice(0, mark);
    await writeFile(this.file, kept.map((line) => `${line}\n`).join(''));
    await this.restart();
  }

  /** Everything that is written, whether or not the server runs. */
  stored(): readonly Stored[] {
    return storedIn(this.file);
  }

  /** Resolves once the server has done it, with what it has. */
  async order(order: Order): Promise<Obeyed> {
    const { child } = this;
    if (child === undefined) throw new Error('the stand-in does not run');
    const obeyed = once(child, 'message');
    child.send(order);
    const [said] = (await obeyed) as [Obeyed];
    return said;
  }

  /** What the next appends meet. */
  async nextAppends(fault: AppendFault, count = 1): Promise<void> {
    await this.order({ kind: 'appends', fault, count });
  }
}
