import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { textOf } from '../support/caller.js';
import { HEAD_B, type Ids, PEOPLE, SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const HEAD_A = SUBJECTS['unit-head'];
const NAMES = ['ana', 'budi', 'citra', 'dewi'] as const;

describe('a head', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  it('says so where a unit is to be named', async () => {
    const headers = { 'accept-language': 'en' };
    const { status, json } = await city.server.ask('/v1/staff', { as: HEAD_A, headers });
    expect(status).toBe(403);
    expect(textOf({ json }, 'detail')).toMatch(/Name a unit of yours/);
    const other = await city.server.ask(`/v1/staff?unit=${ids.b}`, { as: HEAD_A, headers });
    expect(textOf(other, 'detail')).not.toMatch(/Name a unit/);
  });

  it('finds by number only who is in their units today', async () => {
    const nips = [PEOPLE.ana.nip, PEOPLE.budi.nip, PEOPLE.citra.nip, '190506092005031045'];
    const found = async (as: string): Promise<string[]> => {
      const { items } = (await city.server.write('/v1/staff/lookup', { nips }, { as })).json;
      return (items as { nip: string; staff: string }[]).map(({ nip, staff }) => {
        const who = NAMES.find((name) => PEOPLE[name].nip === nip) ?? '?';
        return ids[who as 'ana'] === staff ? who : '?';
      });
    };
    expect(await found(SUBJECTS['reform-office'])).toStrictEqual(['ana', 'budi', 'citra']);
    for (const as of [HEAD_A, SUBJECTS['agent-of-change']])
      expectOf(await found(as), as).toStrictEqual(['ana', 'budi']);
    expect(await found(HEAD_B)).toStrictEqual(['citra']);
  });

  it('is told of each of their grants which unit it is for and whether it covers anything today', async () => {
    const past = { subject: HEAD_A, role: 'unit-head', unit: ids.c, from: '2026-01-01', until: '2026-03-01' };
    await city.server.write('/v1/grants', past);
    const mine = async (as: string): Promise<unknown[]> => {
      const { grants } = (await city.server.ask('/v1/me', { as })).json;
      return (grants as JsonObject[]).map(({ unit, coversToday }) => ({ unit, coversToday }));
    };
    const [a, c] = [
      { id: ids.a, code: 'A', name: 'Unit A' },
      { id: ids.c, code: 'C', name: 'Unit C' },
    ];
    expect(await mine(HEAD_A)).toStrictEqual([
      { unit: a, coversToday: true },
      { unit: c, coversToday: false },
    ]);
    expect(await mine(SUBJECTS.leadership)).toStrictEqual([{ unit: null, coversToday: true }]);
  });
});
