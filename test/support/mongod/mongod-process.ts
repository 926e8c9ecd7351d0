import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cleaning } from '../cleanup.js';
import { dataDirectory } from '../data-directory.js';
import { mongodFile } from './found.js';

const STARTING_MS = 30_000;
const STOPPING_MS = 15_000;
const STILL_MS = 2_000;

/** A thread may run on for some instants after the signal, and answer. True, too, where the system does not tell. */
const standsStill = (pid: number): boolean => {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return true;
  return readdirSync(tasks).every((task) => /\) [Tt] /.test(readFileSync(join(tasks, task, 'stat'), 'utf8')));
};

/** A few MB of files in place of 300, and an end without the wait for who might take over. */
const SMALL = [
  '--wiredTigerEngineConfigString',
  'log=(file_max=4MB,prealloc=false)',
  '--setParameter',
  'diagnosticDataCollectionEnabled=false',
  '--setParameter',
  'shutdownTimeoutMillisForSignaledShutdown=0',
  '--nounixsocket',
];

const untilStill = (pid: number | undefined): void => {
  if (pid === undefined) return;
  const end = performance.now() + STILL_MS;
  while (!standsStill(pid)) if (performance.now() > end) throw new Error('it does not stand still');
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
};

const listens = async (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (does: boolean) => (): void => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });

/** A mongod: its own process on a folder and a port of its own, both kept when it is started again. */
export class MongodProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
    private readonly args: readonly string[],
  ) {}

  /** Starts one that is gone after the test, its files too. */
  static async start(t: Cleaning, args: readonly string[]): Promise<MongodProcess> {
    const started = new MongodProcess(await freePort(), await dataDirectory(t), args);
    t.after(async () => started.kill());
    await started.listen();
    return started;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** At once, as if the machine had lost it. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** It goes on to hold its connections, and says nothing. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
    untilStill(this.child?.pid);
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** Starts it again, after it was stopped or killed, until it listens. */
  async listen(): Promise<void> {
    if (mongodFile === undefined) throw new Error('there is no mongod here');
    const log = join(this.folder, 'mongod.log');
    const place = ['--dbpath', this.folder, '--bind_ip', '127.0.0.1', '--port', String(this.port), '--logpath', log];
    const child = spawn(mongodFile, [...place, ...SMALL, ...this.args], { stdio: 'ignore' });
    this.child = child;
    const until = Date.now() + STARTING_MS;
    while (!(await listens(this.port))) {
      const isOver = child.exitCode !== null || child.signalCode !== null || Date.now() > until;
      if (isOver) throw new Error(`mongod does not listen: ${(await readFile(log, 'utf8')).slice(-2_000)}`);
      await pause(10);
    }
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    child.kill('SIGCONT');
    const late = setTimeout(() => child.kill('SIGKILL'), STOPPING_MS);
    await ended;
    clearTimeout(late);
  }
}
