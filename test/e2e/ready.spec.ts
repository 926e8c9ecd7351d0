import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { type Answer, Caller, textOf } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { BESIDE } from '../support/data-files.js';
import { dataDirectory } from '../support/data-directory.js';
import { outsideProcess } from '../support/outside.js';
import { here } from '../support/server-here.js';
import { describeOnFiles } from '../support/on-files.js';

type Told = { readonly store: string; readonly working: boolean };

const told = (answer: Answer): string => {
  const stores = answer.json.stores as unknown as Told[];
  return [
    answer.status,
    textOf(answer, 'status'),
    ...stores.map(({ store, working }) => `${store} ${String(working)}`),
  ].join(', ');
};

const ALL_WORK = '200, ok, log true, keyring true, views true';

describeOnFiles('ready', () => {
  const cleanup = new Cleanup();
  let data: string;
  let anyone: Caller;
  let workers: Worker[];
  const hear = (worker: Worker): void => void workers.push(worker);

  beforeEach(async () => {
    workers = [];
    outsideProcess.on('worker', hear);
    data = await dataDirectory(cleanup);
    anyone = new Caller((await here(cleanup, data)).url, undefined);
  });
  afterEach(async () => {
    outsideProcess.off('worker', hear);
    await cleanup.run();
  });

  const ready = async (): Promise<string> => told(await anyone.ask('/health/ready'));

  const until = async (wanted: string): Promise<void> => {
    while ((await ready()) !== wanted) continue;
  };

  const endThreads = async (): Promise<void> => {
    await Promise.all(workers.splice(0).map(async (worker) => worker.terminate()));
  };

  /** Something else stands where the files of a store were: whoever opens it anew cannot. */
  const away = async (file: string): Promise<() => Promise<void>> => {
    const files = BESIDE.map((beside) => join(data, `${file}${beside}`));
    for (const one of files) await rename(one, `${one}.away`);
    await mkdir(join(data, file));
    return async () => {
      await rmdir(join(data, file));
      for (const one of files) await rename(`${one}.away`, one);
    };
  };

  it.each([
    ['keyring.sqlite', '503, degraded, log true, keyring false, views true'],
    ['views.sqlite', '503, degraded, log true, keyring true, views false'],
    ['events.sqlite', '503, degraded, log false, keyring true, views true'],
  ])('is 503 and names the store whose threads died, until they come back: %s', async (file, degraded) => {
    expect(await ready()).toBe(ALL_WORK);
    const back = await away(file);
    await endThreads();
    await until(degraded);
    expect(await ready()).toBe(degraded);
    await back();
    await until(ALL_WORK);
  });
});
