import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { BEFORE, type CorrectedCity, SINCE } from '../support/http/corrected.js';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { LIST, openNilReports } from './nil-report-desk.js';

const HEAD = SUBJECTS['unit-head'];

describe('taking nil reports back', () => {
  let office: CorrectedCity;
  let city: SmallCity;
  let ids: Ids;
  let path: string;
  beforeAll(async () => {
    ({ office, city, ids, path } = await openNilReports());
  });
  afterAll(async () => office.close());

  it('is for whoever may make them, and is so for every day known since', async () => {
    const one = `${LIST}/${ids.nilReport}`;
    for (const as of [HEAD, HEAD_B, SUBJECTS.leadership])
      expect(await office.told(`${one}/retract`, {}, { as })).toBe('403 forbidden');
    expect(await city.says(`${one}/retract`, { body: {} })).toBe('400 invalid-input');
    expect(await office.told(`${LIST}/${ids.a}/retract`, {})).toBe('404 not-found');
    expect(await office.told(`${one}/retract`, {}, { headers: { 'if-match': '"1"' } })).toBe('412 revision-mismatch');
    expect(await office.told(`${one}/retract`, {})).toBe('200 true');
    expect(await office.told(`${one}/retract`, { reason: 'Lain.' })).toBe('200 false');
    expect(await office.fields(`${one}?${BEFORE}`, 'status')).toStrictEqual(['standing']);
    expect(await office.fields(`${one}?${SINCE}&asOf=2026-02-03`, 'status')).toStrictEqual(['retracted']);
    expect(await office.history(one)).toStrictEqual([['written', '2026-02-03', false, ['retract']]]);
    expect(await office.ids(`${LIST}?unit=${ids.c}`)).toStrictEqual([ids.nilReport]);
  });

  it('lets another one be made of the same unit and day', async () => {
    const anew = await city.server.write(path, { unit: ids.c, on: '2026-02-03' });
    expect([anew.status, anew.json.id === ids.nilReport]).toStrictEqual([201, false]);
    expect(await office.fields(`${LIST}/${ids.nilReport}`, 'status')).toStrictEqual(['retracted']);
    expect(new Set(await office.ids(`${LIST}?unit=${ids.c}`))).toStrictEqual(
      new Set([ids.nilReport, textOf(anew, 'id')]),
    );
  });

  it('is listed among the corrections', async () => {
    const { json } = await city.server.read('/v1/corrections', { as: SUBJECTS.auditor });
    const rows = json.items as unknown as readonly object[];
    expect(rows.at(-1)).toMatchObject({
      kind: 'retract',
      of: 'nil-report',
      thing: ids.nilReport,
      programme: ids.programme,
      unit: ids.c,
      moved: 0,
    });
  });

  it('is not what a repeated request of before does', async () => {
    const sent = { body: { unit: ids.b, on: '2026-02-20' }, headers: { 'idempotency-key': 'nihil-1' } };
    const first = await city.server.ask(path, sent);
    expect(first.status).toBe(201);
    const again = async (): Promise<unknown[]> => {
      const { status, json } = await city.server.ask(path, sent);
      return [status, json];
    };
    expect(await again()).toStrictEqual([201, first.json]);
    const id = textOf(first, 'id');
    expect(await office.told(`${LIST}/${id}/retract`, {}, { as: HEAD_B })).toBe('200 true');
    expect(await again()).toStrictEqual([201, first.json]);
    expect(await office.ids(`${LIST}?unit=${ids.b}`)).toStrictEqual([id]);
    const other = { ...sent, body: { unit: ids.b, on: '2026-02-21' } };
    expect(await city.says(path, other)).toBe('422 idempotency-key-reused');
  });

  it('is judged by the day of the report once the programme is closed', async () => {
    const late = await city.server.create(path, { unit: ids.b, on: TODAY });
    const early = await city.server.create(path, { unit: ids.b, on: '2026-02-28' });
    await city.server.write(`/v1/programmes/${ids.programme}/close`, { on: '2026-03-01', outcome: 'Selesai.' });
    expect(await city.says(path, { body: { unit: ids.b, on: '2026-02-05' } })).toBe('409 programme-closed');
    expect(await office.told(`${LIST}/${late}/retract`, {})).toBe('409 programme-closed');
    expect(await office.told(`${LIST}/${early}/retract`, {})).toBe('200 true');
  });
});

describe('a restart', () => {
  it('keeps what was reported and taken back', async () => {
    const city = await SmallCity.open();
    const one = `${LIST}/${city.ids.nilReport}`;
    await city.server.write(`${one}/retract`, { reason: 'Belum ditanyakan.' });
    await city.server.restart();
    expect((await city.server.read(one)).json.status).toBe('retracted');
    const path = `/v1/programmes/${city.ids.programme}/nil-reports`;
    expect(await city.says(path, { body: { unit: city.ids.c, on: '2026-02-03' } })).toBe('201');
    await city.close();
  });
});
