import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Cleaning } from '../support/cleanup.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

type Env = Readonly<Record<string, string>>;

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Starts a command. */
export const startCli = (args: readonly string[], env: Env = {}): ChildProcessByStdio<null, Readable, Readable> => {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PENATAAN_'));
  return spawn(process.execPath, [CLI, ...args], {
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

/** Runs a command to its end. */
export const runCli = async (args: readonly string[], env?: Env): Promise<Ran> => {
  const child = startCli(args, env);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
};

export type RunningServer = {
  readonly url: string;
  /** Everything it wrote to stdout so far. */
  readonly lines: readonly string[];
  /** The first line, sooner or later, that matches. */
  line(shape: RegExp): Promise<string>;
  /** Tells it to stop; its exit code. */
  stop(): Promise<number | null>;
};

/** Starts a command that serves; resolves when it says where it listens. */
export const serveCli = async (t: Cleaning, args: readonly string[], env: Env = {}): Promise<RunningServer> => {
  const child = startCli(args, env);
  const ended = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const faults = text(child.stderr);
  const output = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const line = (shape: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((one) => shape.test(one));
        if (found !== undefined) resolve(found);
      };
      look();
      output.on('line', look);
      output.once('close', () => {
        void faults.then((said) => reject(new Error(`it ended without ${String(shape)}: ${said}`)));
      });
    });
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  };
  const url = (await line(/^listening on /)).slice('listening on '.length);
  return { url, lines, line, stop };
};

/** A data directory that is gone after the test. */
export const dataDirectory = async (t: Cleaning): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'penataan-test-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
};
