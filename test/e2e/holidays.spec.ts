import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const PATH = '/v1/holidays';
const OFFICER = SUBJECTS['complaint-officer'];
const LATER = '2026-03-05T02:00:00Z';

/** Each test goes on from those before it. */
describe('holidays', () => {
  let city: SmallCity;

  beforeAll(async () => {
    city = await SmallCity.open();
  });
  afterAll(async () => city.close());

  const tells = async (body: object, headers: object = {}): Promise<Answer> =>
    city.server.ask(PATH, { as: OFFICER, body, headers: { ...headers } });
  const refusal = async (body: object): Promise<string> => city.says(PATH, { as: OFFICER, body });
  const days = async (query = ''): Promise<unknown[]> => {
    const { json } = await city.server.ask(`${PATH}?${query}`, { as: OFFICER });
    return (json.items as { on: string; name: string }[]).map(({ on, name }) => `${on} ${name}`);
  };

  it('are announced, once for a day, which may be renamed', async () => {
    const first = await tells({ on: '2026-05-01', name: ' Hari Buruh ' });
    expect([first.status, first.json.changed]).toStrictEqual([201, true]);
    expect(first.headers.get('location')).toBe(`${PATH}/${textOf(first, 'id')}`);
    const same = await tells({ on: '2026-05-01', name: 'Hari Buruh' });
    expect([same.status, same.json.changed, same.json.id]).toStrictEqual([200, false, first.json.id]);
    const renamed = await tells({ on: '2026-05-01', name: 'Hari Buruh Internasional' });
    expect([renamed.status, renamed.json.changed, renamed.json.id]).toStrictEqual([200, true, first.json.id]);
    expect(await days()).toStrictEqual(['2026-03-19 Nyepi', '2026-05-01 Hari Buruh Internasional']);
  });

  it('are on today where no day is named', async () => {
    const id = textOf(await tells({ name: 'Hari jadi kota' }), 'id');
    expect((await city.server.ask(`${PATH}/${id}`, { as: OFFICER })).json).toMatchObject({ on: TODAY });
  });

  it('are refused with days that are none or too far ahead, and without a name', async () => {
    for (const on of ['2026-02-30', '1999-12-31', '2026-5-1', 20260501]) {
      expectOf(await refusal({ on, name: 'Libur' }), String(on)).toBe('400 invalid-input');
    }
    for (const name of ['', '  ', 'a\nb', 'a'.repeat(201), 7]) {
      expectOf(await refusal({ on: '2026-05-14', name }), String(name)).toBe('400 invalid-input');
    }
    expect(await refusal({ on: '2028-03-03', name: 'Libur' })).toBe('409 date-too-far');
    expect(await refusal({ on: '2026-05-14', name: 'Libur', reason: 'x' })).toBe('400 invalid-input');
  });

  it('are recorded once under a key, and only at the revision named', async () => {
    const keyed = { 'idempotency-key': 'kenaikan' };
    const body = { on: '2026-05-14', name: 'Kenaikan' };
    const first = await tells(body, keyed);
    expect(first.status).toBe(201);
    const naming = { 'idempotency-key': 'other-name' };
    const other = { on: '2026-05-14', name: 'Kenaikan Yesus Kristus' };
    const renamed = await tells(other, naming);
    expect([renamed.status, renamed.json.id]).toStrictEqual([200, first.json.id]);
    expect((await tells(body, keyed)).text).toBe(first.text);
    expect((await tells(body, keyed)).status).toBe(201);
    expect([(await tells(other, naming)).status, (await tells(other, naming)).text]).toStrictEqual([200, renamed.text]);
    const stale = await tells({ on: '2026-05-14', name: 'Isa' }, { 'if-match': String(first.headers.get('etag')) });
    expect([stale.status, textOf(stale, 'code')]).toStrictEqual([412, 'revision-mismatch']);
    const fresh = await tells({ on: '2026-05-14', name: 'Isa' }, { 'if-match': String(renamed.headers.get('etag')) });
    expect(fresh.status).toBe(200);
    const clash = await tells({ on: '2026-05-15', name: 'Cuti bersama' }, keyed);
    expect([clash.status, textOf(clash, 'code')]).toStrictEqual([422, 'idempotency-key-reused']);
  });

  it('are listed by day and page by page, of a span, whatever the day looked from', async () => {
    const from = 'from=2026-03-03&to=2026-05-14';
    expect(await days(from)).toStrictEqual([
      '2026-03-19 Nyepi',
      '2026-05-01 Hari Buruh Internasional',
      '2026-05-14 Isa',
    ]);
    expect(await days(`${from}&asOf=2020-01-01`)).toStrictEqual(await days(from));
    const first = await city.server.ask(`${PATH}?limit=1&${from}`, { as: OFFICER });
    const second = await city.server.ask(`${PATH}?limit=2&${from}&cursor=${textOf(first, 'next')}`, { as: OFFICER });
    expect((second.json.items as unknown[]).length).toBe(2);
    expect(second.json.next).toBe(null);
    const { a } = city.ids;
    for (const query of ['from=2026-05-02&to=2026-05-01', `cursor=${a}`, 'from=kemarin', 'status=void']) {
      expectOf(await city.says(`${PATH}?${query}`, { as: OFFICER }), query).toBe('400 invalid-input');
    }
    const csv = await city.server.ask(`${PATH}?format=csv&${from}`, { as: OFFICER });
    expect(csv.text.split('\r\n').map((line) => line.split(',').slice(1).join(','))).toStrictEqual([
      'on,name',
      '2026-03-19,Nyepi',
      '2026-05-01,Hari Buruh Internasional',
      '2026-05-14,Isa',
      '',
    ]);
  });

  it('are working days again once revoked, for whoever knows, and were holidays before', async () => {
    await city.server.write('/local/clock', { now: LATER }, { method: 'PUT', as: 'local-admin' });
    const path = `${PATH}/${city.ids.holiday}`;
    const revoke = async (): Promise<Answer> =>
      city.server.ask(`${path}/revoke`, { as: OFFICER, body: { reason: 'Salah tanggal.' } });
    const done = await revoke();
    expect([done.status, done.json.changed, done.json.id]).toStrictEqual([200, true, city.ids.holiday]);
    const again = await revoke();
    expect([again.status, again.json.changed]).toStrictEqual([200, false]);
    expect(await days('to=2026-04-30&from=2026-03-03')).toStrictEqual([]);
    expect(await days(`to=2026-04-30&from=2026-03-03&knownOn=${TODAY}`)).toStrictEqual(['2026-03-19 Nyepi']);
    expect(await city.says(path, { as: OFFICER })).toBe('404 not-found');
    const { json } = await city.server.ask(`${path}?knownOn=${TODAY}`, { as: OFFICER });
    expect(json).toMatchObject({ id: city.ids.holiday, on: '2026-03-19', name: 'Nyepi' });
    expect((json.history as { kind: string }[]).map(({ kind }) => kind)).toStrictEqual(['written']);
    const anew = await tells({ on: '2026-03-19', name: 'Nyepi' });
    expect([anew.status, anew.json.id === city.ids.holiday]).toStrictEqual([201, false]);
    expect(await city.says(`${PATH}/${city.ids.a}/revoke`, { as: OFFICER, body: { reason: 'x' } })).toBe(
      '404 not-found',
    );
  });
});
