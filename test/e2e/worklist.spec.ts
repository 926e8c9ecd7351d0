import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { expectOf } from '../support/expectation.js';
import { HEAD_B, type Ids, NOBODY, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { HEAD, OFFICE, type Row, WorklistDesk } from './worklist-desk.js';

describe('what waits for whom', () => {
  let desk: WorklistDesk;
  let ids: Ids;

  beforeAll(async () => {
    desk = await WorklistDesk.open();
    ids = desk.ids;
  });
  afterAll(async () => desk.close());

  const session = (unit: string | null): Row => ['session-without-attendance', ids.session, unit, '2026-02-20', 10, 1];
  const issue = (): Row => ['issue-without-step', ids.issue, ids.a, '2026-02-16', 14, 1];
  const overdue = (unit: string | null, count: number): Row => [
    'directive-overdue',
    ids.directive,
    unit,
    '2026-01-30',
    31,
    count,
  ];
  const untrained = (unit: string | null, count: number): Row => [
    'course-outstanding',
    ids.course,
    unit,
    null,
    0,
    count,
  ];

  it('is told to heads of their units with all below, the most urgent first', async () => {
    const { a, b } = ids;
    expect(await desk.of(HEAD)).toStrictEqual([overdue(a, 2), issue(), session(a), untrained(a, 2)]);
    expect(await desk.of(HEAD_B)).toStrictEqual([overdue(b, 1), session(b), untrained(b, 1)]);
  });

  it('is told to the office of all units', async () => {
    expect(await desk.of(OFFICE)).toStrictEqual([overdue(null, 4), issue(), session(null), untrained(null, 4)]);
  });

  it('is what agents record, and nothing for others who hold a grant', async () => {
    expect(await desk.of(SUBJECTS['agent-of-change'])).toStrictEqual([session(ids.a), untrained(ids.a, 2)]);
    for (const role of ['admin', 'leadership', 'auditor', 'privacy-officer'] as const)
      expectOf(await desk.of(SUBJECTS[role]), role).toStrictEqual([]);
    expect(await desk.city.says('/v1/worklist', { as: NOBODY })).toBe('403 forbidden');
    expect(await desk.city.says('/v1/worklist', { as: null })).toBe('401 unauthenticated');
  });

  it('is that of one unit where one is named, of theirs for heads and agents', async () => {
    const { a1, b } = ids;
    const below = `&unit=${a1}`;
    expect(await desk.of(HEAD, below)).toStrictEqual([overdue(a1, 1), session(a1), untrained(a1, 1)]);
    expect(await desk.of(OFFICE, below)).toStrictEqual([overdue(a1, 1), session(a1), untrained(a1, 1)]);
    const asked = async (unit: string, as: string): Promise<string> =>
      desk.city.says(`/v1/worklist?unit=${unit}`, { as });
    expect(await asked(b, HEAD)).toBe('403 forbidden');
    expect(await asked(ids.issue, HEAD)).toBe('404 not-found');
    expect(await asked('b', HEAD)).toBe('400 invalid-input');
  });

  it('is as it was at a past pair of dates, and as it will be', async () => {
    expect(await desk.of(HEAD, '&asOf=2026-01-20')).toStrictEqual([
      ['directive-outstanding', ids.directive, ids.a, '2026-01-30', 0, 2],
      untrained(ids.a, 2),
    ]);
    expect(await desk.kind(HEAD, 'issue-without-step', '&asOf=2026-02-15')).toStrictEqual([]);
    const first = await desk.kind(HEAD, 'issue-without-step', '&asOf=2026-02-16');
    expect(first).toStrictEqual([['issue-without-step', ids.issue, ids.a, '2026-02-16', 0, 1]]);
    expect(await desk.kind(HEAD, 'session-without-attendance', '&asOf=2026-02-20')).toStrictEqual([]);
    expect(await desk.of(HEAD, '&knownOn=2026-03-01')).toStrictEqual([]);
    const ahead = await desk.kind(HEAD, 'directive-overdue', '&asOf=2026-03-31');
    expect(ahead).toStrictEqual([['directive-overdue', ids.directive, ids.a, '2026-01-30', 60, 2]]);
  });

  it('comes in pages, as a table, and is answered as unchanged', async () => {
    const { server } = desk.city;
    const all = await desk.all(OFFICE);
    const rows: unknown[] = [];
    let cursor = '';
    for (let pages = 0; pages < all.length; pages += 1) {
      const { json } = await server.read(`/v1/worklist?limit=1${cursor}`, { as: OFFICE });
      rows.push(...(json.items as unknown[]));
      cursor = `&cursor=${textOf({ json }, 'next')}`;
    }
    expect(cursor).toBe('&cursor=');
    const shown = rows.map((row) => Object.values(row as object));
    expect(shown).toStrictEqual(all);
    const { text, headers } = await server.read('/v1/worklist?format=csv', { as: HEAD });
    const [header, first] = text.split('\r\n');
    expect(header).toBe('kind,thing,unit.id,unit.code,unit.name,due,overdueDays,count');
    expect(first).toBe(`directive-overdue,${ids.directive},${ids.a},A,Unit A,2026-01-30,31,2`);
    expect(headers.get('content-disposition')).toContain('worklist');
    const read = await server.ask('/v1/worklist', { as: HEAD });
    expect(read.headers.get('view-position')).toMatch(/^[0-9]{20}$/);
    const again = await server.ask('/v1/worklist', {
      as: HEAD,
      headers: { 'if-none-match': read.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    for (const bad of ['cursor=x', 'limit=0', 'limit=201', 'kind=a', 'asOf=2026-02-30'])
      expectOf(await desk.city.says(`/v1/worklist?${bad}`, { as: HEAD }), bad).toBe('400 invalid-input');
  });
});

const AGENT = SUBJECTS['agent-of-change'];

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

  it('is a unit that was said to be quiet of late, or that has something open', async () => {
    const path = `/v1/programmes/${ids.programme}/nil-reports`;
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

  it('is a suggestion that was answered, and waits for the office alone', async () => {
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
