import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';

const training = (staff: readonly string[], more: object = {}): object => ({
  title: 'Diklat di provinsi',
  hours: 20,
  on: '2026-02-01',
  staff,
  ...more,
});

describe('trainings over HTTP', () => {
  let city: SmallCity;

  beforeAll(async () => {
    city = await SmallCity.open();
  });
  afterAll(async () => city.close());

  const told = async (path: string, body: object, asked = {}): Promise<string> => {
    const answer = await city.server.ask(path, { body, ...asked });
    return `${answer.status} ${answer.status < 300 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code')}`;
  };
  it('are recorded by the office alone, of a day that has come', async () => {
    const { ids } = city;
    expect(await told('/v1/trainings', training([ids.ana]))).toBe('201 true');
    expect(await told('/v1/trainings', training([ids.ana], { on: TODAY }))).toBe('201 true');
    expect(await told('/v1/trainings', training([ids.ana]), { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await told('/v1/trainings', training([ids.ana], { on: '2026-03-03' }))).toBe('409 date-in-future');
    for (const hours of [0, 1_001, 2.5])
      expect(await told('/v1/trainings', training([ids.ana], { hours }))).toBe('400 invalid-input');
    expect(await told('/v1/trainings', training([ids.programme]))).toBe('404 not-found');
  });

  it('are of people in service on that day, with a row for each who is not', async () => {
    const { ids } = city;
    await city.server.write(`/v1/staff/${ids.dewi}/depart`, { on: '2026-02-01', reason: 'retired' });
    const late = await city.server.ask('/v1/trainings', { body: training([ids.ana, ids.dewi]) });
    expect([late.status, late.json.code, late.json.errors]).toMatchObject([
      409,
      'after-departure',
      [{ pointer: '/staff/1', code: 'after-departure' }],
    ]);
    const early = training([ids.dewi], { on: '2020-06-01' });
    expect(await told('/v1/trainings', early)).toBe('409 before-enrolment');
    expect(await told('/v1/trainings', training([ids.dewi], { on: '2026-01-31' }))).toBe('201 true');
  });

  it('are taken back, of some and then of all', async () => {
    const { ids } = city;
    const id = await city.server.create('/v1/trainings', training([ids.ana, ids.budi, ids.citra]));
    const path = `/v1/trainings/${id}/retract`;
    const reason = 'Keliru.';
    expect(await told(path, { staff: [ids.ana], reason })).toBe('200 true');
    expect(await told(path, { staff: [ids.ana, ids.dewi], reason })).toBe('200 false');
    expect(await told(path, { staff: [ids.programme], reason })).toBe('404 not-found');
    expect(await told(path, { reason }, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
    expect(await told(path, { reason }, { headers: { 'idempotency-key': 'training' } })).toBe('200 true');
    expect(await told(path, { reason }, { headers: { 'idempotency-key': 'training' } })).toBe('200 true');
    expect(await told(path, { reason })).toBe('200 false');
    expect(await told(`/v1/trainings/${ids.course}/retract`, { reason })).toBe('404 not-found');
    const { json } = await city.server.read('/v1/corrections');
    const rows = json.items as unknown as { of: string; thing: string; kind: string; moved: number }[];
    expect(rows.map(({ of, thing, kind, moved }) => [of, thing, kind, moved])).toStrictEqual([
      ['training', id, 'retract', 1],
      ['training', id, 'retract', 2],
    ]);
  });
});
