import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, type Ids, TODAY } from '../support/http/small-city.js';
import { HEAD, OFFICE, type Row, WorklistDesk } from './worklist-desk.js';

/** Each test changes what waits for those after it. */
describe('what waits no more', () => {
  let desk: WorklistDesk;
  let ids: Ids;

  beforeAll(async () => {
    desk = await WorklistDesk.open();
    ids = desk.ids;
  });
  afterAll(async () => desk.close());

  it('is whoever has answered, and what was asked waits for the office', async () => {
    const { a, ana, budi } = ids;
    const path = `/v1/directives/${ids.directive}`;
    const told = { unit: a, on: TODAY };
    await desk.write(`${path}/acknowledgements`, { ...told, staff: [ana], how: 'read' });
    await desk.write(`${path}/exception-requests`, { ...told, staff: [budi], reason: 'Cuti panjang' });
    const overdue = ['directive-overdue', ids.directive];
    expect(await desk.kind(HEAD, 'directive-overdue')).toStrictEqual([[...overdue, a, '2026-01-30', 31, 1]]);
    expect(await desk.kind(HEAD, 'exception-requested')).toStrictEqual([]);
    const asked = ['exception-requested', ids.directive, null, '2026-01-30', 31, 1];
    expect(await desk.kind(OFFICE, 'exception-requested')).toStrictEqual([asked]);
    await desk.write(`${path}/exemptions`, { ...told, staff: [budi], reason: 'Disetujui' });
    expect(await desk.kind(HEAD, 'directive-overdue')).toStrictEqual([]);
    expect(await desk.kind(OFFICE, 'exception-requested')).toStrictEqual([]);
  });

  it('is whoever passed, until it is valid no longer', async () => {
    const { root, a, ana } = ids;
    const written = { title: 'SPBE', hours: 8, units: [root], windowDays: 30, on: '2026-01-05' };
    const course = await desk.write(`/v1/programmes/${ids.programme}/courses`, written);
    const passed = { unit: a, staff: [ana], on: '2026-02-01', result: 'passed', source: 'sertifikat' };
    await desk.write(`/v1/courses/${course}/completions`, passed);
    const of = async (query = ''): Promise<Row[]> =>
      (await desk.of(HEAD, query)).filter(([, thing]) => thing === course);
    expect(await of()).toStrictEqual([['course-outstanding', course, a, null, 0, 1]]);
    expect(await of('&asOf=2026-03-03')).toStrictEqual([
      ['course-lapsed', course, a, null, 0, 1],
      ['course-outstanding', course, a, null, 0, 1],
    ]);
  });

  it('is an issue in which a step was taken, for 14 days, and one that is closed', async () => {
    const path = `/v1/resistance-issues/${ids.issue}`;
    await desk.write(`${path}/acknowledge`, { on: TODAY });
    expect(await desk.kind(HEAD, 'issue-without-step', '&asOf=2026-03-15')).toStrictEqual([]);
    const again = await desk.kind(HEAD, 'issue-without-step', '&asOf=2026-03-17');
    expect(again).toStrictEqual([['issue-without-step', ids.issue, ids.a, '2026-03-16', 1, 1]]);
    await desk.write(`${path}/resolve`, { on: TODAY, outcome: 'Selesai' });
    expect(await desk.kind(HEAD, 'issue-without-step', '&asOf=2026-03-17')).toStrictEqual([]);
  });

  it('is a session once any attendance was told, or it was cancelled', async () => {
    await desk.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.citra] });
    expect(await desk.kind(HEAD, 'session-without-attendance')).toStrictEqual([]);
    const plan = { title: 'Lokakarya', method: 'workshop', startsAt: '2026-02-25T09:00:00+07:00', minutes: 60 };
    const sessions = `/v1/programmes/${ids.programme}/sessions`;
    const mine = await desk.write(sessions, { ...plan, units: [ids.a1] });
    const row = ['session-without-attendance', mine, ids.a, '2026-02-25', 5, 1];
    expect(await desk.kind(HEAD, 'session-without-attendance')).toStrictEqual([row]);
    expect(await desk.kind(HEAD_B, 'session-without-attendance')).toStrictEqual([]);
    await desk.write(`/v1/sessions/${mine}/cancel`, { reason: 'Batal' });
    expect(await desk.kind(HEAD, 'session-without-attendance')).toStrictEqual([]);
  });

  it('is all of a head whose grant is revoked, and of a programme that has closed', async () => {
    const give = { subject: 'head-of-both', role: 'unit-head', from: '2026-01-01' };
    await desk.write('/v1/grants', { ...give, unit: ids.a1 });
    const grant = await desk.write('/v1/grants', { ...give, unit: ids.a });
    const units = async (): Promise<unknown[]> => [
      ...new Set((await desk.of('head-of-both')).map(([, , unit]) => unit)),
    ];
    expect(await units()).toStrictEqual([ids.a]);
    await desk.write(`/v1/grants/${grant}/revoke`, { reason: 'Mutasi' });
    expect(await units()).toStrictEqual([ids.a1]);
    expect((await desk.of(OFFICE)).length).toBeGreaterThan(0);
    await desk.write(`/v1/programmes/${ids.programme}/close`, { on: TODAY, outcome: 'Selesai' });
    expect(await desk.of(OFFICE)).toStrictEqual([]);
  });
});
