import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { startCli } from '../cli/run-cli.js';
import type { Cleaning } from './cleanup.js';

/** How a server process ended, with all that it said. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type Start = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A real server: its own process on a data directory. */
export class ServerProcess {
  private constructor(
    readonly url: string,
    private readonly signal: (name: 'SIGTERM' | 'SIGKILL') => void,
    readonly ended: Promise<Ended>,
  ) {}

  static async start(t: Cleaning, data: string, { args = [], env = {} }: Start = {}): Promise<ServerProcess> {
    return ServerProcess.of(t, startCli(['serve', '--data', data, '--port', '0', ...args], env));
  }

  /** One that was started by other means. */
  static async of(t: Cleaning, child: ChildProcessByStdio<null, Readable, Readable>): Promise<ServerProcess> {
    t.after(() => child.kill('SIGKILL'));
    const closed = once(child, 'close');
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const ended = Promise.all([said, closed]).then(([[stdout, stderr]]) => ({ code: child.exitCode, stdout, stderr }));
    const [line] = (await Promise.race([
      once(createInterface(child.stdout), 'line'),
      ended.then(({ stderr }) => Promise.reject(new Error(`it ended before it was listening: ${stderr}`))),
    ])) as [string];
    return new ServerProcess(line.replace('listening on ', ''), (name) => child.kill(name), ended);
  }

  /** No warning, no last word. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<Ended> {
    this.signal('SIGTERM');
    return this.ended;
  }
}
