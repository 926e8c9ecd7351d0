import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, type Ids, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { HEAD, OFFICE, type Row, WorklistDesk } from './worklist-desk.js';

const AGENT = SUBJECTS['agent-of-change'];
const OFFICER = SUBJECTS['complaint-officer'];

/** Each test changes what waits for those after it. */
describe('what is said of units, and what citizens wait for', () => {
  let desk: WorklistDesk;
  let ids: Ids;

  beforeAll(async () => {
    desk = await WorklistDesk.open();
    ids = desk.ids;
  });
  afterAll(async () => desk.close());

  it('are old nil reports, but for units that something newer or open speaks for', async () => {
    const path = `/v1/programmes/${ids.programme}/nil-reports`;
    await desk.write(`/v1/resistance-issues/${ids.issue}/withdraw`, { on: TODAY, reason: 'Keliru' });
    const below = await desk.write(path, { unit: ids.a1, on: '2026-01-01' });
    const due = '2026-03-02';
    expect(await desk.kind(HEAD, 'nil-report-old')).toStrictEqual([]);
    const old = [['nil-report-old', below, ids.a1, due, 1, 1]];
    expect(await desk.kind(HEAD, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual(old);
    expect(await desk.kind(AGENT, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual(old);
    expect(await desk.kind(OFFICE, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual(old);
    expect(await desk.kind(HEAD_B, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual([]);
    const raised = { raisedOn: TODAY, cause: 'workload', reach: 1, intensity: 'low', description: 'Berat' };
    const issues = `/v1/programmes/${ids.programme}/resistance-issues`;
    const issue = await desk.write(issues, { ...raised, unit: ids.a1 });
    expect(await desk.kind(HEAD, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual([]);
    await desk.write(`/v1/resistance-issues/${issue}/withdraw`, { on: TODAY, reason: 'Keliru' });
    expect(await desk.kind(HEAD, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual(old);
    const above = await desk.write(path, { unit: ids.a, on: '2026-02-01' });
    expect(await desk.kind(HEAD, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual([]);
    const later = [['nil-report-old', above, ids.a, '2026-04-02', 1, 1]];
    expect(await desk.kind(HEAD, 'nil-report-old', '&asOf=2026-04-03')).toStrictEqual(later);
    await desk.write(`/v1/nil-reports/${above}/retract`, { reason: 'Keliru' });
    expect(await desk.kind(HEAD, 'nil-report-old', '&asOf=2026-03-03')).toStrictEqual(old);
  });

  it('are suggestions until they are answered, for the office alone', async () => {
    const told = { unit: ids.a1, receivedOn: '2026-02-01', source: 'letter', text: 'Buka lebih pagi' };
    const suggestion = await desk.write(`/v1/programmes/${ids.programme}/suggestions`, told);
    const row = [['suggestion-waiting', suggestion, ids.a1, null, 0, 1]];
    const waits = async (as: string, query = ''): Promise<Row[]> =>
      (await desk.kind(as, 'suggestion-waiting', query)).filter(([, thing]) => thing === suggestion);
    expect(await waits(OFFICE)).toStrictEqual(row);
    expect(await waits(OFFICE, `&unit=${ids.a}`)).toStrictEqual(row);
    expect(await waits(OFFICE, `&unit=${ids.b}`)).toStrictEqual([]);
    expect(await waits(HEAD)).toStrictEqual([]);
    await desk.write(`/v1/suggestions/${suggestion}/consider`, { on: TODAY });
    expect(await waits(OFFICE)).toStrictEqual(row);
    await desk.write(`/v1/suggestions/${suggestion}/decline`, { on: TODAY, reason: 'Tidak mungkin' });
    expect(await waits(OFFICE)).toStrictEqual([]);
  });

  it('are complaints late, or due within three working days', async () => {
    // Monday 2 March 2026: the third working day after it is Thursday.
    const told = { channel: 'counter', text: 'Antrean panjang' };
    const receive = async (receivedOn: string): Promise<string> =>
      desk.write('/v1/complaints', { ...told, receivedOn });
    const waits = async (as: string, thing: string, query = ''): Promise<Row[]> =>
      (await desk.all(as, query)).filter(([, one]) => one === thing);
    const received = await receive('2026-02-25');
    const due = ['complaint-due', received, null, TODAY, 0, 1];
    expect(await waits(OFFICER, received)).toStrictEqual([due]);
    expect(await waits(OFFICE, received)).toStrictEqual([due]);
    expect(await waits(OFFICE, received, `&unit=${ids.a}`)).toStrictEqual([]);
    expect(await waits(HEAD, received)).toStrictEqual([]);
    expect(await waits(OFFICER, received, '&asOf=2026-03-03')).toStrictEqual([
      ['complaint-late', received, null, TODAY, 1, 1],
    ]);
    await desk.act(OFFICER, `/v1/complaints/${received}/verify`, { on: TODAY, tier: 'normative', unit: ids.a1 });
    expect(await waits(HEAD, received)).toStrictEqual([]);
    expect(await waits(HEAD, received, '&asOf=2026-03-04')).toStrictEqual([
      ['complaint-due', received, ids.a1, '2026-03-09', 0, 1],
    ]);
    expect(await waits(HEAD_B, received, '&asOf=2026-03-20')).toStrictEqual([]);
    expect(await waits(AGENT, received, '&asOf=2026-03-20')).toStrictEqual([]);
    expect(await waits(HEAD, received, '&asOf=2026-03-20')).toStrictEqual([
      ['complaint-late', received, ids.a1, '2026-03-09', 11, 1],
    ]);
    await desk.act(OFFICER, '/v1/holidays', { on: '2026-03-09', name: 'Libur' });
    expect(await waits(HEAD, received, '&asOf=2026-03-04')).toStrictEqual([
      ['complaint-due', received, ids.a1, '2026-03-10', 0, 1],
    ]);
    await desk.act(OFFICER, `/v1/complaints/${received}/answer`, { on: TODAY, text: 'Sudah' });
    expect(await waits(OFFICER, received, '&asOf=2026-03-20')).toStrictEqual([]);
    expect(await waits(OFFICER, received, '&asOf=2026-03-01')).toStrictEqual([
      ['complaint-due', received, null, TODAY, 0, 1],
    ]);
  });
});
