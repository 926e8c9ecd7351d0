import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import type { CorrectedCity } from '../support/http/corrected.js';
import { keyed } from '../support/http/keyed.js';
import { HEAD_B, type Ids, type SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { LIST, openNilReports } from './nil-report-desk.js';

const HEAD = SUBJECTS['unit-head'];
const AGENT = SUBJECTS['agent-of-change'];

describe('nil reports over HTTP', () => {
  let office: CorrectedCity;
  let city: SmallCity;
  let ids: Ids;
  let path: string;
  beforeAll(async () => {
    ({ office, city, ids, path } = await openNilReports());
  });
  afterAll(async () => office.close());

  const seen = async (as: string, unit?: string): Promise<string> => {
    const { status, json } = await city.server.read(unit === undefined ? LIST : `${LIST}?unit=${unit}`, { as });
    return status === 200 ? `${(json.items as readonly unknown[]).length > 0}` : `${status}`;
  };
  const one = async (as: string): Promise<number> =>
    (await city.server.read(`${LIST}/${ids.nilReport}`, { as })).status;
  const says = async (body: object, as?: string): Promise<string> =>
    city.says(path, { body, ...(as === undefined ? {} : { as }) });

  it('are shown as they were made, with their history', async () => {
    const { json } = await city.server.read(`${LIST}/${ids.nilReport}`);
    const shown = { id: ids.nilReport, programme: ids.programme, unit: ids.c, on: '2026-02-03', status: 'standing' };
    expect(json).toMatchObject({ ...shown, revision: 0 });
    expect(await office.history(`${LIST}/${ids.nilReport}`)).toStrictEqual([['written', '2026-02-03', true, []]]);
    const list = await city.server.read(`${LIST}?unit=${ids.root}&from=2026-02-03&to=2026-02-03`);
    expect(list.json.items).toStrictEqual([shown]);
  });

  it('are not there before their day, nor before they were recorded', async () => {
    for (const dates of ['asOf=2026-02-02', 'knownOn=2026-03-01'])
      expect([dates, await office.status(`${LIST}/${ids.nilReport}?${dates}`)]).toStrictEqual([dates, 404]);
    expect(await office.ids(`${LIST}?asOf=2026-02-02`)).toStrictEqual([]);
  });

  it('are made once for a unit and day, today by default', async () => {
    const first = await city.server.ask(path, { as: HEAD_B, body: { unit: ids.b } });
    expect([first.status, first.json.changed]).toStrictEqual([201, true]);
    const id = textOf(first, 'id');
    expect(first.headers.get('location')).toBe(`${LIST}/${id}`);
    const again = await city.server.ask(path, { body: { unit: ids.b, on: '2026-03-03' } });
    expect([again.status, again.json.changed, again.json.id]).toStrictEqual([200, false, id]);
    const other = await city.server.ask(path, { body: { unit: ids.b, on: TODAY } });
    expect([other.status, other.json.id === id]).toStrictEqual([201, false]);
    expect(await office.ids(`${LIST}?unit=${ids.b}&from=2026-03-03`)).toStrictEqual([id]);
  });

  it('are one though asked for at once', async () => {
    const asking = [1, 2, 3, 4, 5].map(async () => city.server.ask(path, { body: { unit: ids.b, on: '2026-02-09' } }));
    const answers = await Promise.all(asking);
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
  });

  it('are told under a key by events of which each has an id of its own', async () => {
    const { status } = await city.server.ask(path, keyed('nihil-1', { unit: ids.b, on: '2026-02-10' }));
    expect(status).toBe(201);
    const { json } = await city.server.ask('/v1/events?limit=200', { as: SUBJECTS.auditor });
    const items = json.items as unknown as readonly { readonly id: string; readonly type: string }[];
    expect(new Set(items.map(({ type }) => type))).toContain('AnswerKept');
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('are made by the office, and by heads and agents of their units', async () => {
    expect(await says({ unit: ids.a1 }, HEAD)).toBe('201');
    expect(await says({ unit: ids.a1, on: '2026-03-01' }, AGENT)).toBe('201');
    expect(await says({ unit: ids.a1, on: '2026-02-28' }, SUBJECTS['reform-office'])).toBe('201');
    for (const [as, unit] of [
      [HEAD_B, ids.a1],
      [AGENT, ids.b],
      [SUBJECTS.leadership, ids.a1],
      [SUBJECTS.auditor, ids.a1],
      [SUBJECTS.admin, ids.a1],
    ] as const)
      expect([as, await says({ unit, on: '2026-02-27' }, as)]).toStrictEqual([as, '403 forbidden']);
    expect(await city.says(path, { as: null, body: { unit: ids.a1 } })).toBe('401 unauthenticated');
  });

  it('are refused where an issue of the unit itself was open that day', async () => {
    const { json } = await city.server.read(`/v1/resistance-issues/${ids.issue}`);
    expect([json.unit, json.raisedOn]).toStrictEqual([ids.a, '2026-02-02']);
    expect(await says({ unit: ids.a })).toBe('409 issue-open');
    expect(await says({ unit: ids.a, on: '2026-02-02' })).toBe('409 issue-open');
    expect(await says({ unit: ids.a, on: '2026-02-01' })).toBe('201');
    expect(await says({ unit: ids.root })).toBe('201');
  });

  it('are refused for what is wrong with them', async () => {
    expect(await says({ unit: ids.b, on: '2026-03-04' })).toBe('409 date-in-future');
    expect(await says({ unit: ids.b, on: '2019-12-31' })).toBe('409 unit-ended');
    expect(await says({ unit: ids.programme })).toBe('404 not-found');
    expect(await says({ unit: 'B' })).toBe('400 invalid-input');
    expect(await says({})).toBe('400 invalid-input');
    expect(await says({ unit: ids.b, note: 'x' })).toBe('400 invalid-input');
    expect(await city.says(`/v1/programmes/${ids.a}/nil-reports`, { body: { unit: ids.b } })).toBe('404 not-found');
  });

  it('are read as issues are, by agents too', async () => {
    for (const role of ['admin', 'reform-office', 'leadership', 'auditor'] as const)
      expect([role, await seen(SUBJECTS[role])]).toStrictEqual([role, 'true']);
    for (const as of [HEAD, AGENT])
      expect([await seen(as), await seen(as, ids.a), await seen(as, ids.b)]).toStrictEqual(['403', 'true', '403']);
    expect(await seen(SUBJECTS['privacy-officer'])).toBe('403');
    expect([await one(HEAD), await one(HEAD_B), await one(SUBJECTS.leadership)]).toStrictEqual([403, 403, 200]);
  });

  it('are filtered by what the promise names alone', async () => {
    expect(await office.status(`${LIST}?programme=${ids.programme}`)).toBe(200);
    expect(await office.status(`${LIST}?programme=${ids.a}`)).toBe(404);
    expect(await office.status(`${LIST}?from=2026-03-02&to=2026-03-01`)).toBe(400);
    expect(await office.status(`${LIST}?covers=${ids.a}`)).toBe(400);
  });
});
