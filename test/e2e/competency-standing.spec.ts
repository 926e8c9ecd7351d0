import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { SUBJECTS } from '../support/http/small-city.js';
import { counted, LearningDesk } from './learning-desk.js';

describe('the standing of a course', () => {
  let desk: LearningDesk;
  beforeAll(async () => {
    desk = await LearningDesk.open();
  });
  afterAll(async () => desk.office.close());

  it('counts whoever is trained, has lapsed, failed, or did nothing, of each unit', async () => {
    const { course, total, units } = await desk.standing();
    expect([`/v1/courses/${course}`, counted(total)]).toStrictEqual([desk.paths.service, [4, 1, 1, 1, 1]]);
    expect(units.map(({ unit, own, subtree }) => [unit.code, counted(own), counted(subtree)])).toStrictEqual([
      ['ROOT', [0, 0, 0, 0, 0], [4, 1, 1, 1, 1]],
      ['A', [1, 0, 1, 0, 0], [2, 1, 1, 0, 0]],
      ['A1', [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]],
      ['B', [1, 0, 0, 1, 0], [1, 0, 0, 1, 0]],
      ['C', [1, 0, 0, 0, 1], [1, 0, 0, 0, 1]],
    ]);
    const days = ['2026-01-31', '2026-02-01', '2026-02-05', '2026-02-20', '2026-02-21'];
    const then = days.map(async (day) => counted((await desk.standing(`asOf=${day}`)).total));
    expect(await Promise.all(then)).toStrictEqual([
      [4, 0, 0, 0, 4],
      [4, 1, 0, 0, 3],
      [4, 1, 0, 1, 2],
      [4, 1, 0, 2, 1],
      [4, 0, 1, 2, 1],
    ]);
    const { total: none, units: nowhere } = await desk.standing('asOf=2026-01-04');
    expect([counted(none), nowhere]).toStrictEqual([[0, 0, 0, 0, 0], []]);
  });

  it('names people with the day of the completion that makes their standing, to agents too', async () => {
    const { ids } = desk.office.city;
    const named = async (as?: string) => {
      const { people } = await desk.standing(`unit=${ids.a}`, as);
      return people && new Map(people.map((one) => [one.staff, [one.standing, one.on]]));
    };
    const expected = new Map([
      [ids.ana, ['lapsed', '2026-02-01']],
      [ids.budi, ['trained', '2026-02-25']],
    ]);
    for (const as of [undefined, SUBJECTS['unit-head'], SUBJECTS['agent-of-change']])
      expectOf(await named(as), as ?? 'office').toStrictEqual(expected);
    for (const as of [SUBJECTS.leadership, SUBJECTS.auditor]) expectOf(await named(as), as).toBe(undefined);
    const { people: others } = await desk.standing(`unit=${ids.root}`);
    expect(others?.find(({ staff }) => staff === ids.citra)).toMatchObject({ standing: 'failed', on: '2026-02-20' });
    expect(others?.find(({ staff }) => staff === ids.dewi)).toMatchObject({ standing: 'outstanding', on: null });
    for (const as of [SUBJECTS['unit-head'], SUBJECTS['agent-of-change']])
      expect(await desk.office.city.says(`${desk.paths.service}/standing`, { as })).toBe('403 forbidden');
  });

  it('has a row for each person in a table of people', async () => {
    const people = await desk.office.city.server.read(`${desk.paths.service}/standing?rows=people&format=csv`);
    expect(people.text).toContain(',lapsed,2026-02-01');
  });

  it('follows people who move, and counts one course once', async () => {
    const { server, ids } = desk.office.city;
    await server.write(`/v1/staff/${ids.budi}/transfer`, { unit: ids.b, on: '2026-03-01' });
    const again = { unit: ids.root, staff: [ids.budi], on: '2026-03-01', result: 'passed', source: 'sertifikat' };
    await server.write(`${desk.paths.service}/completions`, again);
    const { units } = await desk.standing(`unit=${ids.b}`);
    expect(units.map(({ unit, own }) => [unit.code, counted(own)])).toStrictEqual([['B', [2, 1, 0, 1, 0]]]);
    const { people } = await desk.read(`unit=${ids.b}`);
    expect(people?.find(({ staff }) => staff === ids.budi)?.hours).toBe(12);
    const named = (await desk.standing(`unit=${ids.b}`)).people?.find(({ staff }) => staff === ids.budi);
    expect(named).toMatchObject({ standing: 'trained', on: '2026-03-01' });
  });
});
