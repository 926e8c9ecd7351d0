import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/caller.js';
import { type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

type Counts = Readonly<Record<'population' | 'practising' | 'selfReported' | 'none', number>>;
type Standing = {
  readonly practice: string;
  readonly total: Counts;
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: Counts;
    readonly subtree: Counts;
  }[];
  readonly people?: readonly { readonly staff: string; readonly standing: string; readonly on: string | null }[];
};

const counted = ({ population, practising, selfReported, none }: Counts): number[] => [
  population,
  practising,
  selfReported,
  none,
];

describe('the standing of a practice', () => {
  let city: SmallCity;
  let ids: Ids;
  let written: string;

  const observe = async (staff: string[], grade: string, on: string): Promise<unknown> =>
    city.server.write(`/v1/practices/${ids.practice}/observations`, {
      unit: ids.root,
      staff,
      grade,
      on,
      source: 'berkas',
    });

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    await observe([ids.ana], 'A', '2026-02-01');
    await observe([ids.ana, ids.budi], 'E', '2026-02-10');
    await observe([ids.citra], 'C', '2026-02-20');
    written = await city.server.head();
  });
  afterAll(async () => city.close());

  const ask = async (query: string, as?: string): Promise<Answer> =>
    city.server.ask(`/v1/practices/${ids.practice}/standing?after=${written}${query}`, as === undefined ? {} : { as });
  const read = async (query: string, as?: string): Promise<Standing> => {
    const answer = await ask(query, as);
    expectOf(answer.status, answer.text).toBe(200);
    return answer.json as unknown as Standing;
  };

  it('counts a valid observation, else a self-report, else nothing', async () => {
    const { practice, total, units } = await read('');
    expect([practice, counted(total)]).toStrictEqual([ids.practice, [4, 2, 1, 1]]);
    expect(units.map(({ unit, own, subtree }) => [unit.code, counted(own), counted(subtree)])).toStrictEqual([
      ['ROOT', [0, 0, 0, 0], [4, 2, 1, 1]],
      ['A', [1, 1, 0, 0], [2, 1, 1, 0]],
      ['A1', [1, 0, 1, 0], [1, 0, 1, 0]],
      ['B', [1, 1, 0, 0], [1, 1, 0, 0]],
      ['C', [1, 0, 0, 1], [1, 0, 0, 1]],
    ]);
    expect(counted((await read('&asOf=2026-02-10')).total)).toStrictEqual([4, 1, 1, 2]);
  });

  it('names the people of a unit where that is permitted', async () => {
    const people = async (as?: string) =>
      new Map((await read(`&unit=${ids.a}`, as)).people?.map(({ staff, standing, on }) => [staff, [standing, on]]));
    const expected = new Map([
      [ids.ana, ['practising', '2026-02-01']],
      [ids.budi, ['selfReported', '2026-02-10']],
    ]);
    expect(await people()).toStrictEqual(expected);
    expect(await people(SUBJECTS['unit-head'])).toStrictEqual(expected);
    for (const as of [SUBJECTS.leadership, SUBJECTS.auditor]) {
      const { total, people: named } = await read(`&unit=${ids.a}`, as);
      expect([counted(total), named]).toStrictEqual([[2, 1, 1, 0], undefined]);
    }
    expect((await ask('', SUBJECTS['unit-head'])).status).toBe(403);
    expect((await ask(`&unit=${ids.practice}`)).status).toBe(404);
  });

  it('has no units before the first day and from the retirement on', async () => {
    const retired = { on: TODAY, reason: 'Selesai.' };
    await city.server.write(`/v1/practices/${ids.practice}/retire`, retired);
    written = await city.server.head();
    for (const query of ['', '&asOf=2026-01-04']) {
      const { total, units } = await read(query);
      expect([counted(total), units]).toStrictEqual([[0, 0, 0, 0], []]);
    }
    expect(counted((await read('&asOf=2026-03-01')).total)).toStrictEqual([4, 2, 1, 1]);
  });
});
