import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { expectOf } from '../support/expectation.js';
import { HEAD_B, type Ids, NOBODY, SUBJECTS } from '../support/http/small-city.js';
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
