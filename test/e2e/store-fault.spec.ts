import { expect, test } from '@jest/globals';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../support/caller.js';
import { ServerProcess, runCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

const BLOCK = 512;
/** What the files may grow by before the disk is as good as full. */
const ROOM = 300 * 1_024;
const MOST_WRITES = 400;

const largestFile = async (data: string): Promise<number> => {
  const files = await readdir(data);
  return Math.max(...(await Promise.all(files.map(async (file) => (await stat(join(data, file))).size))));
};

/** A server whose files cannot grow beyond a size: the system refuses it, as it does when the disk is full. */
const cramped = async (t: Cleaning, data: string, bytes: number): Promise<ServerProcess> =>
  ServerProcess.start(t, data, { shell: `ulimit -f ${Math.ceil(bytes / BLOCK)}` });

const dayAt = (n: number): string => new Date(Date.UTC(2024, 2, 1 + n)).toISOString().slice(0, 10);

type Store = { readonly store: string; readonly working: boolean };

/** Whether `ready` says that the log takes writes; it is 503 where anything does not do its work. */
const logWorks = async ({ office }: StaffedCity): Promise<boolean> => {
  const { status, json } = await office.ask('/health/ready');
  const works = (json.stores as unknown as Store[]).some(({ store, working }) => store === 'log' && working);
  if (!works) expect([status, json.status]).toStrictEqual([503, 'degraded']);
  return works;
};

const NO_SHELL = process.platform === 'win32';

(NO_SHELL ? test.skip : testOnFiles)(
  'a disk that is full is 503, and what was refused is taken once later',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    const auditor = await city.someone('auditor', 'auditor');
    const directive = await city.directive('Edaran');
    await city.server.stop();
    city.goOnWith(await cramped(t, city.data, (await largestFile(city.data)) + ROOM));
    const answer = async (n: number): Promise<Answer> => {
      const body = { unit: city.unit('KOTA'), staff: city.staff, on: dayAt(n), how: 'read' };
      return city.office.post(`/v1/directives/${directive}/acknowledgements`, body, `key-${n}`);
    };
    let n = 0;
    let refused = await answer(n);
    while (refused.status === 200 && n < MOST_WRITES) refused = await answer(++n);
    expectOf([refused.status, refused.json.code], `after ${n} writes`).toStrictEqual([503, 'store-unavailable']);
    expect(refused.headers.get('retry-after')).toBe('1');
    await city.office.read(`/v1/units`);
    // What was refused left room for what is smaller: `ready` tries a page, once for each write that failed.
    for (let tries = 0; (await logWorks(city)) && tries < MOST_WRITES; tries += 1) await answer(n);
    expect(await logWorks(city)).toBe(false);
    const { code, stderr } = await city.server.stop();
    expectOf(code, stderr).toBe(0);
    expect(stderr).not.toMatch(/"status":500/);
    expect(stderr).toMatch(/"status":503,.*"fault":\{"error":"StoreFault"/);

    await city.restart();
    expect((await city.office.ask('/health/ready')).status).toBe(200);
    expect((await answer(n)).status).toBe(200);
    const days = (await city.log(auditor))
      .filter(({ type }) => type === 'DirectiveAnswered')
      .map(({ data }) => data.on);
    expect(days).toStrictEqual(Array.from({ length: n + 1 }, (_, at) => dayAt(at)));
    const verified = await runCli(['verify', '--data', city.data]);
    expectOf(verified.code, `${verified.stdout}${verified.stderr}`).toBe(0);
  }),
);
