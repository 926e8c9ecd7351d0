import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Cleaning } from './cleanup.js';
import { givenServers, SERVERS } from './given-servers.js';
import type { Ended, RunningServer } from './running-server.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const LISTENING = 'listening on ';

type Env = Readonly<Record<string, string>>;

type Start = {
  /** `serve` unless it is another that serves. */
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: Env;
  /** What a shell does before it becomes the server. */
  readonly shell?: string;
};

const inherited = (): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('PENATAAN_') && !SERVERS.includes(name)),
  );

/** Where the stores of the city on the directory are that a command names, unless it is told so itself. */
const serversFor = (args: readonly string[], env: Env): Env => {
  const { data } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: false }).values;
  return typeof data !== 'string' || SERVERS.some((name) => name in env) ? {} : givenServers(data);
};

/** Starts a command. */
export const startCli = (
  args: readonly string[],
  { env = {}, shell }: Pick<Start, 'env' | 'shell'> = {},
): ChildProcessByStdio<null, Readable, Readable> => {
  const command = [process.execPath, CLI, ...args];
  const [file = '', ...words] =
    shell === undefined ? command : ['/bin/sh', '-c', `${shell}; exec "$0" "$@"`, ...command];
  return spawn(file, words, {
    env: { ...inherited(), ...serversFor(args, env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

/** Runs a command to its end. */
export const runCli = async (args: readonly string[], env: Env = {}): Promise<Ended> => {
  const child = startCli(args, { env });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
};

/** A real server: its own process on a data directory. */
export class ServerProcess implements RunningServer {
  url = '';
  /** Everything it wrote to standard output so far. */
  readonly lines: string[] = [];
  private readonly output: ReturnType<typeof createInterface>;
  private readonly ended: Promise<Ended>;

  private constructor(private readonly child: ChildProcessByStdio<null, Readable, Readable>) {
    this.output = createInterface(child.stdout).on('line', (line) => this.lines.push(line));
    const said = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    this.ended = said.then(([stdout, stderr]) => ({ code: child.exitCode, stdout, stderr }));
  }

  /** Resolves when it says where it listens. */
  static async start(
    t: Cleaning,
    data: string,
    { command = 'serve', args = [], ...how }: Start = {},
  ): Promise<ServerProcess> {
    const child = startCli([command, '--data', data, '--port', '0', ...args], how);
    t.after(() => child.kill('SIGKILL'));
    const server = new ServerProcess(child);
    server.url = (await server.line(/^listening on /)).slice(LISTENING.length);
    return server;
  }

  /** The first line, sooner or later, that matches. */
  async line(shape: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.lines.find((one) => shape.test(one));
        if (found !== undefined) resolve(found);
      };
      look();
      this.output.on('line', look);
      void this.ended.then(({ stderr }) => reject(new Error(`it ended without ${String(shape)}: ${stderr}`)));
    });
  }

  /** It holds its connections and its leases, and does nothing, until it is thawed. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}

/** For who starts one server after another, each in a process of its own. */
export const ownProcess = async (t: Cleaning, data: string, args: readonly string[] = []): Promise<ServerProcess> =>
  ServerProcess.start(t, data, { args });
