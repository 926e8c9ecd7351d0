import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer } from '../support/http/city-server.js';
import { type Ids, SmallCity } from '../support/http/small-city.js';

type Shown = { readonly unit: { readonly code: string; readonly parent: string | null } };

const codesIn = ({ json }: Answer): string[] => (json.units as unknown as Shown[]).map(({ unit }) => unit.code);
const populationIn = ({ json }: Answer): unknown => (json.total as { population: number }).population;

describe('a reading of a unit', () => {
  let city: SmallCity;
  let ids: Ids;
  let programme: string;
  let directive: string;

  before(async () => {
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
  after(async () => city.close());

  const read = async (path: string): Promise<Answer> => {
    const answer = await city.server.ask(`${path}${path.includes('?') ? '&' : '?'}after=${await city.server.head()}`);
    assert.equal(answer.status, 200, path);
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
      assert.deepEqual(await of(ids.root), [['A1', 'B'], 2], path);
      assert.deepEqual(await of(ids.a), [['A1'], 1], path);
      assert.deepEqual(await of(ids.a1), [['A1'], 1], path);
      assert.deepEqual(await of(ids.c), [[], 0], path);
    }
  });

  it('is the same at every point of a series', async () => {
    const path = `/v1/programmes/${programme}/readiness/series?from=2026-02-01&to=2026-02-03&step=day`;
    const populations = async (unit: string): Promise<unknown> =>
      ((await read(`${path}&unit=${unit}`)).json.points as { population: number }[]).map((point) => point.population);
    assert.deepEqual(await populations(ids.root), [2, 2, 2]);
    assert.deepEqual(await populations(ids.a), [1, 1, 1]);
    assert.deepEqual(await populations(ids.c), [0, 0, 0]);
  });

  it('is answered up to the last day of the calendar', async () => {
    const last = '9999-12-31';
    for (const measure of ['adoption', 'readiness']) {
      const path = `/v1/programmes/${programme}/${measure}`;
      assert.equal(populationIn(await read(`${path}?asOf=${last}`)), 2);
      const days = async (query: string): Promise<unknown> =>
        ((await read(`${path}/series?to=${last}&${query}`)).json.points as { on: string }[]).map(({ on }) => on);
      assert.deepEqual(await days('step=month&from=9999-10-31'), ['9999-10-31', '9999-11-30', last]);
      assert.deepEqual(await days('step=month&from=9999-12-01'), ['9999-12-01', last]);
      assert.deepEqual(await days('step=week&from=9999-12-20'), ['9999-12-20', '9999-12-27', last]);
      assert.deepEqual(await days(`step=day&from=${last}`), [last]);
      assert.deepEqual(((await days('')) as string[]).length, 54);
      const tooMany = await city.says(`${path}/series?from=2000-01-01&to=${last}&step=month`, {});
      assert.equal(tooMany, '400 invalid-input');
    }
  });
});
