import { afterAll, expect, it } from '@jest/globals';
import type { Answer } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { describeOnFiles } from '../support/on-files.js';
import { STAFF_A_UNIT, StaffedCity } from '../support/staffed-city.js';
import { cutLast } from '../support/stopped-log.js';

const DAY = '2026-03-02';
const ROOMFUL = Array.from({ length: STAFF_A_UNIT }, () => [3, 4]);

describeOnFiles('paper forms that a crash kept from being recorded', () => {
  const cleanup = new Cleanup();
  afterAll(async () => cleanup.run());

  it('are no responses, and are typed in anew by whoever has no key of then', async () => {
    const city = await StaffedCity.found(cleanup, ['--now', `${DAY}T02:00:00Z`]);
    const { programme, office } = city;
    const days = { opensOn: DAY, closesOn: DAY };
    const about = {
      kind: 'pulse',
      title: 'Siap?',
      programme,
      units: [city.unit('KOTA')],
      statements: ['Saya tahu.', 'Bisa.'],
    };
    const path = `/v1/surveys/${(await office.write('/v1/surveys', { ...about, ...days })).id}`;
    const paper = async (key?: string): Promise<Answer> =>
      office.post(`${path}/responses`, { unit: city.unit('DINAS-A'), responses: ROOMFUL }, key);
    const responses = async (): Promise<number> => (await office.readNow<{ responses: number }>(path)).responses;
    await office.write(`${path}/responses`, { unit: city.unit('DINAS-B'), responses: [[1, 1]] });
    expect((await paper('formulir')).status).toBe(200);
    expect(await responses()).toBe(1 + STAFF_A_UNIT);

    await city.server.stop();
    await cutLast(city.data, 'SurveyPaperTyped');
    await city.restart(['--now', `${DAY}T03:00:00Z`]);
    expect(await responses()).toBe(1);
    const anew = await paper();
    expect([anew.status, anew.json.code]).toStrictEqual([200, undefined]);
    expect(await responses()).toBe(1 + STAFF_A_UNIT);
  });
});
