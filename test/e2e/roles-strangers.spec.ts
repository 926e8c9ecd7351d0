import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const HEAD_A = SUBJECTS['unit-head'];
const OFFICE = SUBJECTS['reform-office'];
const YESTERDAY = '2026-03-01';
const AHEAD = '2026-04-01';

type Write = readonly [what: string, path: string, body: object];

/** Citra is in B, which will come to A; each test changes the city for those after it. */
describe('a stranger whom a head or agent names', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    await city.server.write(`/v1/units/${ids.b}/move`, { parent: ids.a, on: AHEAD });
  });
  afterAll(async () => city.close());

  const writes = (unit: string, staff: string[], on: string): Write[] => {
    const directive = `/v1/directives/${ids.directive}`;
    const practice = `/v1/practices/${ids.practice}`;
    const session = `/v1/sessions/${ids.session}`;
    const named = { unit, staff, on };
    const reason = 'Alasan';
    return [
      ['an acknowledgement', `${directive}/acknowledgements`, { ...named, how: 'read' }],
      ['a decline', `${directive}/declines`, { ...named, reason }],
      ['an exception request', `${directive}/exception-requests`, { ...named, reason }],
      ['a retraction of a day', `${directive}/retractions`, { ...named, reason }],
      ['a retraction of the last', `${directive}/retractions`, { unit, staff, reason }],
      ['an observation', `${practice}/observations`, { ...named, grade: 'C', source: 'Terlihat' }],
      ['a retraction of observations', `${practice}/retractions`, { ...named, reason }],
      ['an attendance', `${session}/attendance`, { staff }],
      ['a retraction of attendance', `${session}/retractions`, { staff, reason }],
    ];
  };

  const allSay = async (as: string, asked: readonly Write[], status: string): Promise<void> => {
    for (const [what, path, body] of asked) expectOf(await city.says(path, { as, body }), what).toBe(status);
  };

  const daysAsked = [TODAY, YESTERDAY, '2019-01-01', AHEAD];

  it('is 403 whatever is known of them', async () => {
    for (const on of daysAsked) await allSay(HEAD_A, writes(ids.a, [ids.ana, ids.citra], on), '403 forbidden');
    const answered = writes(ids.b, [ids.citra], TODAY).filter(([what]) => !what.includes('retraction'));
    await allSay(OFFICE, answered, '200');
    for (const on of daysAsked) await allSay(HEAD_A, writes(ids.a, [ids.ana, ids.citra], on), '403 forbidden');
    await city.server.write(`/v1/directives/${ids.directive}/withdraw`, { on: TODAY, reason: 'Diganti' });
    await allSay(HEAD_A, writes(ids.a, [ids.citra], TODAY), '403 forbidden');
  });

  it('is named by a row, where others are theirs', async () => {
    const [, path, body] = writes(ids.a, [ids.ana, ids.citra], TODAY)[0] ?? ['', '', {}];
    const { json } = await city.server.ask(path, { as: HEAD_A, body });
    const rows = json.errors as { pointer: string; code: string }[];
    expect(rows.map(({ pointer, code }) => `${pointer} ${code}`)).toStrictEqual(['/staff/1 forbidden']);
  });

  it('is none of the receiving head, who may record what was before, nor of the one before, for those days', async () => {
    const { server } = city;
    await server.write(`/v1/staff/${ids.ana}/transfer`, { unit: ids.b, on: TODAY });
    const path = `/v1/practices/${ids.practice}/observations`;
    const seen = { staff: [ids.ana], grade: 'C', source: 'Terlihat' };
    const observes = async (as: string, unit: string, on: string): Promise<string> =>
      city.says(path, { as, body: { ...seen, unit, on } });
    expect(await observes(HEAD_B, ids.b, YESTERDAY)).toBe('200');
    expect(await observes(HEAD_A, ids.a, YESTERDAY)).toBe('200');
    expect(await observes(HEAD_A, ids.a, TODAY)).toBe('403 forbidden');
    expect(await observes(OFFICE, ids.b, YESTERDAY)).toBe('200');
    expect(await observes(OFFICE, ids.c, YESTERDAY)).toBe('409 staff-not-in-unit');
    const attends = { staff: [ids.ana] };
    for (const as of [HEAD_A, HEAD_B])
      expectOf(await city.says(`/v1/sessions/${ids.session}/attendance`, { as, body: attends }), as).toBe('200');
  });
});
