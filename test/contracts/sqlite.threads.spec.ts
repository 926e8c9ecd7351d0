import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';
import { openSqliteViewStore } from '../../src/stores/sqlite/view-store.js';
import { START } from '../../src/kernel/ports/event-store.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { outsideProcess } from '../support/outside.js';
import { appended, event, someStream } from './event-store.support.js';
import { at, commit } from './view-store.support.js';
import { must } from '../support/expectation.js';

const untilWhole = async (store: { check(): Promise<void> }): Promise<void> => {
  for (;;) {
    const fault: unknown = await store.check().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (fault === undefined) return;
    expect(fault instanceof StoreFault).toBeTruthy();
    await turn();
  }
};

describe('a database thread that dies', () => {
  let directory: string;
  let workers: Worker[];
  const hear = (worker: Worker): void => void workers.push(worker);
  beforeEach(async () => {
    workers = [];
    directory = await mkdtemp(join(tmpdir(), 'penataan-threads-'));
    outsideProcess.on('worker', hear);
  });
  afterEach(async () => {
    outsideProcess.off('worker', hear);
    await rm(directory, { recursive: true });
  });

  const killAll = async (): Promise<void> => {
    const dead = workers.splice(0);
    expect(dead.length > 0).toBeTruthy();
    await Promise.all(dead.map(async (worker) => worker.terminate()));
  };

  it('fails the appends under way, comes back, and nobody misses or repeats an event', async () => {
    const store = await openSqliteEventStore({ file: join(directory, 'events.db'), namespace: 'city' });
    await store.check();
    const under = Array.from({ length: 50 }, async () => store.append(someStream(), 'none', [event()]));
    const settled = Promise.allSettled(under);
    await killAll();
    const told = await settled;
    await untilWhole(store);
    const stored = (await store.readAll(START, 1_000)).length;
    expect(stored >= told.filter(({ status }) => status === 'fulfilled').length).toBeTruthy();
    const next = appended(await store.append(someStream(), 'none', [event()]));
    expect(Number(next.position)).toBe(stored + 1);
    const stop = new AbortController();
    let heard = 0;
    for await (const { events } of store.subscribe(START, stop.signal)) {
      heard += events.length;
      if (heard === stored + 1) stop.abort();
    }
    expect(heard).toBe(stored + 1);
    await store.close();
  });

  it('comes back for views and keys too', async () => {
    const views = await openSqliteViewStore({ file: join(directory, 'views.db') });
    const keyring = await openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: randomBytes(32) });
    const { epoch } = await views.open('a.1');
    await commit(views, 'a.1', { puts: [{ key: 'k', doc: { n: 1 } }], position: at(1), epoch });
    const sealed = await keyring.seal([{ owner: 'staff:a', text: 'Rahmawati' }]);
    await killAll();
    await expect(keyring.open(sealed)).rejects.toThrow(StoreFault);
    for (const store of [views, keyring]) await untilWhole(store);
    expect(await keyring.open(sealed)).toStrictEqual(['Rahmawati']);
    expect(await commit(views, 'a.1', { position: at(2), epoch })).toStrictEqual({ kind: 'committed' });
    expect((await views.load('a.1', ['k'])).get('k')).toStrictEqual({ n: 1 });
    for (const store of [views, keyring]) await store.close();
  });

  it('does not come back once it was closed', async () => {
    const keyring = await openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: randomBytes(32) });
    const [worker] = workers;
    must(worker);
    const gone = once(worker, 'exit');
    await keyring.close();
    await gone;
    await expect(keyring.check()).rejects.toThrow(StoreFault);
    expect(workers.length).toBe(1);
  });
});
