import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';

const HEAD_A = SUBJECTS['unit-head'];
const OFFICE = SUBJECTS['reform-office'];
const AGENT_A = SUBJECTS['agent-of-change'];

/** Each test changes the city for those after it. */
describe('the unit of a grant', () => {
  let city: SmallCity;
  let ids: Ids;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

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
      assert.equal(await says(HEAD_A, path), '403 forbidden', path);
      assert.equal(await says(HEAD_A, `${path}?unit=${ids.a}`), '200', path);
      assert.equal(await says(HEAD_A, `${path}?unit=${ids.a1}`), '200', path);
      assert.equal(await says(HEAD_A, `${path}?unit=${ids.root}`), '403 forbidden', path);
      assert.equal(await says(HEAD_A, `${path}?unit=${ids.b}`), '403 forbidden', path);
    }
    for (const path of figures()) {
      assert.equal(await says(AGENT_A, path), '403 forbidden', path);
      assert.equal(await says(AGENT_A, `${path}?unit=${ids.a1}`), '200', path);
      assert.equal(await says(AGENT_A, `${path}?unit=${ids.b}`), '403 forbidden', path);
    }
  });

  it('is needed for one person and one issue too', async () => {
    assert.equal(await says(HEAD_A, `/v1/staff/${ids.budi}`), '200');
    assert.equal(await says(HEAD_A, `/v1/staff/${ids.citra}`), '403 forbidden');
    assert.equal(await says(HEAD_A, `/v1/resistance-issues/${ids.issue}`), '200');
    assert.equal(await says(HEAD_B, `/v1/resistance-issues/${ids.issue}`), '403 forbidden');
  });

  it('covers the unit and those below it for answers', async () => {
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.a, staff: [ids.ana, ids.budi] }), '200');
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.a1, staff: [ids.budi] }), '200');
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.b, staff: [ids.citra] }), '403 forbidden');
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.root, staff: [ids.ana] }), '403 forbidden');
    assert.equal(
      await city.acknowledges(HEAD_A, { unit: ids.a1, staff: [ids.ana], on: '2026-02-27' }),
      '409 staff-not-in-unit',
    );
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.a, staff: [ids.citra] }), '403 forbidden');
    assert.equal(await city.acknowledges(OFFICE, { unit: ids.a, staff: [ids.citra] }), '409 staff-not-in-unit');
  });

  it('covers the unit and those below it for what an agent sees', async () => {
    const path = `/v1/practices/${ids.practice}/observations`;
    const seen = { on: TODAY, grade: 'C', source: 'Terlihat' };
    const observes = async (unit: string, staff: string): Promise<string> =>
      city.says(path, { as: AGENT_A, body: { ...seen, unit, staff: [staff] } });
    assert.equal(await observes(ids.a, ids.budi), '200');
    assert.equal(await observes(ids.b, ids.citra), '403 forbidden');
    const raised = { raisedOn: TODAY, cause: 'workload', reach: 1, intensity: 'low', description: 'Berat.' };
    const raises = async (unit: string): Promise<string> =>
      city.says(`/v1/programmes/${ids.programme}/resistance-issues`, { as: AGENT_A, body: { ...raised, unit } });
    assert.equal(await raises(ids.a1), '201');
    assert.equal(await raises(ids.b), '403 forbidden');
  });

  it('refuses a whole list of attendance for one person elsewhere, with a row for each', async () => {
    const path = `/v1/sessions/${ids.session}/attendance`;
    const staff = [ids.ana, ids.citra, ids.ana, ids.dewi];
    const { status, json } = await city.server.ask(path, { as: HEAD_A, body: { staff } });
    assert.equal(status, 403);
    const rows = json.errors as { pointer: string; code: string }[];
    assert.deepEqual(
      rows.map(({ pointer, code }) => `${pointer} ${code}`),
      ['/staff/1 forbidden', '/staff/3 forbidden'],
    );
    assert.equal(await city.says(path, { as: HEAD_A, body: { staff: [ids.ana, ids.budi] } }), '200');
  });

  it('follows a transfer from its day on', async () => {
    await city.server.write(`/v1/staff/${ids.budi}/transfer`, { unit: ids.b, on: '2026-02-10' });
    const [on, later] = ['2026-02-09', '2026-02-10'];
    const staff = [ids.budi];
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.a1, staff, on: later }), '403 forbidden');
    assert.equal(await city.acknowledges(OFFICE, { unit: ids.a1, staff, on: later }), '409 staff-not-in-unit');
    assert.equal(await city.acknowledges(HEAD_A, { unit: ids.a1, staff, on }), '200');
    assert.equal(await city.acknowledges(HEAD_B, { unit: ids.b, staff, on: '2026-02-08' }), '200');
    assert.equal(await city.acknowledges(HEAD_B, { unit: ids.b, staff, on: later }), '200');
    assert.equal(await says(HEAD_A, `/v1/staff/${ids.budi}?asOf=${on}`), '200');
    assert.equal(await says(HEAD_A, `/v1/staff/${ids.budi}`), '403 forbidden');
  });

  it('lets a head take back what was recorded for whoever was there that day or is there today', async () => {
    const path = `/v1/directives/${ids.directive}/retractions`;
    const on = '2026-02-09';
    const retracts = async (as: string, unit: string): Promise<string> =>
      city.says(path, { as, body: { unit, staff: [ids.budi], on, reason: 'Keliru' } });
    assert.equal(await retracts(HEAD_A, ids.b), '403 forbidden');
    assert.equal(await retracts(HEAD_B, ids.b), '200');
    assert.equal(await retracts(HEAD_A, ids.a1), '200');
  });
});
