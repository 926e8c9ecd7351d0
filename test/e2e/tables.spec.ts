import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Answer } from '../support/caller.js';
import type { Asked } from '../support/http/city-server.js';
import { type Ids, PEOPLE, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

type Line = Readonly<Record<string, string>>;

const LISTS = [
  'units',
  'staff',
  'programmes',
  'reforms',
  'directives',
  'sessions',
  'practices',
  'courses',
  'resistance-issues',
];

/** Every table, with the first columns that it has whatever is in it. */
const TABLES: readonly (readonly [path: string, columns: string])[] = [
  ['/v1/units', 'id,code,name,kind,parent.id,parent.code,parent.name,since'],
  ['/v1/staff', 'id,unit.id,unit.code,unit.name,employment'],
  ['/v1/grants', 'id,subject,role,unit.id,unit.code,unit.name'],
  ['/v1/reforms', 'id,programme,kind,title,reason,units.id,units.code,units.name'],
  ['/v1/resistance-issues', 'id,programme,unit.id,unit.code,unit.name,raisedOn'],
  ['/v1/programmes/{id}/adoption', 'level,unit.id,unit.code,unit.name,unit.kind,unit.parent.id'],
  ['/v1/programmes/{id}/readiness/series', 'level,unit.id,unit.code,unit.name,on,index'],
  ['/v1/programmes/{id}/competency', 'level,unit.id,unit.code,unit.name,unit.kind,unit.parent.id'],
  ['/v1/courses/{id}/standing', 'level,unit.id,unit.code,unit.name,unit.kind,unit.parent.id'],
  ['/v1/directives/{id}/standing', 'level,unit.id,unit.code,unit.name,unit.kind,unit.parent.id'],
  ['/v1/sessions/{id}/attendance', 'level,unit.id,unit.code,unit.name,unit.kind,unit.parent.id'],
];

/** A table with every write so far. */
const answerOf = async (city: SmallCity, path: string, asked: Asked = {}): Promise<Answer> => {
  const upTo = path.startsWith('/v1/events') ? '' : `&after=${await city.server.head()}`;
  return city.server.ask(`${city.there(path)}${path.includes('?') ? '&' : '?'}format=csv${upTo}`, asked);
};

describe('tables', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    const people = { unit: ids.a, staff: [ids.ana], on: TODAY };
    await city.server.write(`/v1/directives/${ids.directive}/acknowledgements`, { ...people, how: 'read' });
    await city.server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana], guests: 3 });
    const revised = { issuedOn: '2026-02-01', dueOn: '2026-02-28', summary: '=SUM(A1:A9) "x", y' };
    await city.server.write(`/v1/directives/${ids.directive}/revise`, revised);
    const changes = [{ change: 'move', unit: ids.a1, parent: ids.b }];
    const restructure = { kind: 'restructure', title: '  +pindah', units: [ids.a, ids.b], effectiveOn: '2026-05-01' };
    await city.server.write(`/v1/programmes/${ids.programme}/reforms`, { ...restructure, changes });
  });
  afterAll(async () => city.close());

  const answer = async (path: string, asked: Asked = {}): Promise<Answer> => answerOf(city, path, asked);
  const rows = async (path: string, asked: Asked = {}): Promise<Line[]> => {
    const { status, text } = await answer(path, asked);
    expectOf(status, `${path}: ${text}`).toBe(200);
    return parse<Line>(text, { columns: true });
  };

  it('come by `format` or `Accept`, in a file that says what they show and for when', async () => {
    for (const [path, columns] of TABLES) {
      const byFormat = await answer(`${path}?asOf=2026-02-27`.replace(/series\?asOf/, 'series?to'));
      expectOf(byFormat.status, path).toBe(200);
      expectOf(byFormat.text.startsWith(columns), `${path}: ${byFormat.text.slice(0, 200)}`).toBeTruthy();
      const file = byFormat.headers.get('content-disposition') ?? '';
      expectOf(file, path).toMatch(/^attachment; filename="[A-Za-z-]+_asOf-2026-02-27_knownOn-2026-03-02\.csv"$/);
      const byAccept = await city.server.ask(city.there(path), { headers: { accept: 'text/csv' } });
      expect(byAccept.headers.get('content-type') ?? '').toMatch(/^text\/csv; charset=utf-8/);
      const json = await city.server.ask(`${city.there(path)}?format=json`, { headers: { accept: 'text/csv' } });
      expect(json.headers.get('content-type') ?? '').toMatch(/^application\/json/);
      expectOf(await city.says(`${city.there(path)}?format=xml`, {}), path).toBe('400 invalid-input');
    }
    expect(await city.says(city.there('/v1/directives/{id}?format=csv'), {})).toBe('400 invalid-input');
  });

  it('say units by id, code and name, and what is listed in words', async () => {
    const a1 = (await rows('/v1/units')).find(({ code }) => code === 'A1');
    expect([a1?.['parent.id'], a1?.['parent.code'], a1?.['parent.name']]).toStrictEqual([ids.a, 'A', 'Unit A']);
    const reform = (await rows('/v1/reforms')).find(({ kind }) => kind === 'restructure');
    expect([reform?.['units.code'], reform?.['units.name']]).toStrictEqual(['A; B', 'Unit A; Unit B']);
    expect(reform?.changes).toBe(`change: move, unit: A1 Unit A1 ${ids.a1}, parent: B Unit B ${ids.b}`);
    const staff = await rows(`/v1/staff?unit=${ids.a}`);
    expect(staff.map((line) => [line['unit.code'], line['position.title'], line.name])).toStrictEqual([
      ['A', 'Analis', PEOPLE.ana.name],
    ]);
    const everything = await Promise.all([
      ...LISTS.map(async (list) => answer(`/v1/${list}`)),
      answer('/v1/events', { as: SUBJECTS.auditor }),
    ]);
    for (const { text } of everything) expect(text).not.toMatch(/[{[]"|\[object/);
  });

  it('hold no cell that a spreadsheet would run, and leave numbers numbers', async () => {
    const [directive] = await rows('/v1/directives');
    expect(directive?.versions ?? '').toMatch(/summary: =SUM/);
    const reform = (await rows('/v1/reforms')).find(({ kind }) => kind === 'restructure');
    expect(reform?.title ?? '').toMatch(/^' *\+pindah$/);
    const reading = await rows('/v1/programmes/{id}/adoption');
    expect(reading[0]?.level).toBe('total');
    expect(reading[0]?.population).toBe('4');
  });

  it('say of each row of a reading or standing what it sums', async () => {
    for (const path of ['/v1/programmes/{id}/readiness', '/v1/directives/{id}/standing']) {
      const lines = await rows(path);
      const sum = (level: string): number =>
        lines.filter((line) => line.level === level).reduce((total, line) => total + Number(line.population), 0);
      expectOf([sum('total'), sum('own')], path).toStrictEqual([4, 4]);
      expectOf(lines.find((line) => line.level === 'subtree')?.population, path).toBe('4');
    }
    const attendance = await rows('/v1/sessions/{id}/attendance');
    expect(attendance.map((line) => [line.level, line['unit.code'], line.attended, line.guests])).toStrictEqual([
      ['total', '', '1', '3'],
      ['own', 'A', '1', ''],
    ]);
    const [point] = await rows(`/v1/programmes/{id}/adoption/series?unit=${ids.a}&to=${TODAY}`);
    expect([point?.level, point?.['unit.code'], point?.['unit.name']]).toStrictEqual(['subtree', 'A', 'Unit A']);
  });

  it('name people where they may be named', async () => {
    const standing = `/v1/directives/{id}/standing?rows=people`;
    const lines = await rows(`${standing}&unit=${ids.a}`, { as: SUBJECTS['unit-head'] });
    expect(
      lines
        .map((line) => [line.name, line['unit.code'], line['unit.name'], line.standing])
        .toSorted((x, y) => ((x[1] ?? '') < (y[1] ?? '') ? -1 : 1)),
    ).toStrictEqual([
      [PEOPLE.ana.name, 'A', 'Unit A', 'superseded'],
      [PEOPLE.budi.name, 'A1', 'Unit A1', 'outstanding'],
    ]);
    const attended = await rows('/v1/sessions/{id}/attendance?rows=people');
    expect(
      attended.map((line) => [line.staff, line.name, line['unit.code'], line.invited, line.attended]),
    ).toStrictEqual([[ids.ana, PEOPLE.ana.name, 'A', 'false', 'true']]);
    expect((await rows(standing)).length).toBe(4);
    for (const path of [`${standing}&unit=${ids.a}`, '/v1/sessions/{id}/attendance?rows=people'])
      expectOf(await city.says(city.there(path), { as: SUBJECTS.leadership }), path).toBe('403 forbidden');
  });
});

describe('lists as tables', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const rows = async (path: string, asked: Asked = {}): Promise<Line[]> => {
    const { status, text } = await answerOf(city, path, asked);
    expectOf(status, `${path}: ${text}`).toBe(200);
    return parse<Line>(text, { columns: true });
  };

  it('come whole where no limit is named, page by page where one is', async () => {
    const establish = async (n: number): Promise<unknown> =>
      city.server.write('/v1/units', { code: `Z${n}`, name: 'x', kind: 'section', parent: ids.root, on: TODAY });
    await Promise.all(Array.from({ length: 60 }, async (_, n) => establish(n)));
    const whole = await rows('/v1/units');
    expect(whole.length).toBe(65);
    expect((await answerOf(city, '/v1/units')).headers.get('link')).toBe(null);
    const page = await answerOf(city, '/v1/units?limit=10');
    expect(page.headers.get('link') ?? '').toMatch(/cursor=.*rel="next"/);
    expect(parse<Line>(page.text, { columns: true })).toStrictEqual(whole.slice(0, 10));
    const cursor = whole[59]?.id ?? '';
    expect(await rows(`/v1/units?cursor=${cursor}`)).toStrictEqual(whole.slice(60));
    const log = await rows('/v1/events', { as: SUBJECTS.auditor });
    expect(log.length > 80).toBeTruthy();
    expect(log.at(-1)?.position).toBe(await city.server.head());
  });

  it('are 304 while nothing is recorded', async () => {
    const { headers } = await answerOf(city, '/v1/staff');
    const etag = headers.get('etag') ?? '';
    const again = await answerOf(city, '/v1/staff', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toStrictEqual([304, '']);
    await city.server.write(`/v1/units/${ids.c}/rename`, { name: 'Lain', on: TODAY });
    expect((await answerOf(city, '/v1/staff', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});
