import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Cleaning } from '../support/cleanup.js';
import { ServerProcess } from '../support/server-process.js';
import { SmallCity } from '../support/small-city.js';
import { Storm } from '../support/storm.js';
import { dataDirectory, runCli, startCli } from './run-cli.js';

const ran = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCli(args);
  assert.equal(code, 0, stderr);
  return stdout;
};

const refused = async (said: RegExp, ...args: readonly string[]): Promise<void> => {
  const { code, stdout, stderr } = await runCli(args);
  assert.deepEqual([code, stdout], [1, ''], stderr);
  assert.match(stderr, said);
};

const names = async (city: SmallCity): Promise<string[]> =>
  (await city.office.all<{ name: string }>('/v1/staff?')).map(({ name }) => name);

const answering = (city: SmallCity, directive: string): Storm =>
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

test('a backup beside a server that writes, and one after a crash, are restored with every name', async (t) => {
  const city = await SmallCity.found(t);
  const directive = await city.directive('Edaran');
  const known = await names(city);
  const storm = answering(city, directive);
  storm.start(4);
  const [busy, crashed] = [join(await dataDirectory(t), 'kept'), join(await dataDirectory(t), 'kept')];
  await ran('backup', busy, '--data', city.data);
  await storm.stop();
  assert.deepEqual(storm.refused, []);
  await city.server.kill();
  await ran('backup', crashed, '--data', city.data);
  assert.deepEqual((await readdir(crashed)).toSorted(), ['events.sqlite', 'keyring.sqlite', 'manifest.json']);
  for (const name of ['.', ...(await readdir(crashed))]) {
    assert.equal((await stat(join(crashed, name))).mode & 0o077, 0, name);
  }
  const key = await readFile(join(city.data, 'master.key'), 'utf8');
  for (const name of await readdir(crashed)) {
    assert.ok(!(await readFile(join(crashed, name))).includes(key.trim()), `${name} holds the master key`);
  }

  for (const kept of [busy, crashed]) {
    const data = await restored(t, kept, join(city.data, 'master.key'));
    const { head } = JSON.parse(await readFile(join(kept, 'manifest.json'), 'utf8'));
    city.goOnWith(await ServerProcess.start(t, data));
    assert.deepEqual(await names(city), known);
    const ready = await city.office.read<{ position: string }>('/health/ready');
    assert.equal(ready.position, head.position);
    await city.directive('Edaran sesudahnya');
    assert.equal((await city.server.stop()).code, 0);
    assert.match(await ran('verify', '--data', data), /verified/);
  }
});

test('a backup that is incomplete, changed or interrupted is not restored, nor one over a city', async (t) => {
  const city = await SmallCity.found(t);
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
    assert.ok(!(await readdir(folder)).includes('new'), 'nothing is made');
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
  assert.deepEqual(
    (await readdir(data)).filter((name) => name === 'master.key'),
    [],
  );
});

test('a backup that is killed is told from a finished one, whenever it is killed, and harms nothing', async (t) => {
  const city = await SmallCity.found(t);
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
    assert.equal(code, finished ? 0 : 1, stderr);
  }
  await city.directive('Edaran lain');
  await ran('backup', join(folder, 'whole'), '--data', city.data);
});

test('where there is no city there is nothing to back up, and none is made', async (t) => {
  const folder = await dataDirectory(t);
  await refused(/holds no events\.sqlite/, 'backup', join(folder, 'kept'), '--data', join(folder, 'data'));
  assert.deepEqual(await readdir(folder), []);
});
