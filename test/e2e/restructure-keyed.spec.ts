import { afterAll, expect, it } from '@jest/globals';
import type { Answer } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { StaffedCity } from '../support/staffed-city.js';
import { cutLast, typesIn } from '../support/stopped-log.js';
import { expectOf } from '../support/expectation.js';
import { describeOnFiles } from '../support/on-files.js';

const KEYED = { 'idempotency-key': 'decree', 'if-match': '"0"' };
const DECREE = { number: '1/2026', signedOn: '2026-02-01' };

describeOnFiles('a keyed decree that a crash cut off after the chart was told', () => {
  const cleanup = new Cleanup();
  afterAll(async () => cleanup.run());

  it('is found under its key, also by who expects the revision of before', async () => {
    const city = await StaffedCity.found(cleanup, ['--now', '2026-02-02T03:00:00Z']);
    const change = { change: 'merge', unit: city.unit('DINAS-A'), into: city.unit('DINAS-B') };
    const merger = { kind: 'restructure', title: 'Peleburan', units: [city.unit('KOTA')], effectiveOn: '2026-03-01' };
    const path = `/v1/programmes/${city.programme}/reforms`;
    const { id } = await city.office.write(path, { ...merger, changes: [change] });
    const decree = async (body: object): Promise<Answer> =>
      city.office.ask(`/v1/reforms/${id}/decree`, { body, headers: KEYED });

    const first = await decree(DECREE);
    expectOf(first.status, first.text).toBe(200);
    await city.server.stop();
    await cutLast(city.data, 'ReformDecreed');
    await city.restart(['--now', '2026-02-03T03:00:00Z']);

    const again = await decree(DECREE);
    expect([again.status, again.json]).toStrictEqual([200, first.json]);
    const other = await decree({ ...DECREE, number: '2/2026' });
    expect([other.status, other.json.code]).toStrictEqual([422, 'idempotency-key-reused']);
    expect((await city.office.read<{ number: string }>(`/v1/reforms/${id}`)).number).toBe('1/2026');
    await city.server.stop();
    expect((await typesIn(city.data)).filter((type) => type === 'ReformDecreed').length).toBe(1);
  });
});
