import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { openDatabase } from '../../src/stores/sqlite/database.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { givenServers } from '../support/given-servers.js';
import { here } from '../support/server-here.js';
import { StaffedCity } from '../support/staffed-city.js';
import { nipOf } from '../support/toy-roster.js';

const { EVENTSTORE_URL, MONGODB_URL } = givenServers('');
const inFiles = MONGODB_URL === undefined;

/** From now on no view takes anything in: on files none can, on servers the one process that is left keeps none up. */
const holdUpViews = async (t: Cleaning, city: StaffedCity): Promise<void> => {
  if (!inFiles) {
    await city.server.stop();
    city.goOnWith(await here(t, city.data, ['--role', 'api']));
    return;
  }
  const database = openDatabase({ file: join(city.data, 'views.sqlite'), readOnly: false });
  t.after(() => database.close());
  database.exec('BEGIN IMMEDIATE');
};

// Where the log alone is in files, the one process there may be keeps up the views in MongoDB.
(inFiles || EVENTSTORE_URL !== undefined ? test : test.skip)(
  'what was recorded of people is answered again under its key, however far the views are behind',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    const { office, staff } = city;
    const [unit, position] = [city.units.get('DINAS-A'), { title: 'Analis', type: 'executive' }];
    const enrolment = { nip: nipOf(900), name: 'Ana', unit, employment: 'PNS', position, on: '2024-03-01' };
    const writes: readonly (readonly [path: string, body: object])[] = [
      ['/v1/staff', enrolment],
      [`/v1/staff/${staff[0]}/transfer`, { unit: city.units.get('DINAS-B'), on: '2024-03-01' }],
      [`/v1/staff/${staff[1]}/correct`, { nip: nipOf(901), reason: 'kontrak baru' }],
      [`/v1/staff/${staff[2]}/depart`, { on: '2024-03-01', reason: 'retired' }],
    ];
    const first = [];
    for (const [path, body] of writes) first.push(await office.post(path, body, 'key'));
    await office.now('/v1/staff?limit=1');
    await holdUpViews(t, city);
    await office.write('/v1/staff', { ...enrolment, nip: nipOf(902) });
    for (const [index, [path, body]] of writes.entries()) {
      const again = await office.post(path, body, 'key');
      const before = first[index];
      expectOf([again.status, again.json], path).toStrictEqual([before?.status, before?.json]);
    }
    const { status, json } = await office.post(`/v1/staff/${staff[3]}/depart`, { on: '2024-03-01', reason: 'retired' });
    expect([status, json.code]).toStrictEqual([503, 'view-behind']);
  }),
);
