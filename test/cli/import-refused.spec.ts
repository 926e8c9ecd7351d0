import { expect } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { event } from '../contracts/event-store.support.js';
import { dataDirectory } from '../support/data-directory.js';
import { here } from '../support/server-here.js';
import { ownProcess, runCli, startCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

type Env = Readonly<Record<string, string>>;

const ran = async (args: readonly string[], env: Env = {}): Promise<string> => {
  const { code, stdout, stderr } = await runCli(args, env);
  expectOf(code, stderr).toBe(0);
  return stdout;
};

const refused = async (said: RegExp, args: readonly string[], env: Env = {}): Promise<string> => {
  const { code, stdout, stderr } = await runCli(args, env);
  expectOf([code, stdout], stderr).toStrictEqual([1, '']);
  expect(stderr).toMatch(said);
  return stderr;
};

testOnFiles(
  'a file that was changed or cut off is refused with its line, and nothing is made of it',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.server.stop();
    const folder = await dataDirectory(t);
    const [file, spoilt, target] = ['city', 'spoilt', 'new'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await ran(['export', file, '--data', city.data]);
    await refused(/is there already/, ['export', file, '--data', city.data]);
    const text = await readFile(file, 'utf8');
    const lines = text.split('\n');
    const spoil: readonly (readonly [string, RegExp])[] = [
      [lines.slice(0, 10).join('\n'), /spoilt, line 10: cut off/],
      [`${lines.slice(0, 10).join('\n')}\n`, /spoilt, line 11: missing: the file was cut off here/],
      [text.replace('"recordedOn":"2', '"recordedOn":"3'), /spoilt, line 1: from there to line \d+, something was/],
      [text.replace('"stream":', '"stream":{'), /spoilt, line 2: no JSON/],
      ['', /spoilt, line 1: missing/],
    ];
    for (const [bytes, said] of spoil) {
      await writeFile(spoilt, bytes);
      await refused(said, ['import', spoilt, '--data', target]);
      await refused(said, ['verify', spoilt]);
      expectOf(existsSync(target), 'nothing is made').toBe(false);
    }
    await refused(/is no file that can be read/, ['import', folder, '--data', target]);
    await refused(/is no file that can be read/, ['import', join(folder, 'none'), '--data', target]);
  }),
);

testOnFiles(
  'names move under their own master key only, and what is there already is left alone',
  cleaned(async (t) => {
    const [city, stranger] = [await StaffedCity.found(t), await StaffedCity.found(t)];
    const folder = await dataDirectory(t);
    const [file, target, other] = ['city', 'new', 'other'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await ran(['export', file, '--with-keyring', '--data', city.data]);
    const into = (data: string): string[] => ['import', file, '--data', data];
    await refused(/and there is none here: set PENATAAN_MASTER_KEY, or copy/, into(target));
    const wrong = { PENATAAN_MASTER_KEY: randomBytes(32).toString('base64') };
    const said = await refused(/which the one here is not: set PENATAAN_MASTER_KEY/, into(target), wrong);
    expect(said).not.toContain(wrong.PENATAAN_MASTER_KEY);
    expect(existsSync(target)).toBe(false);

    await refused(/a city of its own: import into an empty one/, into(stranger.data));
    await stranger.server.stop();
    const before = await readFile(join(stranger.data, 'events.sqlite'));
    await refused(/a city of its own: import into an empty one/, into(stranger.data));
    expect((await readFile(join(stranger.data, 'events.sqlite'))).equals(before)).toBe(true);
    const blank = await here(t, other);
    await blank.stop();
    await refused(/a server was started on it, so that it holds a city of its own, with no more/, into(other));
    const key = (await readFile(join(city.data, 'master.key'), 'utf8')).trim();
    await ran(into(target), { PENATAAN_MASTER_KEY: key });
    expect((await readdir(target)).includes('master.key')).toBe(false);

    await refused(/--since: \S+ is no export of this log/, [
      'export',
      join(folder, 'rest'),
      '--since',
      file,
      '--data',
      stranger.data,
    ]);
    await refused(/is no whole export/, [
      'export',
      join(folder, 'rest'),
      '--since',
      join(stranger.data, 'events.sqlite'),
      '--data',
      city.data,
    ]);
    await refused(/holds no city/, ['export', join(folder, 'rest'), '--data', join(folder, 'none')]);
    expect((await readdir(folder)).toSorted()).toStrictEqual(['city', 'new', 'other']);
  }),
);

testOnFiles(
  'an import that is killed is not served, and goes on',
  cleaned(async (t) => {
    const folder = await dataDirectory(t);
    const [from, file, to] = ['from', 'city', 'to'].map((name) => join(folder, name)) as [string, string, string];
    await mkdir(from);
    const log = await openSqliteEventStore({ file: join(from, 'events.sqlite'), namespace: 'penataan' });
    const text = 'x'.repeat(400);
    for (let n = 0; n < 12; n += 1) {
      const appends = Array.from({ length: 1_000 }, async (_, m) =>
        log.append(streamName('staff', `toy-${n}-${m}`), 'none', [event({ n, m, text })]),
      );
      await Promise.all(appends);
    }
    await log.close();
    await ran(['export', file, '--data', from]);
    const child = startCli(['import', file, '--data', to]);
    const ended = once(child, 'close');
    const wal = join(to, 'events.sqlite-wal');
    while (child.exitCode === null && (statSync(wal, { throwIfNoEntry: false })?.size ?? 0) < 1_000_000) await turn();
    child.kill('SIGKILL');
    await ended;
    await refused(/holds a part of an import that was interrupted: import the same file again/, [
      'serve',
      '--data',
      to,
      '--port',
      '0',
    ]);
    await refused(/interrupted/, ['export', join(folder, 'half'), '--data', to]);
    expect(await ran(['import', file, '--data', to])).toMatch(/^imported \d+ facts \(\d+ were there\)/);
    expect(await ran(['verify', '--data', from, '--against', to])).toMatch(/hold the same 12000 facts/);
    const { code, stderr } = await runCli(['verify', '--data', from, '--against', folder]);
    expectOf(code, stderr).toBe(1);
  }),
);

testOnFiles(
  'an export that is killed leaves no file of its name, and harms nothing',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t, [], ownProcess);
    const folder = await dataDirectory(t);
    const file = join(folder, 'city');
    const child = startCli(['export', file, '--with-keyring', '--data', city.data]);
    const ended = once(child, 'close');
    while (child.exitCode === null && !existsSync(`${file}.part`) && !existsSync(file)) await turn();
    child.kill('SIGKILL');
    await ended;
    if (existsSync(file)) await ran(['verify', file]);
    else {
      await appendFile(`${file}.part`, 'what is left');
      await ran(['export', file, '--with-keyring', '--data', city.data]);
      await ran(['verify', file]);
    }
    await city.directive('Edaran');
    const copy = join(folder, 'copy');
    await cp(file, copy);
    expect(await ran(['verify', '--data', city.data, copy])).toMatch(/is whole/);
    const piped = await runCli(['export', '-', '--data', city.data]);
    expect([piped.code, piped.stdout.split('\n').at(-2)?.startsWith('{"end":')]).toStrictEqual([0, true]);
    expect(piped.stderr).toMatch(/exported \d+ facts/);
  }),
);
