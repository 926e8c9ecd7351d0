import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { lockDataDirectory } from '../../src/stores/sqlite/lock.js';
import { START } from '../../src/kernel/ports/event-store.js';
import { appended, event, someStream } from './event-store.support.js';
import { expectOf, must } from '../support/expectation.js';

type Child = ChildProcessByStdio<null, Readable, null>;

const start = (task: string, path: string): Child =>
  spawn(process.execPath, [fileURLToPath(new URL('./sqlite.child.js', import.meta.url)), task, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Reads lines until there are enough, kills the process as `kill -9` does, and reads what it had still said. */
const linesUntilKilled = async (child: Child, enough: number): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === enough) child.kill('SIGKILL');
  }
  return lines;
};

describe('sqlite and processes', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'penataan-processes-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('has every acknowledged event exactly once after kill -9, three times over', async () => {
    const file = join(directory, 'events.db');
    const acknowledged: string[] = [];
    for (const enough of [1, 900, 3_000]) {
      const child = start('append', file);
      // The last line may have been cut by the kill.
      acknowledged.push(...(await linesUntilKilled(child, enough)).filter((line) => /^\d+ .{36}$/.test(line)));
      const store = await openSqliteEventStore({ file, namespace: 'city' });
      const stored = (await store.readAll(START, 1_000_000)).map(({ position, id }) => `${Number(position)} ${id}`);
      expectOf(stored.length % 3, 'an append is stored whole').toBe(0);
      expect(new Set(stored).size).toBe(stored.length);
      const all = new Set(stored);
      const missing = acknowledged.filter((line) => !all.has(line));
      expect(missing).toStrictEqual([]);
      const next = appended(await store.append(someStream(), 'none', [event(), event(), event()]));
      expect(Number(next.position)).toBe(stored.length + 3);
      await store.close();
    }
    expect(acknowledged.length > 3_000).toBeTruthy();
  });

  it('lets one process at a time hold a data directory, until it ends, however it ends', async () => {
    const holder = start('lock', directory);
    const [said] = await once(holder.stdout, 'data');
    expect(String(said).trim()).toBe('held');
    expect(await lockDataDirectory(directory)).toStrictEqual({ kind: 'locked' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const mine = await lockDataDirectory(directory);
    must(mine.kind === 'held');
    expect(await lockDataDirectory(directory)).toStrictEqual({ kind: 'locked' });
    expect(await linesUntilKilled(start('lock', directory), 1)).toStrictEqual(['locked']);
    await mine.release();
    expect(await linesUntilKilled(start('lock', directory), 1)).toStrictEqual(['held']);
  });

  it('reads beside the process that writes, hears it, and makes no file', async () => {
    const file = join(directory, 'events.db');
    const readOnly = () => openSqliteEventStore({ file, namespace: 'city', readOnly: true });
    await expect(readOnly()).rejects.toThrow(/no such database/);
    const writer = start('append', file);
    await once(writer.stdout, 'data');
    writer.stdout.resume();
    const reader = await readOnly();
    const stop = new AbortController();
    let heard = 0;
    for await (const batch of reader.subscribe(START, stop.signal)) {
      heard += batch.events.length;
      if (heard > 5_000) stop.abort();
      expect(Number(batch.position)).toBe(heard);
    }
    await expect(reader.append(someStream(), 'none', [event()])).rejects.toThrow(/reading only/);
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    await reader.close();
  });

  it('refuses a log of another namespace, and an id that is none, alone among others', async () => {
    const file = join(directory, 'events.db');
    const store = await openSqliteEventStore({ file, namespace: 'city' });
    const bad = { ...event(), id: event().meta.recordedAt };
    const [good, refused] = await Promise.allSettled([
      store.append(someStream(), 'none', [event()]),
      // @ts-expect-error: an id from outside may be any text
      store.append(someStream(), 'none', [bad]),
    ]);
    expect([good.status, refused.status]).toStrictEqual(['fulfilled', 'rejected']);
    await store.close();
    await expect(openSqliteEventStore({ file, namespace: 'town' })).rejects.toThrow(/another namespace/);
  });
});
