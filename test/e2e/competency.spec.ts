import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { BEFORE, CORRECTED, SINCE } from '../support/http/corrected.js';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { counted, LearningDesk, shares } from './learning-desk.js';

describe('competency', () => {
  let desk: LearningDesk;
  beforeAll(async () => {
    desk = await LearningDesk.open();
  });
  afterAll(async () => desk.office.close());

  it('is read of a programme by unit, with the newest day of a completion', async () => {
    const { formula, newestFactOn, total, units } = await desk.read();
    expect([formula, newestFactOn, total.index, total.band]).toStrictEqual(['competency@1', '2026-02-25', 0.4, 'low']);
    expect(total.components).toStrictEqual([
      { name: 'trained', weight: 0.6, numerator: 2, denominator: 6, rate: 0.3333, lapsed: 1, failed: 1 },
      { name: 'developed', weight: 0.4, numerator: 2, denominator: 4, rate: 0.5 },
    ]);
    const own = units.map((one) => [one.unit.code, one.own.index, ...shares(one.own)]);
    expect(own).toStrictEqual([
      ['ROOT', null, ['trained', 0, 0], ['developed', 0, 0]],
      ['A', 0.7, ['trained', 1, 2], ['developed', 1, 1]],
      ['A1', 0.3, ['trained', 1, 2], ['developed', 0, 1]],
      ['B', 0, ['trained', 0, 1], ['developed', 0, 1]],
      ['C', 0.4, ['trained', 0, 1], ['developed', 1, 1]],
    ]);
    expect((await desk.read('asOf=2026-02-09')).newestFactOn).toBe('2026-02-05');
    expect((await desk.read('asOf=2026-01-31')).newestFactOn).toBe(null);
  });

  it('shows the people of a unit with their hours, where that is permitted', async () => {
    const { ids } = desk.office.city;
    const named = async (query: string, as?: string) => {
      const { people } = await desk.read(query, as);
      return people && new Map(people.map(({ staff, name, hours }) => [staff, [name, hours]]));
    };
    const [ana, budi] = ['Anatolia Qirmizi', 'Budiharjo Wexler'];
    const expected = new Map([
      [ids.ana, [ana, 20]],
      [ids.budi, [budi, 12]],
    ]);
    for (const as of [undefined, SUBJECTS['unit-head'], SUBJECTS['agent-of-change']])
      expectOf(await named(`unit=${ids.a}`, as), as ?? 'office').toStrictEqual(expected);
    for (const as of [SUBJECTS.leadership, SUBJECTS.auditor, SUBJECTS.admin])
      expectOf(await named(`unit=${ids.a}`, as), as).toBe(undefined);
    expect(await named('')).toBe(undefined);
    const early = new Map([
      [ids.ana, [ana, 12]],
      [ids.budi, [budi, 0]],
    ]);
    expect(await named(`unit=${ids.a}&asOf=2026-02-09`)).toStrictEqual(early);
    const ahead = `unit=${ids.root}&asOf=2027-02-`;
    const hours = async (day: string) => (await named(`${ahead}${day}`))?.get(ids.dewi)?.[1];
    expect([await hours('14'), await hours('15')]).toStrictEqual([20, 0]);
    const { headers } = await desk.office.city.server.read(`${desk.reading}?unit=${ids.a}`);
    expect(headers.get('cache-control')).toContain('no-store');
  });

  it('is told over time, beside another day, and as a table', async () => {
    const { points } = await desk.read(`from=2026-01-31&to=${TODAY}&step=week`, undefined, '/series');
    expect(points.map(({ index }) => index)).toStrictEqual([0, 0.1, 0.3, 0.3, 0.4, 0.4]);
    expect((await desk.read('baseline=2026-02-01')).total.change).toBe(0.3);
    const table = await desk.office.city.server.read(`${desk.reading}?format=csv`);
    const [head = '', first = ''] = table.text.split('\r\n');
    expect(head.split(',').slice(-8)).toStrictEqual([
      'trained.numerator',
      'trained.denominator',
      'trained.rate',
      'trained.lapsed',
      'trained.failed',
      'developed.numerator',
      'developed.denominator',
      'developed.rate',
    ]);
    expect(first.endsWith('2,6,0.3333,1,1,2,4,0.5')).toBe(true);
  });

  it('takes completions and trainings back from their day of recording on', async () => {
    const { ids } = desk.office.city;
    const undo = { reason: 'Salah orang.' };
    const taken = { unit: ids.root, staff: [ids.ana], on: '2026-02-10', ...undo };
    expect(await desk.office.told(`${desk.paths.filing}/retractions`, taken)).toBe('200 true');
    expect(await desk.office.told(`${desk.paths.training}/retract`, undo)).toBe('200 true');
    const [before, since] = [await desk.read(BEFORE), await desk.read(SINCE)];
    expect(shares(before.total)).toStrictEqual([
      ['trained', 2, 6],
      ['developed', 2, 4],
    ]);
    expect(shares(since.total)).toStrictEqual([
      ['trained', 1, 6],
      ['developed', 0, 4],
    ]);
    const hours = async (at: string) =>
      (await desk.read(`unit=${ids.root}&${at}`)).people?.find(({ staff }) => staff === ids.dewi)?.hours;
    expect([await hours(BEFORE), await hours(SINCE)]).toStrictEqual([20, 0]);
  });

  it('asks nothing once a course is retired, whose hours still count', async () => {
    const { ids } = desk.office.city;
    expect(await desk.office.told(`${desk.paths.service}/retire`, { on: CORRECTED })).toBe('200 true');
    const { total, units } = await desk.standing();
    expect([counted(total), units]).toStrictEqual([[0, 0, 0, 0, 0], []]);
    expect((await desk.standing(`asOf=${TODAY}`)).units.length).toBe(5);
    const { total: left, people } = await desk.read(`unit=${ids.a}`);
    expect(shares(left)).toStrictEqual([
      ['trained', 0, 2],
      ['developed', 0, 2],
    ]);
    expect(people?.find(({ staff }) => staff === ids.budi)?.hours).toBe(12);
  });
});
