import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { openSqliteEventStore } from '../../src/adapters/sqlite.event-store.js';
import { openSqliteKeyring } from '../../src/adapters/sqlite.keyring.js';
import { openSqliteViewStore } from '../../src/adapters/sqlite.view-store.js';
import { START } from '../../src/kernel/event-store.js';
import { StoreFault } from '../../src/kernel/store-fault.js';
import { appended, event, someStream } from './event-store.support.js';
import { at, commit } from './view-store.support.js';

const untilWhole = async (store: { check(): Promise<void> }): Promise<void> => {
  for (;;) {
    const fault: unknown = await store.check().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (fault === undefined) return;
    assert.ok(fault instanceof StoreFault);
    await turn();
  }
};

describe('a database thread that dies', { timeout: 120_000 }, () => {
  let directory: string;
  let workers: Worker[];
  const hear = (worker: Worker): void => void workers.push(worker);
  beforeEach(async () => {
    workers = [];
    directory = await mkdtemp(join(tmpdir(), 'penataan-threads-'));
    process.on('worker', hear);
  });
  afterEach(async () => {
    process.off('worker', hear);
    await rm(directory, { recursive: true });
  });

  const killAll = async (): Promise<void> => {
    const dead = workers.splice(0);
    assert.ok(dead.length > 0);
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
    assert.ok(stored >= told.filter(({ status }) => status === 'fulfilled').length);
    const next = appended(await store.append(someStream(), 'none', [event()]));
    assert.equal(Number(next.position), stored + 1);
    const stop = new AbortController();
    let heard = 0;
    for await (const { events } of store.subscribe(START, stop.signal)) {
      heard += events.length;
      if (heard === stored + 1) stop.abort();
    }
    assert.equal(heard, stored + 1);
    await store.close();
  });

  it('comes back for views and keys too', async () => {
    const views = await openSqliteViewStore({ file: join(directory, 'views.db') });
    const keyring = await openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: randomBytes(32) });
    const { epoch } = await views.open('a.1');
    await commit(views, 'a.1', { puts: [{ key: 'k', doc: { n: 1 } }], position: at(1), epoch });
    const sealed = await keyring.seal([{ owner: 'staff:a', text: 'Rahmawati' }]);
    await killAll();
    await assert.rejects(keyring.open(sealed), StoreFault);
    for (const store of [views, keyring]) await untilWhole(store);
    assert.deepEqual(await keyring.open(sealed), ['Rahmawati']);
    assert.deepEqual(await commit(views, 'a.1', { position: at(2), epoch }), { kind: 'committed' });
    assert.deepEqual((await views.load('a.1', ['k'])).get('k'), { n: 1 });
    for (const store of [views, keyring]) await store.close();
  });

  it('does not come back once it was closed', async () => {
    const keyring = await openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: randomBytes(32) });
    const [worker] = workers;
    assert.ok(worker);
    const gone = once(worker, 'exit');
    await keyring.close();
    await gone;
    await assert.rejects(keyring.check(), StoreFault);
    assert.equal(workers.length, 1);
  });
});
