import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Day } from '../days.js';
import { serverAt, type Server } from './server.js';

const CLI = 'dist/src/cli.js';
const START_WITHIN_MILLIS = 30_000;

const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('the server has no output');
  const timer = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MILLIS);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /listening on (http:\/\/\S+)/.exec(line);
    if (!found?.[1]) continue;
    clearTimeout(timer);
    child.stdout.resume();
    return found[1];
  }
  clearTimeout(timer);
  throw new Error('the server ended before it was listening');
};

const tokenOf = async (folder: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    CLI,
    'token',
    '--data',
    folder,
    '--subject',
    'local-admin',
    '--ttl',
    '12h',
  ]);
  return stdout.trim().split(/\s+/).at(-1) ?? '';
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

/** Starts a server of this repository on an empty directory, on the morning of the day, and clears both away afterwards. */
export const withOwnServer = async <T>(startsOn: Day, use: (server: Server) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'penataan-reference-'));
  const args = [CLI, 'serve', '--data', folder, '--port', '0', '--now', `${startsOn}T02:00:00Z`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await addressOf(child);
    const token = await tokenOf(folder);
    return await use(serverAt(url, { admin: token, office: token }));
  } finally {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  }
};
