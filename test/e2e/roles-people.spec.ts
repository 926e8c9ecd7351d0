import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { JsonObject } from '../../src/kernel/json.js';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';

const HEAD_A = SUBJECTS['unit-head'];
const OFFICE = SUBJECTS['reform-office'];
const [THEN, LEFT, CAME] = ['2026-02-21', '2026-02-22', '2026-02-25'];
const [AHEAD, LATER] = ['2026-04-01', '2026-04-02'];

const allOf = (names: string[]): Record<string, string[]> => ({ standing: names, attendance: names, staff: names });

/** Unit C comes to A after Dewi has left it, Budi leaves A1, and B with Citra will come to A. */
describe('whom a head is shown', () => {
  let city: SmallCity;
  let ids: Ids;
  let secret: string;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    const { server } = city;
    await server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana, ids.budi, ids.citra, ids.dewi] });
    await server.write(`/v1/staff/${ids.dewi}/transfer`, { unit: ids.root, on: LEFT });
    await server.write(`/v1/staff/${ids.budi}/transfer`, { unit: ids.root, on: LEFT });
    await server.write(`/v1/units/${ids.c}/move`, { parent: ids.a, on: CAME });
    await server.write(`/v1/units/${ids.b}/move`, { parent: ids.a, on: AHEAD });
    await server.write(`/v1/staff/${ids.dewi}/transfer`, { unit: ids.a, on: AHEAD });
    await server.write('/v1/grants', { subject: 'head-new', role: 'unit-head', unit: ids.a, from: TODAY });
    secret = await server.create(
      `/v1/programmes/${ids.programme}/resistance-issues`,
      {
        unit: ids.b,
        raisedOn: TODAY,
        cause: 'distrust',
        reach: 1,
        intensity: 'high',
        description: 'Rahasia.',
        confidential: true,
      },
      { as: HEAD_B },
    );
  });
  after(async () => city.close());

  const read = async (as: string, path: string): Promise<JsonObject> => {
    const head = await city.server.head();
    const { status, json, text } = await city.server.ask(`${path}&after=${head}`, { as });
    assert.equal(status, 200, `${path}: ${text}`);
    return json;
  };
  const NAMES = ['ana', 'budi', 'citra', 'dewi'] as const;
  const namesOf = (items: unknown, field: 'id' | 'staff'): string[] =>
    (items as Record<string, unknown>[]).map((one) => NAMES.find((name) => ids[name] === one[field]) ?? '?').sort();

  /** Who is named of a unit on a day by its standing, its attendance and its staff list. */
  const shown = async (as: string, unit: string, asOf: string): Promise<Record<string, string[]>> => {
    const query = `unit=${unit}&asOf=${asOf}`;
    const standing = await read(as, `/v1/directives/${ids.directive}/standing?${query}`);
    const attendance = await read(as, `/v1/sessions/${ids.session}/attendance?${query}`);
    const list = await read(as, `/v1/staff?subtree=true&${query}`);
    return {
      standing: namesOf(standing.people, 'staff'),
      attendance: namesOf(attendance.people, 'staff'),
      staff: namesOf(list.items, 'id'),
    };
  };
  it('counts whoever left a unit before it came to them, and names nobody', async () => {
    assert.deepEqual(await shown(OFFICE, ids.c, THEN), allOf(['dewi']));
    assert.deepEqual(await shown(HEAD_A, ids.c, THEN), allOf([]));
    const query = `unit=${ids.c}&asOf=${THEN}`;
    const standing = await read(HEAD_A, `/v1/directives/${ids.directive}/standing?${query}`);
    assert.equal((standing.total as { population: number }).population, 1);
    assert.equal((await read(HEAD_A, `/v1/sessions/${ids.session}/attendance?${query}`)).attended, 1);
    assert.equal(await city.says(`/v1/staff/${ids.dewi}?asOf=${THEN}`, { as: HEAD_A }), '403 forbidden');
  });

  it('names whoever was there while the unit was theirs', async () => {
    assert.deepEqual(await shown(HEAD_A, ids.a, THEN), allOf(['ana', 'budi']));
    assert.deepEqual(await shown(HEAD_A, ids.a, LEFT), allOf(['ana']));
    assert.equal(await city.says(`/v1/staff/${ids.budi}?asOf=${THEN}`, { as: HEAD_A }), '200');
    assert.equal(await city.says(`/v1/staff/${ids.budi}`, { as: HEAD_A }), '403 forbidden');
  });

  it('names to whoever became head since those who are there still', async () => {
    assert.deepEqual(await shown('head-new', ids.a, THEN), allOf(['ana']));
    assert.equal(await city.says(`/v1/staff/${ids.budi}?asOf=${THEN}`, { as: 'head-new' }), '403 forbidden');
  });

  it('counts whoever will be there, and shows no unit that will be theirs', async () => {
    assert.deepEqual(await shown(OFFICE, ids.a, LATER), allOf(['ana', 'citra', 'dewi']));
    assert.deepEqual(await shown(HEAD_A, ids.a, LATER), allOf(['ana']));
    assert.equal(await city.says(`/v1/staff/${ids.citra}?asOf=${LATER}`, { as: HEAD_A }), '403 forbidden');
    const reads = [
      `/v1/programmes/${ids.programme}/adoption?`,
      `/v1/programmes/${ids.programme}/readiness?`,
      `/v1/directives/${ids.directive}/standing?`,
      `/v1/sessions/${ids.session}/attendance?`,
      '/v1/staff?',
      '/v1/resistance-issues?',
    ];
    for (const path of reads) {
      const asked = `${path}unit=${ids.b}&asOf=${LATER}`;
      assert.equal(await city.says(asked, { as: HEAD_A }), '403 forbidden', path);
      assert.equal(await city.says(asked, { as: HEAD_B }), '200', path);
    }
    const series = `/v1/programmes/${ids.programme}/adoption/series?unit=${ids.b}&to=${LATER}`;
    assert.equal(await city.says(series, { as: HEAD_A }), '403 forbidden');
  });

  it('lists no issue of a unit that is not theirs today', async () => {
    const listed = async (as: string): Promise<string[]> => {
      const { items } = await read(as, `/v1/resistance-issues?unit=${ids.a}&asOf=${LATER}`);
      return (items as { id: string }[]).map(({ id }) => id);
    };
    assert.deepEqual(new Set(await listed(OFFICE)), new Set([ids.issue, secret]));
    assert.deepEqual(await listed(HEAD_A), [ids.issue]);
    assert.equal(await city.says(`/v1/resistance-issues/${secret}?asOf=${LATER}`, { as: HEAD_A }), '403 forbidden');
    assert.equal(await city.says(`/v1/resistance-issues/${secret}?asOf=${LATER}`, { as: HEAD_B }), '200');
  });
});
