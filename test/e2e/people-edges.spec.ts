import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { type Ids, PEOPLE, SmallCity, TODAY } from '../support/http/small-city.js';

const under = (body: object) => ({ body, headers: { 'idempotency-key': 'back' } });

describe('a person moved by a bulk transfer', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  it('has changed: who asks with what was before is told so', async () => {
    const placed = await city.server.write(`/v1/staff/${ids.dewi}/transfer`, { unit: ids.a });
    const stale = { 'if-match': placed.headers.get('etag') ?? '' };
    const moves = [{ staff: ids.dewi, unit: ids.b }];
    const moved = await city.server.write('/v1/transfers', { on: TODAY, decree: 'SK-1', moves });
    const depart = { body: { on: TODAY, reason: 'retired' }, headers: stale };
    expect(await city.says(`/v1/staff/${ids.dewi}/depart`, depart)).toBe('412 revision-mismatch');
    const again = await city.server.write(`/v1/staff/${ids.dewi}/transfer`, { unit: ids.b, on: TODAY });
    expect(textOf(again, 'position')).toBe(textOf(moved, 'position'));
    const repeated = await city.server.write('/v1/transfers', { on: TODAY, decree: 'SK-1', moves });
    expect([repeated.status, repeated.json]).toStrictEqual([200, { ...moved.json, changed: false }]);
  });

  it('is unknown together with the units that are', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const moves = [
      { staff: nobody, unit: ids.a },
      { staff: ids.ana, unit: nobody },
    ];
    const { status, json } = await city.server.ask('/v1/transfers', { body: { on: TODAY, decree: 'SK-2', moves } });
    const pointers = (json.errors as { pointer: string }[]).map(({ pointer }) => pointer).sort();
    expect([status, pointers]).toStrictEqual([404, ['/moves/0/staff', '/moves/1/unit']]);
  });

  it('has a history of all that is known, also what lies ahead of the day asked for', async () => {
    await city.server.write(`/v1/staff/${ids.ana}/transfer`, { unit: ids.b, on: '2026-06-01' });
    const facts = async (asOf: string): Promise<number> =>
      ((await city.server.read(`/v1/staff/${ids.ana}?asOf=${asOf}`)).json.history as unknown[]).length;
    expect([await facts(TODAY), await facts('2026-06-01')]).toStrictEqual([2, 2]);
  });
});

describe('a figure of people', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  it('of one who came back under a key keeps the key from others', async () => {
    await city.server.write(`/v1/staff/${ids.dewi}/depart`, { on: '2026-02-10', reason: 'resigned' });
    const position = { title: 'Analis', type: 'functional' };
    const { nip, name } = PEOPLE.dewi;
    const back = { nip, name, unit: ids.a, employment: 'PNS', position, on: '2026-02-20' };
    const first = await city.server.ask('/v1/staff', under(back));
    expect([first.status, first.json.id]).toStrictEqual([200, ids.dewi]);
    expect((await city.server.ask('/v1/staff', under(back))).json).toStrictEqual(first.json);
    expect(await city.says('/v1/staff', under({ ...back, nip: '190709102005031046' }))).toBe(
      '422 idempotency-key-reused',
    );
  });

  it('leaves out whoever has departed by then', async () => {
    const path = `/v1/sessions/${ids.session}`;
    await city.server.write(`${path}/attendance`, { staff: [ids.citra, ids.budi] });
    await city.server.write(`/v1/staff/${ids.citra}/depart`, { on: '2026-02-25', reason: 'retired' });
    const attended = async (asOf: string): Promise<unknown> =>
      (await city.server.read(`${path}/attendance?asOf=${asOf}`)).json.attended;
    expect([await attended('2026-02-24'), await attended('2026-02-25')]).toStrictEqual([2, 1]);
  });

  it('is not taken back after the closing, and each one that is held is named', async () => {
    const answers = `/v1/directives/${ids.directive}`;
    const acknowledged = { unit: ids.root, how: 'read' };
    await city.server.write(`${answers}/acknowledgements`, { ...acknowledged, staff: [ids.ana], on: '2026-03-02' });
    await city.server.write(`${answers}/acknowledgements`, { ...acknowledged, staff: [ids.dewi], on: '2026-02-20' });
    await city.server.write(`/v1/programmes/${ids.programme}/close`, { on: '2026-02-28', outcome: 'Tuntas' });
    const wish = { unit: ids.root, staff: [ids.dewi, ids.ana], reason: 'Keliru' };
    const { status, json } = await city.server.ask(`${answers}/retractions`, { body: wish });
    const rows = (json.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
    expect([status, json.code, rows]).toStrictEqual([409, 'programme-closed', ['/staff/1 programme-closed']]);
  });
});
