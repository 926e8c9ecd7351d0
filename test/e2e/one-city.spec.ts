import { expect } from '@jest/globals';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownProcess, runCli } from '../support/server-process.js';
import { rosterOf } from '../support/toy-roster.js';
import { BESIDE, copyOf, refused, removeFile, replaceFile } from '../support/data-files.js';
import { StaffedCity } from '../support/staffed-city.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

const acknowledge = async (city: StaffedCity, directive: string, staff: readonly string[]): Promise<string> => {
  const body = { unit: city.unit('KOTA'), staff, on: '2024-03-05', how: 'read' };
  return (await city.office.write(`/v1/directives/${directive}/acknowledgements`, body)).position;
};

type Total = { readonly total: { readonly acknowledged: number; readonly population: number } };

const standing = async (city: StaffedCity, directive: string, after = ''): Promise<number[]> => {
  const { total } = await city.office.read<Total>(`/v1/directives/${directive}/standing${after && `?after=${after}`}`);
  return [total.acknowledged, total.population];
};

const verified = async (city: StaffedCity): Promise<void> => {
  const { code, stdout, stderr } = await runCli(['verify', '--data', city.data]);
  expectOf(code, `${stdout}${stderr}`).toBe(0);
};

testOnFiles(
  'views that are ahead of their log, or of another history of it, are built anew by themselves',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    const directive = await city.directive('Edaran');
    await city.server.stop();
    const older = await copyOf(t, city.data);
    await city.restart();
    await acknowledge(city, directive, city.staff);
    expect((await city.server.stop()).code).toBe(0);
    await replaceFile(city.data, 'events.sqlite', older);
    await city.restart();
    expect(await standing(city, directive)).toStrictEqual([0, 30]);
    const { stderr } = await city.server.stop();
    expect(stderr).toMatch(/views are of another log or ahead of this one: they are built anew/);
    const diverged = await copyOf(t, city.data);
    await city.restart();
    await acknowledge(city, directive, city.staff.slice(0, 3));
    expect((await city.server.stop()).stderr).not.toMatch(/built anew/);

    const other = await copyOf(t, city.data);
    await replaceFile(city.data, 'events.sqlite', diverged);
    await replaceFile(city.data, 'views.sqlite', diverged);
    await city.restart();
    await acknowledge(city, directive, city.staff.slice(5, 7));
    expect((await city.server.stop()).code).toBe(0);
    await replaceFile(city.data, 'views.sqlite', other);
    await city.restart();
    expectOf(await standing(city, directive), 'as many events, but others').toStrictEqual([2, 30]);
    await verified(city);
  }),
);

testOnFiles(
  'views of another log are built anew',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    const directive = await city.directive('Edaran');
    const stranger = await StaffedCity.found(t);
    await stranger.server.stop();
    await city.server.stop();
    await replaceFile(city.data, 'views.sqlite', stranger.data);
    await city.restart();
    expect(await standing(city, directive)).toStrictEqual([0, 30]);
    await verified(city);
  }),
);

testOnFiles(
  'a lost, foreign or older keyring is refused, and what was restored is served',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t, [], ownProcess);
    await city.server.stop();
    const early = await copyOf(t, city.data);
    await city.restart();
    const directive = await city.directive('Edaran');
    await city.office.write(`/v1/directives/${directive}/withdraw`, { on: '2024-06-01', reason: 'Salah alamat' });
    await city.server.kill();
    const whole = await copyOf(t, city.data);
    await removeFile(city.data, 'keyring.sqlite');
    await refused(city.data, /no keyring: restore the keyring\.sqlite/);
    await replaceFile(city.data, 'keyring.sqlite', early);
    await refused(city.data, /lacks keys of its log: restore the keyring\.sqlite/);

    const stranger = await StaffedCity.found(t);
    await stranger.server.stop();
    await replaceFile(stranger.data, 'keyring.sqlite', early);
    await cp(join(early, 'master.key'), join(stranger.data, 'master.key'));
    await refused(stranger.data, /keyring\.sqlite of another log: restore/);

    await removeFile(city.data, 'keyring.sqlite');
    for (const beside of BESIDE) {
      const name = `keyring.sqlite${beside}`;
      if ((await readdir(whole)).includes(name)) await cp(join(whole, name), join(city.data, name));
    }
    await city.restart();
    await verified(city);
  }),
);

testOnFiles(
  'a log that is lost is missed, unless nothing but views is left',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.server.stop();
    await removeFile(city.data, 'events.sqlite');
    await refused(city.data, /a keyring but no log: restore events\.sqlite/);
    await removeFile(city.data, 'keyring.sqlite');
    await city.restart();
    expect(await city.office.all('/v1/units?')).toStrictEqual([]);
    await verified(city);
  }),
);

testOnFiles(
  'an older log beside a newer keyring goes on',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.server.stop();
    const older = await copyOf(t, city.data);
    await city.restart();
    const newcomer = rosterOf([{ n: 700, unit: 'DINAS-A' }]);
    await city.office.write('/v1/imports/roster?on=2024-02-01', newcomer);
    await city.server.stop();
    await replaceFile(city.data, 'events.sqlite', older);
    await city.restart();
    const again = await city.office.post('/v1/imports/roster?on=2024-02-01', newcomer);
    expectOf([again.status, again.json.enrolled, again.json.refused], again.text).toStrictEqual([200, 1, []]);
    await city.server.stop();
    await city.restart();
    const third = await city.office.post('/v1/imports/roster?on=2024-02-01', newcomer);
    expect([third.json.enrolled, third.json.unchanged]).toStrictEqual([0, 1]);
    await verified(city);
  }),
);

testOnFiles(
  'the log says which it is in its first event, each log another',
  cleaned(async (t) => {
    const logs: unknown[] = [];
    for (let n = 0; n < 2; n += 1) {
      const city = await StaffedCity.found(t, ['--now', '2026-03-02T02:00:00Z']);
      const auditor = await city.someone('auditor', 'auditor');
      const [first] = await city.log(auditor);
      expect([first?.type, first?.stream]).toStrictEqual(['LogMade', 'log-city']);
      logs.push(first?.data.log);
      await city.server.stop();
    }
    expect(new Set(logs).size).toBe(2);
  }),
);

const damage = async (data: string, name: string): Promise<void> => {
  const bytes = await readFile(join(data, name));
  await writeFile(join(data, name), bytes.fill(0xff, 0, 64));
};

testOnFiles(
  'damaged views are built anew, a damaged log or keyring is refused; ready names each store',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    await city.server.stop();
    await damage(city.data, 'views.sqlite');
    await city.restart();
    type Ready = { readonly status: string; readonly stores: readonly object[] };
    const { status, stores } = await city.office.read<Ready>('/health/ready');
    expect(status).toBe('ok');
    expect(stores).toStrictEqual(['log', 'keyring', 'views'].map((store) => ({ store, working: true })));
    await verified(city);
    expect((await city.server.stop()).code).toBe(0);
    for (const name of ['keyring.sqlite', 'events.sqlite']) {
      await damage(city.data, name);
      await refused(city.data, new RegExp(`a damaged ${name}: restore a backup`));
    }
  }),
);
