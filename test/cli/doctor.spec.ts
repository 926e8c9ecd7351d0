import { expect } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli } from '../support/server-process.js';
import { here } from '../support/server-here.js';
import { copyOf, removeFile, replaceFile } from '../support/data-files.js';
import { dataDirectory } from '../support/data-directory.js';
import { StaffedCity } from '../support/staffed-city.js';
import { tellAlone } from '../support/stopped-log.js';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf, must } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

type Told = { readonly check: string; readonly level: string; readonly what: string; readonly remedy?: string };
type Env = Readonly<Record<string, string>>;

const NAMES = /Pegawai|190\d{15}/;

/** What is found beside that all is well; how full the disk is that tests run on is nobody's concern. */
const examined = async (data: string, env: Env = {}): Promise<readonly (readonly [string, string, string])[]> => {
  const { code, stdout, stderr } = await runCli(['doctor', '--json', '--data', data], env);
  const told = JSON.parse(stdout) as Told[];
  expectOf(stderr, stdout).toBe('');
  expect(stdout).not.toMatch(NAMES);
  expectOf(code, stdout).toBe(told.some(({ level }) => level === 'fail') ? 1 : 0);
  for (const { level, remedy } of told) expectOf(remedy === undefined, stdout).toBe(level === 'ok');
  const found = told.filter(({ check, level }) => level !== 'ok' && check !== 'disk');
  return found.map(({ check, level, what }) => [check, level, what] as const);
};

testOnFiles(
  'a city in health has nothing wrong with it, beside its server and without it',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    expect(await examined(city.data)).toStrictEqual([]);
    const { stdout, code } = await runCli(['doctor', '--data', city.data]);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    for (const line of lines) expect(line).toMatch(/^(?:ok {2}|warn) [a-z-]+: \S/);
    expect(lines.map((line) => /^\w+ +([a-z-]+)/.exec(line)?.[1])).toStrictEqual([
      'settings',
      'release',
      'disk',
      'modes',
      'log',
      'identity',
      'import',
      'clock',
      'master-key',
      'keyring',
      'views',
      'keys',
      'views-fit',
      'views-lag',
      'views-lag',
      'views-lag',
      'views-lag',
      'crossings',
    ]);
    await city.directive('Edaran');
    await city.server.stop();
    expect(await examined(city.data)).toStrictEqual([]);
  }),
);

testOnFiles(
  'what is missing, foreign, damaged or open to others is told with its remedy, and no secret',
  cleaned(async (t) => {
    const [city, stranger] = [await StaffedCity.found(t), await StaffedCity.found(t)];
    for (const one of [city, stranger]) await one.server.stop();
    const after = async (spoil: (data: string) => Promise<unknown>, env: Env = {}) => {
      const data = await copyOf(t, city.data);
      await spoil(data);
      return examined(data, env);
    };
    const fresh = randomBytes(32).toString('base64');
    expect(await after(async (data) => chmod(join(data, 'master.key'), 0o644))).toStrictEqual([
      ['modes', 'fail', 'master.key has mode 0644'],
    ]);
    expect((await after(async (data) => chmod(join(data, 'events.sqlite'), 0o640)))[0]?.slice(0, 2)).toStrictEqual([
      'modes',
      'warn',
    ]);
    const keyless = await after(async (data) => rm(join(data, 'master.key')));
    expect(keyless.map(([check, level]) => `${check} ${level}`)).toStrictEqual([
      'master-key fail',
      'keyring warn',
      'keys warn',
    ]);
    const wrong = await after(async () => undefined, { PENATAAN_MASTER_KEY: fresh });
    expect(wrong.map(([check, level]) => `${check} ${level}`)).toStrictEqual(['keyring fail', 'keys warn']);
    expect(JSON.stringify(wrong)).not.toContain(fresh);
    const foreign = await after(async (data) => {
      for (const name of ['keyring.sqlite', 'master.key']) await replaceFile(data, name, stranger.data);
    });
    expect(foreign).toStrictEqual([['keys', 'fail', 'the keyring is of another log']]);
    expect(await after(async (data) => replaceFile(data, 'views.sqlite', stranger.data))).toContainEqual([
      'views-fit',
      'warn',
      'the views are of another log, or ahead of this one',
    ]);
    const viewless = await after(async (data) => removeFile(data, 'views.sqlite'));
    expect(viewless[0]).toStrictEqual(['views', 'warn', 'there are none']);
    expect(viewless.every(([, level]) => level === 'warn')).toBe(true);
    const damaged = await after(async (data) => writeFile(join(data, 'events.sqlite'), randomBytes(8_192)));
    expect(damaged[0]).toMatchObject(['log', 'fail', expect.stringContaining('restore a backup')]);
    expect((await after(async () => undefined, { PENATAAN_DATTA: 'x' }))[0]?.slice(0, 2)).toStrictEqual([
      'settings',
      'fail',
    ]);
    const none = join(await dataDirectory(t), 'none');
    expect(await examined(none)).toStrictEqual([['settings', 'fail', 'the data directory holds no city']]);
    expect(existsSync(none)).toBe(false);
  }),
);

testOnFiles(
  'a clock that is behind, views that lag and whoever counts nowhere are told, by ids alone',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.server.stop();
    const staff = city.staff[3];
    must(staff);
    const unit = randomUUID();
    const later = `${new Date().getUTCFullYear() + 1}-06-01T00:00:00.000Z`;
    await tellAlone(city.data, later, streamName('staff', staff), {
      type: 'StaffTransferred',
      staff,
      unit,
      on: '2024-05-01',
    } as never);
    const found = await examined(city.data);
    expect(found.map(([check, level]) => `${check} ${level}`)).toStrictEqual([
      'clock warn',
      'views-lag warn',
      'views-lag warn',
      'views-lag warn',
    ]);
    city.goOnWith(await here(t, city.data));
    await city.office.readNow('/v1/staff');
    expect((await examined(city.data)).slice(1)).toStrictEqual([
      ['crossings', 'warn', `staff ${staff} in unit ${unit}: on days on which it does not exist`],
    ]);
  }),
);
