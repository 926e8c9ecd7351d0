import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/caller.js';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

type Figure = {
  readonly population: number;
  readonly index: number | null;
  readonly band: string | null;
  readonly baseline: { readonly population: number; readonly index: number | null; readonly band: string | null };
  readonly change: number | null;
};
type Reading = {
  readonly total: Figure;
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: Figure;
    readonly subtree: Figure;
  }[];
};

/** Every figure by what it is of. */
const byPlace = ({ total, units }: Reading): Map<string, Figure> =>
  new Map([
    ['total', total],
    ...units.flatMap(({ unit, own, subtree }): [string, Figure][] => [
      [`own ${unit.code}`, own],
      [`subtree ${unit.code}`, subtree],
    ]),
  ]);

const plain = ([place, { baseline: _, change: __, ...figure }]: [string, Figure]): [string, object] => [place, figure];

const NOTHING = { index: null, band: null, population: 0 };

const isBeside = ({ index, baseline, change }: Figure, then: Figure | undefined): void => {
  const was = then ? { index: then.index, band: then.band, population: then.population } : NOTHING;
  expect(baseline).toStrictEqual(was);
  expect(change).toBe(index === null || was.index === null ? null : Number((index - was.index).toFixed(4)));
};

const THEN = '2026-02-10';

describe('a reading beside a baseline', () => {
  let city: SmallCity;
  let ids: Ids;
  let written: string;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    const answers = `/v1/directives/${ids.directive}/acknowledgements`;
    await city.server.write(answers, { unit: ids.a, staff: [ids.ana], on: '2026-02-02', how: 'quiz' });
    await city.server.write(answers, { unit: ids.root, staff: [ids.budi, ids.citra], on: '2026-02-20', how: 'quiz' });
    const fresh = { code: 'BARU', name: 'Unit Baru', kind: 'agency', parent: ids.root, on: '2026-02-25' };
    const unit = await city.server.create('/v1/units', fresh);
    await city.server.write(`/v1/staff/${ids.dewi}/transfer`, { unit, on: '2026-02-26' });
    written = await city.server.head();
  });
  afterAll(async () => city.close());

  const asked = async (query: string, measure = 'adoption'): Promise<Answer> => {
    const answer = await city.server.ask(`/v1/programmes/${ids.programme}/${measure}?after=${written}${query}`);
    expectOf(answer.status, query).toBe(200);
    return answer;
  };
  const read = async (query: string, measure = 'adoption'): Promise<Reading> =>
    (await asked(query, measure)).json as unknown as Reading;

  for (const measure of ['adoption', 'readiness']) {
    it(`tells of every figure of ${measure} what it was, and how its index has changed`, async () => {
      for (const unit of ['', `&unit=${ids.a}`]) {
        const beside = await read(`&baseline=${THEN}${unit}`, measure);
        const [then, now] = [await read(`&asOf=${THEN}${unit}`, measure), await read(unit, measure)];
        const [was, is] = [byPlace(then), byPlace(now)];
        expect([...byPlace(beside)].map(plain)).toStrictEqual([...is]);
        for (const [place, figure] of byPlace(beside)) isBeside(figure, was.get(place));
      }
    });
  }

  it('tells the difference of the shown indices, and none where there is no index', async () => {
    const { total, units } = await read(`&baseline=${THEN}`, 'readiness');
    expect([total.baseline.population, total.population]).toStrictEqual([4, 4]);
    expect(total.change !== null && total.change > 0).toBeTruthy();
    const fresh = units.find(({ unit }) => unit.code === 'BARU');
    expect(fresh?.own.baseline).toStrictEqual({ index: null, band: null, population: 0 });
    expect(fresh?.own.change).toBe(null);
  });

  it('is not there where none was asked for, and a day of no calendar is refused', async () => {
    const { total, units } = await read('');
    expect(
      [total, ...units.flatMap(({ own, subtree }) => [own, subtree])].every((one) => !('change' in one)),
    ).toBeTruthy();
    const path = `/v1/programmes/${ids.programme}/adoption?baseline=`;
    for (const day of ['', '2026-02-30', 'x']) expect(await city.says(`${path}${day}`, {})).toBe('400 invalid-input');
    expect((await read(`&baseline=${TODAY}`)).total.change).toBe(0);
  });

  it('stands in the columns of a table', async () => {
    const text = (
      await city.server.ask(`/v1/programmes/${ids.programme}/adoption?baseline=${THEN}`, {
        headers: { accept: 'text/csv' },
      })
    ).text;
    const head = text.split('\r\n')[0]?.split(',') ?? [];
    for (const name of ['baseline.index', 'baseline.band', 'baseline.population', 'change'])
      expect(head.includes(name)).toBeTruthy();
  });
});
