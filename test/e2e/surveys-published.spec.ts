import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, SUBJECTS } from '../support/http/small-city.js';
import { CLOSES, PUBLISHED, STATEMENTS, SurveyDesk } from './survey-desk.js';

type Figure = { readonly responses: number; readonly index: number | null; readonly band: string | null };
type Results = {
  readonly total: Figure;
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: Figure;
    readonly subtree: Figure;
  }[];
};

const HIDDEN = { hidden: true };
const all = (answer: number, times: number): number[][] =>
  Array.from({ length: times }, () => Array.from({ length: 9 }, () => answer));

const numbers = (figure: Figure): unknown => ('hidden' in figure ? 'hidden' : figure.responses);

describe('results of a survey', () => {
  let desk: SurveyDesk;
  let satisfaction: string;
  let pulse: string;
  let cancelled: string;
  let merged: string;

  const results = async (path: string, query = '', as?: string): Promise<Results> => {
    const { json } = await desk.city.server.ask(`${path}/results${query}`, as === undefined ? {} : { as });
    return json as unknown as Results;
  };
  const said = async (path: string, query = '', as?: string): Promise<string> =>
    desk.city.says(`${path}/results${query}`, as === undefined ? {} : { as });

  beforeAll(async () => {
    desk = await SurveyDesk.open();
    const { a, a1, b, c } = desk.ids;
    [satisfaction, pulse, cancelled] = [await desk.satisfaction(), await desk.pulse(), await desk.satisfaction()];
    merged = await desk.satisfaction({ closesOn: '2026-03-10' });
    for (const [unit, responses] of [
      [a, all(4, 5)],
      [a1, all(1, 3)],
      [b, all(3, 6)],
    ] as const) {
      expect(await desk.says(`${satisfaction}/responses`, { unit, responses })).toBe('200 true');
    }
    expect(await desk.says(`${merged}/responses`, { unit: b, responses: all(4, 5) })).toBe('200 true');
    expect(await desk.says(`${merged}/responses`, { unit: c, responses: all(2, 5) })).toBe('200 true');
    await desk.says(`${cancelled}/cancel`, { reason: 'Batal.' });
    expect(await said(satisfaction)).toBe('409 survey-not-published');
    await desk.goTo(PUBLISHED);
  });
  afterAll(async () => desk.close());

  it('are published on the day after, with what would tell of few hidden', async () => {
    const { json } = await desk.city.server.read(`${satisfaction}/results`);
    expect([json.chartOn, json.weights, json.statements]).toStrictEqual([CLOSES, 'ninth', undefined]);
    const { total, units } = json as unknown as Results;
    expect([total.responses, total.index, total.band]).toStrictEqual([14, 73.21, 'C']);
    expect(units.map(({ unit, own, subtree }) => [unit.code, numbers(own), numbers(subtree)])).toStrictEqual([
      ['ROOT', 0, 14],
      ['A', 'hidden', 8],
      ['A1', 'hidden', 'hidden'],
      ['B', 6, 6],
      ['C', 0, 0],
    ]);
    expect(units[1]?.own).toStrictEqual(HIDDEN);
    expect(await results(satisfaction)).toStrictEqual(json);
  });

  it('of a pulse tell how many of the people answered', async () => {
    const { json } = await desk.city.server.read(`${pulse}/results`);
    expect(json.statements).toStrictEqual(STATEMENTS);
    expect(json.total).toStrictEqual({
      responses: 0,
      population: 4,
      responseRate: 0,
      elements: ['S1', 'S2'].map((name) => ({ name, mean: null, counts: [0, 0, 0, 0, 0] })),
      index: null,
      band: null,
    });
  });

  it('are those of a unit and of those below it, where one is named', async () => {
    const { a, b } = desk.ids;
    const shown = await results(satisfaction, `?unit=${a}`, SUBJECTS['unit-head']);
    expect([shown.total.responses, shown.units.map(({ unit }) => unit.code)]).toStrictEqual([8, ['A', 'A1']]);
    const elsewhere = await desk.satisfaction({ units: [b], closesOn: '2026-03-08' });
    await desk.goTo('2026-03-09');
    const none = await results(elsewhere, `?unit=${a}`);
    expect([none.total.responses, none.total.index, none.units]).toStrictEqual([0, null, []]);
  });

  it('are for who may see readings, heads and agents of units of theirs', async () => {
    const { a, programme } = desk.ids;
    expect(await said(satisfaction, '', SUBJECTS.leadership)).toBe('200');
    expect(await said(satisfaction, '', SUBJECTS['unit-head'])).toBe('403 forbidden');
    expect(await said(satisfaction, `?unit=${a}`, SUBJECTS['agent-of-change'])).toBe('200');
    expect(await said(satisfaction, `?unit=${a}`, HEAD_B)).toBe('403 forbidden');
    expect(await said(satisfaction, '', SUBJECTS['privacy-officer'])).toBe('403 forbidden');
    expect(await said(satisfaction, `?unit=${programme}`)).toBe('404 not-found');
    expect(await said(`/v1/surveys/${programme}`)).toBe('404 not-found');
    expect(await said(satisfaction, '?asOf=2026-03-06')).toBe('400 invalid-input');
    expect(await said(cancelled)).toBe('409 survey-cancelled');
  });

  it('are a table as well, a row for each figure', async () => {
    const { text } = await desk.city.server.ask(`${satisfaction}/results?format=csv`);
    const [head = '', ...rows] = text.trim().split('\r\n');
    expect(head).toMatch(/^level,unit\.id,unit\.code.*,hidden,responses,.*,U1\.mean,U1\.1,U1\.2,U1\.3,U1\.4,U2\.mean/);
    expect(rows).toHaveLength(11);
    expect(rows.filter((row) => row.includes(',true,'))).toHaveLength(3);
  });

  it('count what a unit has become by the last day, whatever becomes of it later', async () => {
    const { b, c, a } = desk.ids;
    await desk.city.server.write(`/v1/units/${c}/merge`, { into: b, on: '2026-03-10' });
    await desk.goTo('2026-03-11');
    const { units, total } = await results(merged);
    const shown = units.map(({ unit, own }) => [unit.code, own.responses]);
    expect([total.responses, shown]).toStrictEqual([
      10,
      [
        ['ROOT', 0],
        ['A', 0],
        ['A1', 0],
        ['B', 10],
      ],
    ]);
    await desk.city.server.write(`/v1/units/${b}/merge`, { into: a, on: '2026-03-05' });
    expect((await results(merged)).units.map(({ unit }) => unit.code)).toContain('B');
    expect((await results(satisfaction)).units.map(({ unit }) => unit.code)).toContain('C');
  });
});
