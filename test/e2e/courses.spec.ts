import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { HEAD_B, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CORRECTED, CorrectedCity, SINCE } from '../support/http/corrected.js';

const HEAD = SUBJECTS['unit-head'];
const AGENT = SUBJECTS['agent-of-change'];

/** A city with a course, and one that was recorded twice. */
class CourseDesk {
  private constructor(
    readonly office: CorrectedCity,
    readonly path: string,
    readonly twin: string,
  ) {}

  static async open(): Promise<CourseDesk> {
    let twin = '';
    const office = await CorrectedCity.open(async ({ server, ids }) => {
      const twice = { title: 'Bimtek', hours: 8, units: [ids.root], windowDays: 30, on: '2026-01-05' };
      twin = `/v1/courses/${await server.create(`/v1/programmes/${ids.programme}/courses`, twice)}`;
    });
    return new CourseDesk(office, `/v1/courses/${office.city.ids.course}`, twin);
  }

  /** Ana passed on 1 February, or what is told otherwise. */
  async completing(body: object, as?: string): Promise<string> {
    const { ids, server } = this.office.city;
    const passed = { unit: ids.a, staff: [ids.ana], on: '2026-02-01', result: 'passed', source: 'sertifikat' };
    const asked = { body: { ...passed, ...body }, ...(as === undefined ? {} : { as }) };
    const answer = await server.ask(`${this.path}/completions`, asked);
    return `${answer.status} ${answer.status === 200 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code')}`;
  }
}

describe('courses over HTTP', () => {
  let desk: CourseDesk;
  let office: CorrectedCity;
  let twin: string;

  beforeAll(async () => {
    desk = await CourseDesk.open();
    ({ office, twin } = desk);
  });
  afterAll(async () => office.close());

  it('are shown as they were written, with their history', async () => {
    const { ids } = office.city;
    const { json } = await office.city.server.read(twin);
    expect(json).toMatchObject({
      programme: ids.programme,
      title: 'Bimtek',
      hours: 8,
      units: [ids.root],
      on: '2026-01-05',
      windowDays: 30,
      retargeted: [],
      status: 'defined',
    });
    expect(await office.history(twin)).toStrictEqual([['written', '2026-01-05', true, []]]);
    expect(new Set(await office.ids('/v1/courses'))).toStrictEqual(new Set([ids.course, json.id]));
    expect(await office.ids(`/v1/courses?covers=${ids.b}&status=retired`)).toStrictEqual([]);
  });

  it('are completed by people of the office, heads and agents, in units of theirs, each once', async () => {
    const { ids } = office.city;
    expect(await desk.completing({})).toBe('200 true');
    expect(await desk.completing({})).toBe('200 false');
    expect(await desk.completing({ staff: [ids.ana, ids.budi] }, AGENT)).toBe('200 true');
    expect(await desk.completing({ result: 'failed' }, HEAD)).toBe('200 true');
    expect(await desk.completing({ staff: [ids.citra] }, AGENT)).toBe('403 forbidden');
    expect(await desk.completing({}, HEAD_B)).toBe('403 forbidden');
    expect(await desk.completing({}, SUBJECTS.leadership)).toBe('403 forbidden');
    expect(await desk.completing({ staff: [ids.course] })).toBe('404 not-found');
  });

  it('refuse a day ahead or before the first, and who is elsewhere', async () => {
    const { ids } = office.city;
    expect(await desk.completing({ on: '2026-03-04' })).toBe('409 date-in-future');
    expect(await desk.completing({ on: '2026-01-04' })).toBe('409 before-issue');
    expect(await desk.completing({ staff: [ids.citra] })).toBe('409 staff-not-in-unit');
    expect(await desk.completing({ result: 'attended' })).toBe('400 invalid-input');
  });
});

describe('corrections of courses', () => {
  let desk: CourseDesk;
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  beforeAll(async () => {
    desk = await CourseDesk.open();
    ({ office, path, twin } = desk);
    const { ids } = office.city;
    await desk.completing({ staff: [ids.ana, ids.budi] });
    await desk.completing({ result: 'failed' });
  });
  afterAll(async () => office.close());

  it('keep terms while a completion stands, and have their title corrected', async () => {
    for (const wish of [{ hours: 9 }, { windowDays: 10 }, { on: '2026-01-04' }])
      expect(await office.told(`${path}/amend`, wish)).toBe('409 facts-recorded');
    expect(await office.told(`${path}/amend`, {})).toBe('400 invalid-input');
    expect(await office.told(`${path}/amend`, { title: 'Bimtek izin' })).toBe('200 true');
    expect(await office.told(`${path}/amend`, { title: 'Bimtek izin' })).toBe('200 false');
    expect(await office.fields(`${path}?${BEFORE}`, 'title')).toStrictEqual(['Bimtek']);
    expect(await office.fields(`${path}?${SINCE}`, 'title')).toStrictEqual(['Bimtek izin']);
    expect(await office.told(`${path}/void`, {})).toBe('409 facts-recorded');
  });

  it('have completions taken back by day, then terms corrected', async () => {
    const { ids } = office.city;
    const those = { unit: ids.root, staff: [ids.ana, ids.budi], on: '2026-02-01' };
    expect(await office.told(`${path}/retractions`, those, { as: AGENT })).toBe('403 forbidden');
    expect(await office.told(`${path}/retractions`, { ...those, unit: ids.a }, { as: AGENT })).toBe('200 true');
    expect(await office.told(`${path}/retractions`, those)).toBe('200 false');
    expect(await office.told(`${path}/amend`, { hours: 12, windowDays: 365 })).toBe('200 true');
    expect(await office.fields(`${path}?${BEFORE}`, 'hours', 'windowDays')).toStrictEqual([8, undefined]);
    expect(await office.fields(`${path}?${SINCE}`, 'hours', 'windowDays')).toStrictEqual([12, 365]);
    expect(await office.told(`${path}/amend`, { windowDays: null })).toBe('200 true');
    expect(await office.fields(path, 'windowDays')).toStrictEqual([undefined]);
  });

  it('target other units', async () => {
    const { ids } = office.city;
    expect(await office.told(`${path}/target`, { units: [ids.a], on: '2026-02-02' })).toBe('200 true');
    expect(await office.fields(`${path}?asOf=2026-02-01`, 'units')).toStrictEqual([[ids.root]]);
    expect(await office.fields(path, 'units')).toStrictEqual([[ids.a]]);
    expect(await desk.completing({ on: '2026-02-02', unit: ids.b, staff: [ids.citra] })).toBe('409 staff-not-targeted');
  });

  it('are retired, and restored', async () => {
    const { ids } = office.city;
    expect(await office.told(`${path}/retire`, { on: '2026-02-10' })).toBe('200 true');
    expect(await office.told(`${path}/retire`, { on: '2026-02-10' })).toBe('200 false');
    expect(await office.told(`${path}/retire`, { on: '2026-02-11' })).toBe('409 already-recorded');
    expect(await office.told(`${path}/target`, { units: [ids.b] })).toBe('409 course-retired');
    expect(await desk.completing({ on: '2026-02-10' })).toBe('409 course-retired');
    expect(await office.fields(path, 'status', 'retiredOn', 'retirementReason')).toStrictEqual([
      'retired',
      '2026-02-10',
      'Salah catat.',
    ]);
    expect(await office.ids('/v1/courses?status=retired')).toStrictEqual([ids.course]);
    expect(await office.told(`${path}/restore`, {})).toBe('200 true');
    expect(await office.told(`${path}/restore`, {})).toBe('409 nothing-to-undo');
    expect(await office.fields(path, 'status', 'retiredOn')).toStrictEqual(['defined', undefined]);
    expect(await office.told(`${path}/retire`, { on: '2026-02-20' })).toBe('200 true');
    expect((await office.history(path)).slice(1)).toStrictEqual([
      ['target', '2026-02-02', true, []],
      ['retire', '2026-02-10', false, ['restore']],
      ['retire', '2026-02-20', true, []],
    ]);
  });

  it('repeat an answer under a key, and mind If-Match', async () => {
    const [revision] = await office.city.server.read(path).then(({ headers }) => [headers.get('etag')]);
    const keyed = { headers: { 'idempotency-key': 'course-title' } };
    const matched = { headers: { 'if-match': '"0"' } };
    expect(revision).not.toBe(null);
    expect(await office.told(`${path}/amend`, { title: 'Bimtek loket' }, matched)).toBe('412 revision-mismatch');
    expect(await office.told(`${path}/amend`, { title: 'Bimtek loket' }, keyed)).toBe('200 true');
    expect(await office.told(`${path}/amend`, { title: 'Bimtek loket' }, keyed)).toBe('200 true');
  });

  it('recorded twice are void, and then nowhere', async () => {
    const { ids } = office.city;
    expect(await office.told(`${twin}/void`, {})).toBe('200 true');
    expect(await office.told(`${twin}/void`, {})).toBe('200 false');
    expect(await office.fields(twin, 'status')).toStrictEqual(['void']);
    expect(await office.ids('/v1/courses')).toStrictEqual([ids.course]);
    expect(await office.ids(`/v1/courses?${BEFORE}`)).toHaveLength(2);
    const body = { unit: ids.a, staff: [ids.ana], on: '2026-02-01', result: 'passed', source: 'x' };
    expect(await office.told(`${twin}/amend`, { title: 'x' })).toBe('409 void');
    expect((await office.city.server.ask(`${twin}/completions`, { body })).json.code).toBe('void');
    expect(await office.told(`${twin}/erase`, {}, { as: SUBJECTS['privacy-officer'] })).toBe('200 true');
  });

  it('are told of among the corrections', async () => {
    const { json } = await office.city.server.read('/v1/corrections');
    const rows = (json.items as unknown as { of: string; kind: string; moved: number; recordedAt: string }[])
      .filter(({ of }) => of === 'course')
      .map(({ kind, moved }) => [kind, moved]);
    expect(rows).toStrictEqual([
      ['amend', 0],
      ['retract', 3],
      ['amend', 0],
      ['amend', 0],
      ['restore', 0],
      ['amend', 0],
      ['void', 0],
    ]);
    expect(TODAY < CORRECTED).toBe(true);
  });
});
