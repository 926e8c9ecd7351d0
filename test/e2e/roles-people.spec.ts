import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

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

  beforeAll(async () => {
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
  afterAll(async () => city.close());

  const read = async (as: string, path: string): Promise<JsonObject> => {
    const head = await city.server.head();
    const { status, json, text } = await city.server.ask(`${path}&after=${head}`, { as });
    expectOf(status, `${path}: ${text}`).toBe(200);
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
    expect(await shown(OFFICE, ids.c, THEN)).toStrictEqual(allOf(['dewi']));
    expect(await shown(HEAD_A, ids.c, THEN)).toStrictEqual(allOf([]));
    const query = `unit=${ids.c}&asOf=${THEN}`;
    const standing = await read(HEAD_A, `/v1/directives/${ids.directive}/standing?${query}`);
    expect((standing.total as { population: number }).population).toBe(1);
    expect((await read(HEAD_A, `/v1/sessions/${ids.session}/attendance?${query}`)).attended).toBe(1);
    expect(await city.says(`/v1/staff/${ids.dewi}?asOf=${THEN}`, { as: HEAD_A })).toBe('403 forbidden');
  });

  it('names whoever was there while the unit was theirs', async () => {
    expect(await shown(HEAD_A, ids.a, THEN)).toStrictEqual(allOf(['ana', 'budi']));
    expect(await shown(HEAD_A, ids.a, LEFT)).toStrictEqual(allOf(['ana']));
    expect(await city.says(`/v1/staff/${ids.budi}?asOf=${THEN}`, { as: HEAD_A })).toBe('200');
    expect(await city.says(`/v1/staff/${ids.budi}`, { as: HEAD_A })).toBe('403 forbidden');
  });

  it('names to whoever became head since those who are there still', async () => {
    expect(await shown('head-new', ids.a, THEN)).toStrictEqual(allOf(['ana']));
    expect(await city.says(`/v1/staff/${ids.budi}?asOf=${THEN}`, { as: 'head-new' })).toBe('403 forbidden');
  });

  it('counts whoever will be there, and shows no unit that will be theirs', async () => {
    expect(await shown(OFFICE, ids.a, LATER)).toStrictEqual(allOf(['ana', 'citra', 'dewi']));
    expect(await shown(HEAD_A, ids.a, LATER)).toStrictEqual(allOf(['ana']));
    expect(await city.says(`/v1/staff/${ids.citra}?asOf=${LATER}`, { as: HEAD_A })).toBe('403 forbidden');
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
      expectOf(await city.says(asked, { as: HEAD_A }), path).toBe('403 forbidden');
      expectOf(await city.says(asked, { as: HEAD_B }), path).toBe('200');
    }
    const series = `/v1/programmes/${ids.programme}/adoption/series?unit=${ids.b}&to=${LATER}`;
    expect(await city.says(series, { as: HEAD_A })).toBe('403 forbidden');
  });

  it('lists no issue of a unit that is not theirs today', async () => {
    const listed = async (as: string): Promise<string[]> => {
      const { items } = await read(as, `/v1/resistance-issues?unit=${ids.a}&asOf=${LATER}`);
      return (items as { id: string }[]).map(({ id }) => id);
    };
    expect(new Set(await listed(OFFICE))).toStrictEqual(new Set([ids.issue, secret]));
    expect(await listed(HEAD_A)).toStrictEqual([ids.issue]);
    expect(await city.says(`/v1/resistance-issues/${secret}?asOf=${LATER}`, { as: HEAD_A })).toBe('403 forbidden');
    expect(await city.says(`/v1/resistance-issues/${secret}?asOf=${LATER}`, { as: HEAD_B })).toBe('200');
  });
});
