import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const HEAD_A = SUBJECTS['unit-head'];
const OFFICE = SUBJECTS['reform-office'];
const AGENT_A = SUBJECTS['agent-of-change'];

/** Each test changes the city for those after it. */
describe('the unit of a grant', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const figures = (): string[] => [
    `/v1/programmes/${ids.programme}/adoption`,
    `/v1/programmes/${ids.programme}/readiness`,
    `/v1/programmes/${ids.programme}/adoption/series`,
    `/v1/programmes/${ids.programme}/readiness/series`,
    `/v1/sessions/${ids.session}/attendance`,
    '/v1/staff',
  ];
  const forHeads = (): string[] => [...figures(), `/v1/directives/${ids.directive}/standing`, '/v1/resistance-issues'];

  const says = async (as: string, path: string): Promise<string> => city.says(path, { as });

  it('is named for figures, people and issues', async () => {
    for (const path of forHeads()) {
      expectOf(await says(HEAD_A, path), path).toBe('403 forbidden');
      expectOf(await says(HEAD_A, `${path}?unit=${ids.a}`), path).toBe('200');
      expectOf(await says(HEAD_A, `${path}?unit=${ids.a1}`), path).toBe('200');
      expectOf(await says(HEAD_A, `${path}?unit=${ids.root}`), path).toBe('403 forbidden');
      expectOf(await says(HEAD_A, `${path}?unit=${ids.b}`), path).toBe('403 forbidden');
    }
    for (const path of figures()) {
      expectOf(await says(AGENT_A, path), path).toBe('403 forbidden');
      expectOf(await says(AGENT_A, `${path}?unit=${ids.a1}`), path).toBe('200');
      expectOf(await says(AGENT_A, `${path}?unit=${ids.b}`), path).toBe('403 forbidden');
    }
  });

  it('is needed for one person and one issue too', async () => {
    expect(await says(HEAD_A, `/v1/staff/${ids.budi}`)).toBe('200');
    expect(await says(HEAD_A, `/v1/staff/${ids.citra}`)).toBe('403 forbidden');
    expect(await says(HEAD_A, `/v1/resistance-issues/${ids.issue}`)).toBe('200');
    expect(await says(HEAD_B, `/v1/resistance-issues/${ids.issue}`)).toBe('403 forbidden');
  });

  it('covers the unit and those below it for answers', async () => {
    expect(await city.acknowledges(HEAD_A, { unit: ids.a, staff: [ids.ana, ids.budi] })).toBe('200');
    expect(await city.acknowledges(HEAD_A, { unit: ids.a1, staff: [ids.budi] })).toBe('200');
    expect(await city.acknowledges(HEAD_A, { unit: ids.b, staff: [ids.citra] })).toBe('403 forbidden');
    expect(await city.acknowledges(HEAD_A, { unit: ids.root, staff: [ids.ana] })).toBe('403 forbidden');
    expect(await city.acknowledges(HEAD_A, { unit: ids.a1, staff: [ids.ana], on: '2026-02-27' })).toBe(
      '409 staff-not-in-unit',
    );
    expect(await city.acknowledges(HEAD_A, { unit: ids.a, staff: [ids.citra] })).toBe('403 forbidden');
    expect(await city.acknowledges(OFFICE, { unit: ids.a, staff: [ids.citra] })).toBe('409 staff-not-in-unit');
  });

  it('covers the unit and those below it for what an agent sees', async () => {
    const path = `/v1/practices/${ids.practice}/observations`;
    const seen = { on: TODAY, grade: 'C', source: 'Terlihat' };
    const observes = async (unit: string, staff: string): Promise<string> =>
      city.says(path, { as: AGENT_A, body: { ...seen, unit, staff: [staff] } });
    expect(await observes(ids.a, ids.budi)).toBe('200');
    expect(await observes(ids.b, ids.citra)).toBe('403 forbidden');
    const raised = { raisedOn: TODAY, cause: 'workload', reach: 1, intensity: 'low', description: 'Berat.' };
    const raises = async (unit: string): Promise<string> =>
      city.says(`/v1/programmes/${ids.programme}/resistance-issues`, { as: AGENT_A, body: { ...raised, unit } });
    expect(await raises(ids.a1)).toBe('201');
    expect(await raises(ids.b)).toBe('403 forbidden');
  });

  it('refuses a whole list of attendance for one person elsewhere, with a row for each', async () => {
    const path = `/v1/sessions/${ids.session}/attendance`;
    const staff = [ids.ana, ids.citra, ids.ana, ids.dewi];
    const { status, json } = await city.server.ask(path, { as: HEAD_A, body: { staff } });
    expect(status).toBe(403);
    const rows = json.errors as { pointer: string; code: string }[];
    expect(rows.map(({ pointer, code }) => `${pointer} ${code}`)).toStrictEqual([
      '/staff/1 forbidden',
      '/staff/3 forbidden',
    ]);
    expect(await city.says(path, { as: HEAD_A, body: { staff: [ids.ana, ids.budi] } })).toBe('200');
  });

  it('follows a transfer from its day on', async () => {
    await city.server.write(`/v1/staff/${ids.budi}/transfer`, { unit: ids.b, on: '2026-02-10' });
    const [on, later] = ['2026-02-09', '2026-02-10'];
    const staff = [ids.budi];
    expect(await city.acknowledges(HEAD_A, { unit: ids.a1, staff, on: later })).toBe('403 forbidden');
    expect(await city.acknowledges(OFFICE, { unit: ids.a1, staff, on: later })).toBe('409 staff-not-in-unit');
    expect(await city.acknowledges(HEAD_A, { unit: ids.a1, staff, on })).toBe('200');
    expect(await city.acknowledges(HEAD_B, { unit: ids.b, staff, on: '2026-02-08' })).toBe('200');
    expect(await city.acknowledges(HEAD_B, { unit: ids.b, staff, on: later })).toBe('200');
    expect(await says(HEAD_A, `/v1/staff/${ids.budi}?asOf=${on}`)).toBe('200');
    expect(await says(HEAD_A, `/v1/staff/${ids.budi}`)).toBe('403 forbidden');
  });

  it('lets a head take back what was recorded for whoever was there that day or is there today', async () => {
    const path = `/v1/directives/${ids.directive}/retractions`;
    const on = '2026-02-09';
    const retracts = async (as: string, unit: string): Promise<string> =>
      city.says(path, { as, body: { unit, staff: [ids.budi], on, reason: 'Keliru' } });
    expect(await retracts(HEAD_A, ids.b)).toBe('403 forbidden');
    expect(await retracts(HEAD_B, ids.b)).toBe('200');
    expect(await retracts(HEAD_A, ids.a1)).toBe('200');
  });
});
