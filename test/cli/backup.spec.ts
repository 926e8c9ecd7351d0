import { expect } from '@jest/globals';
import { once } from 'node:events';
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectory } from '../support/data-directory.js';
import { ownProcess, runCli, startCli } from '../support/server-process.js';
import { here } from '../support/server-here.js';
import { StaffedCity } from '../support/staffed-city.js';
import { Storm } from '../support/storm.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

const ran = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCli(args);
  expectOf(code, stderr).toBe(0);
  return stdout;
};

const refused = async (said: RegExp, ...args: readonly string[]): Promise<void> => {
  const { code, stdout, stderr } = await runCli(args);
  expectOf([code, stdout], stderr).toStrictEqual([1, '']);
  expect(stderr).toMatch(said);
};

const names = async (city: StaffedCity): Promise<string[]> =>
  (await city.office.all<{ name: string }>('/v1/staff?')).map(({ name }) => name);

const answering = (city: StaffedCity, directive: string): Storm =>
  new Storm(city.office, (n) => {
    const on = new Date(Date.UTC(2024, 2, 1 + Math.floor(n / 30))).toISOString().slice(0, 10);
    const body = { unit: city.unit('KOTA'), staff: [city.staff[n % 30] ?? ''], on, how: 'read' };
    return { path: `/v1/directives/${directive}/acknowledgements`, mark: `answer ${n}`, body };
  });

const restored = async (t: Cleaning, kept: string, key: string | undefined): Promise<string> => {
  const data = join(await dataDirectory(t), 'restored');
  if (key !== undefined) {
    await mkdir(data);
    await cp(key, join(data, 'master.key'));
  }
  await ran('restore', kept, '--data', data);
  return data;
};

testOnFiles(
  'a backup beside a server that writes, and one after a crash, are restored with every name',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t, [], ownProcess);
    const directive = await city.directive('Edaran');
    const known = await names(city);
    const storm = answering(city, directive);
    storm.start(4);
    const [busy, crashed] = [join(await dataDirectory(t), 'kept'), join(await dataDirectory(t), 'kept')];
    await ran('backup', busy, '--data', city.data);
    await storm.stop();
    expect(storm.refused).toStrictEqual([]);
    await city.server.kill();
    await ran('backup', crashed, '--data', city.data);
    expect((await readdir(crashed)).toSorted()).toStrictEqual(['events.sqlite', 'keyring.sqlite', 'manifest.json']);
    for (const name of ['.', ...(await readdir(crashed))]) {
      expectOf((await stat(join(crashed, name))).mode & 0o077, name).toBe(0);
    }
    const key = await readFile(join(city.data, 'master.key'), 'utf8');
    for (const name of await readdir(crashed)) {
      expectOf(
        !(await readFile(join(crashed, name))).includes(key.trim()),
        `${name} holds the master key`,
      ).toBeTruthy();
    }

    for (const kept of [busy, crashed]) {
      const data = await restored(t, kept, join(city.data, 'master.key'));
      const { head } = JSON.parse(await readFile(join(kept, 'manifest.json'), 'utf8'));
      city.goOnWith(await here(t, data));
      expect(await names(city)).toStrictEqual(known);
      const ready = await city.office.read<{ position: string }>('/health/ready');
      expect(ready.position).toBe(head.position);
      await city.directive('Edaran sesudahnya');
      expect((await city.server.stop()).code).toBe(0);
      expect(await ran('verify', '--data', data)).toMatch(/verified/);
    }
  }),
);

testOnFiles(
  'a backup that is incomplete, changed or interrupted is not restored, nor one over a city',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.server.stop();
    const folder = await dataDirectory(t);
    const [kept, target] = [join(folder, 'kept'), join(folder, 'new')];
    await ran('backup', kept, '--data', city.data);
    await refused(/is not empty/, 'backup', kept, '--data', city.data);
    await refused(/holds \S+ already/, 'restore', kept, '--data', city.data);

    const spoilt = async (spoil: (copy: string) => Promise<unknown>, said: RegExp): Promise<void> => {
      const copy = join(folder, 'copy');
      await cp(kept, copy, { recursive: true });
      await spoil(copy);
      await refused(said, 'restore', copy, '--data', target);
      expectOf(!(await readdir(folder)).includes('new'), 'nothing is made').toBeTruthy();
      await rm(copy, { recursive: true });
    };
    for (const name of ['events.sqlite', 'keyring.sqlite']) {
      await spoilt(
        async (copy) => {
          const bytes = await readFile(join(copy, name));
          bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
          await writeFile(join(copy, name), bytes);
        },
        new RegExp(`damaged: ${name}`),
      );
      await spoilt(async (copy) => appendFile(join(copy, name), 'x'), new RegExp(`damaged: ${name}`));
      await spoilt(async (copy) => rm(join(copy, name)), new RegExp(`lacks ${name}`));
    }
    await spoilt(async (copy) => rm(join(copy, 'manifest.json')), /no finished backup/);
    await spoilt(async (copy) => writeFile(join(copy, 'manifest.json'), '{'), /manifest\.json that is none/);

    const data = await restored(t, kept, undefined);
    await refused(/PENATAAN_MASTER_KEY/, 'serve', '--data', data, '--port', '0');
    expect((await readdir(data)).filter((name) => name === 'master.key')).toStrictEqual([]);
  }),
);

testOnFiles(
  'a backup that is killed is told from a finished one, whenever it is killed, and harms nothing',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.directive('Edaran');
    const folder = await dataDirectory(t);
    for (const seen of ['events.sqlite', 'keyring.sqlite', 'manifest.json.part']) {
      const kept = join(folder, seen);
      const child = startCli(['backup', kept, '--data', city.data]);
      const ended = once(child, 'close');
      while (child.exitCode === null && !(await readdir(kept).catch((): string[] => [])).includes(seen)) continue;
      child.kill('SIGKILL');
      await ended;
      const finished = (await readdir(kept)).includes('manifest.json');
      const { code, stderr } = await runCli(['restore', kept, '--data', join(folder, `${seen}-new`)]);
      expectOf(code, stderr).toBe(finished ? 0 : 1);
    }
    await city.directive('Edaran lain');
    await ran('backup', join(folder, 'whole'), '--data', city.data);
  }),
);

testOnFiles(
  'where there is no city there is nothing to back up, and none is made',
  cleaned(async (t) => {
    const folder = await dataDirectory(t);
    await refused(/holds no events\.sqlite/, 'backup', join(folder, 'kept'), '--data', join(folder, 'data'));
    expect(await readdir(folder)).toStrictEqual([]);
  }),
);
