import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/caller.js';
import { type Ids, SmallCity } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

type Shown = { readonly unit: { readonly code: string; readonly parent: string | null } };

const codesIn = ({ json }: Answer): string[] => (json.units as unknown as Shown[]).map(({ unit }) => unit.code);
const populationIn = ({ json }: Answer): unknown => (json.total as { population: number }).population;

describe('a reading of a unit', () => {
  let city: SmallCity;
  let ids: Ids;
  let programme: string;
  let directive: string;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    programme = await city.server.create('/v1/programmes', {
      code: 'SEBAGIAN',
      title: 'Sebagian',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      units: [ids.a1, ids.b],
    });
    directive = await city.server.create(`/v1/programmes/${programme}/directives`, {
      title: 'Edaran',
      reference: 'SE-2',
      units: [ids.a1, ids.b],
      issuedOn: '2026-01-05',
      dueOn: '2026-01-30',
    });
  });
  afterAll(async () => city.close());

  const read = async (path: string): Promise<Answer> => {
    const answer = await city.server.ask(`${path}${path.includes('?') ? '&' : '?'}after=${await city.server.head()}`);
    expectOf(answer.status, path).toBe(200);
    return answer;
  };

  it('above what is covered shows what is covered below it', async () => {
    for (const path of [
      `/v1/programmes/${programme}/adoption`,
      `/v1/programmes/${programme}/readiness`,
      `/v1/directives/${directive}/standing`,
    ]) {
      const of = async (unit: string): Promise<unknown[]> => {
        const answer = await read(`${path}?unit=${unit}`);
        return [codesIn(answer), populationIn(answer)];
      };
      expectOf(await of(ids.root), path).toStrictEqual([['A1', 'B'], 2]);
      expectOf(await of(ids.a), path).toStrictEqual([['A1'], 1]);
      expectOf(await of(ids.a1), path).toStrictEqual([['A1'], 1]);
      expectOf(await of(ids.c), path).toStrictEqual([[], 0]);
    }
  });

  it('is the same at every point of a series', async () => {
    const path = `/v1/programmes/${programme}/readiness/series?from=2026-02-01&to=2026-02-03&step=day`;
    const populations = async (unit: string): Promise<unknown> =>
      ((await read(`${path}&unit=${unit}`)).json.points as { population: number }[]).map((point) => point.population);
    expect(await populations(ids.root)).toStrictEqual([2, 2, 2]);
    expect(await populations(ids.a)).toStrictEqual([1, 1, 1]);
    expect(await populations(ids.c)).toStrictEqual([0, 0, 0]);
  });

  it('is answered up to the last day of the calendar', async () => {
    const last = '9999-12-31';
    for (const measure of ['adoption', 'readiness']) {
      const path = `/v1/programmes/${programme}/${measure}`;
      expect(populationIn(await read(`${path}?asOf=${last}`))).toBe(2);
      const days = async (query: string): Promise<unknown> =>
        ((await read(`${path}/series?to=${last}&${query}`)).json.points as { on: string }[]).map(({ on }) => on);
      expect(await days('step=month&from=9999-10-31')).toStrictEqual(['9999-10-31', '9999-11-30', last]);
      expect(await days('step=month&from=9999-12-01')).toStrictEqual(['9999-12-01', last]);
      expect(await days('step=week&from=9999-12-20')).toStrictEqual(['9999-12-20', '9999-12-27', last]);
      expect(await days(`step=day&from=${last}`)).toStrictEqual([last]);
      expect(((await days('')) as string[]).length).toStrictEqual(54);
      const tooMany = await city.says(`${path}/series?from=2000-01-01&to=${last}&step=month`, {});
      expect(tooMany).toBe('400 invalid-input');
    }
  });
});
