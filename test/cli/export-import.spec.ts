import { expect } from '@jest/globals';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirectory } from '../support/data-directory.js';
import { here } from '../support/server-here.js';
import { runCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { nipOf } from '../support/toy-roster.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

const NAMES = /Pegawai \d|Salah alamat|190\d{15}/;

const ran = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCli(args);
  expectOf(code, stderr).toBe(0);
  return stdout;
};

/** A city with texts, answers and a withdrawn directive. */
const founded = async (t: Cleaning): Promise<{ city: StaffedCity; directive: string; withdrawn: string }> => {
  const city = await StaffedCity.found(t);
  const [directive, withdrawn] = [await city.directive('Edaran'), await city.directive('Salah')];
  const withdrawal = { on: '2024-06-01', reason: 'Salah alamat' };
  await city.office.write(`/v1/directives/${withdrawn}/withdraw`, withdrawal);
  await answer(city, directive, city.staff.slice(0, 7));
  return { city, directive, withdrawn };
};

const answer = async (city: StaffedCity, directive: string, staff: readonly string[], key?: string) =>
  city.office.write(
    `/v1/directives/${directive}/acknowledgements`,
    { unit: city.unit('KOTA'), staff, on: '2024-03-05', how: 'read' },
    key,
  );

/** What is read of a city, but for positions, which are the log's own. */
const readings = async (city: StaffedCity, directive: string): Promise<unknown[]> => {
  const paths = [
    `/v1/directives/${directive}/standing`,
    `/v1/programmes/${city.programme}/readiness`,
    `/v1/directives?programme=${city.programme}`,
    '/v1/staff',
    '/v1/units',
  ];
  const texts = await Promise.all(paths.map(async (path) => JSON.stringify(await city.office.readNow(path))));
  return texts.map((text) => JSON.parse(text.replaceAll(/"\d{20}"/g, '"position"')) as unknown);
};

/** Where a city goes, with the master key of the old one in place. */
const newPlace = async (t: Cleaning, from: string): Promise<{ folder: string; data: string }> => {
  const folder = await dataDirectory(t);
  const data = join(folder, 'new');
  await mkdir(data);
  await cp(join(from, 'master.key'), join(data, 'master.key'));
  return { folder, data };
};

testOnFiles(
  'a city that moves with its keyring reads there as it did here, and goes on',
  cleaned(async (t) => {
    const { city, directive } = await founded(t);
    const { folder, data } = await newPlace(t, city.data);
    const key = 'once';
    const once = await answer(city, directive, city.staff.slice(7, 9), key);
    const before = await readings(city, directive);
    const file = join(folder, 'city.ndjson');
    const said = await ran('export', file, '--with-keyring', '--data', city.data);
    expect(said).toMatch(/^exported \d+ facts and \d+ rows of the keyring in [\d.]+ s, up to position \d{20}\n/);
    expect(said).toMatch(/export the rest with --since/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toMatch(NAMES);
    expect(await readFile(file, 'utf8')).not.toContain((await readFile(join(data, 'master.key'), 'utf8')).trim());
    expect(await ran('verify', file)).toMatch(/is whole: \d+ facts, and \d+ rows of a keyring/);
    expect(await ran('import', file, '--data', data)).toMatch(/read-only for [\d.]+ s: start a server here/);
    for (const side of [data, file]) {
      expect(await ran('verify', '--against', side, '--data', city.data)).toMatch(/hold the same \d+ facts/);
    }
    await city.server.stop();
    city.goOnWith(await here(t, data));
    expect(await readings(city, directive)).toStrictEqual(before);
    expect((await answer(city, directive, city.staff.slice(7, 9), key)).revision).toBe(once.revision);
    await answer(city, directive, city.staff.slice(20, 22));
    const { items } = await city.office.read<{ items: { name: string }[] }>('/v1/staff?limit=200');
    expect(items.map(({ name }) => name)).toContain('Pegawai 3');
    await city.server.stop();
    expect(await ran('verify', '--data', data)).toMatch(/verified/);
    const { code, stderr } = await runCli(['verify', '--data', data, '--against', city.data]);
    expectOf(code, stderr).toBe(1);
    expect(stderr).toMatch(
      /differ after \d+ facts that are the same: directive-\S+, revision \d+: missing on the other/,
    );
  }),
);

testOnFiles(
  'a running office moves in two parts, the second one after its server was stopped',
  cleaned(async (t) => {
    const { city, directive } = await founded(t);
    const { folder, data } = await newPlace(t, city.data);
    const [first, rest] = [join(folder, 'first'), join(folder, 'rest')];
    await ran('export', first, '--with-keyring', '--data', city.data);
    await answer(city, directive, city.staff.slice(9, 20));
    await ran('import', first, '--data', data);
    const before = await readings(city, directive);
    await city.server.stop();
    const said = await ran('export', rest, '--with-keyring', '--since', first, '--data', city.data);
    expect(said).toMatch(/^exported [1-9] facts/);
    expect(said).not.toMatch(/--since/);
    expect(await ran('import', rest, '--data', data)).toMatch(/^imported [1-9] facts and/);
    expect(await ran('verify', '--data', city.data, '--against', data)).toMatch(/hold the same/);
    expect(await ran('verify', '--data', data, '--against', rest)).toMatch(/hold the same [1-9] facts/);
    city.goOnWith(await here(t, data));
    expect(await readings(city, directive)).toStrictEqual(before);
  }),
);

testOnFiles(
  'a city that moves without its keyring has its figures, and no name',
  cleaned(async (t) => {
    const { city, directive, withdrawn } = await founded(t);
    const [standing] = await readings(city, directive);
    const folder = await dataDirectory(t);
    const [file, data] = [join(folder, 'city.ndjson'), join(folder, 'new')];
    await ran('export', file, '--data', city.data);
    expect(await readFile(file, 'utf8')).not.toMatch(NAMES);
    await city.server.stop();
    expect(await ran('import', file, '--data', data)).toMatch(/names, numbers and texts are gone/);
    expect(existsSync(join(data, 'keyring.sqlite'))).toBe(false);
    await cp(join(city.data, 'master.key'), join(data, 'master.key'));
    city.goOnWith(await here(t, data));
    expect((await readings(city, directive))[0]).toStrictEqual(standing);
    const people = await city.office.all<{ name: string | null; nip: string | null }>('/v1/staff?');
    expect([people.length, ...new Set(people.map(({ name }) => name))]).toStrictEqual([30, null]);
    const { reason = null } = await city.office.read<{ reason?: string | null }>(`/v1/directives/${withdrawn}`);
    expect(reason).toBeNull();
    const found = await city.office.post('/v1/staff/lookup', { nips: [nipOf(0)] });
    expect(found.json.items).toStrictEqual([]);
    await answer(city, directive, city.staff.slice(20, 22));
    await city.server.stop();
    city.goOnWith(await here(t, data));
    expect(await ran('verify', '--data', data)).toMatch(/verified/);
  }),
);
