import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const HEAD_A = SUBJECTS['unit-head'];

/** Each test changes the city for those after it. */
describe('the end of a grant or of its unit', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const grant = async (subject: string, unit: string, dates: object): Promise<string> =>
    city.server.create('/v1/grants', { subject, role: 'unit-head', unit, ...dates });

  const says = async (as: string, path: string): Promise<string> => city.says(path, { as });

  it('covers nothing before the grant begins, after it ends and once it is revoked', async () => {
    await grant('head-later', ids.c, { from: '2026-03-03' });
    await grant('head-past', ids.c, { from: '2026-01-01', until: '2026-03-01' });
    await grant('head-today', ids.c, { from: TODAY, until: TODAY });
    const revoked = await grant('head-revoked', ids.c, { from: '2026-01-01' });
    const wish = { unit: ids.c, staff: [ids.dewi] };
    expect(await city.acknowledges('head-revoked', wish)).toBe('200');
    expect(await city.acknowledges('head-today', wish)).toBe('200');
    await city.server.write(`/v1/grants/${revoked}/revoke`, { reason: 'Pindah' });
    for (const head of ['head-later', 'head-past', 'head-revoked']) {
      expectOf(await city.acknowledges(head, wish), head).toBe('403 forbidden');
      expectOf(await says(head, '/v1/units'), head).toBe('403 forbidden');
      expectOf(await says(head, '/v1/me'), head).toBe('200');
    }
  });

  it('covers nothing once the unit has ended, and the receiving unit has its people', async () => {
    await city.server.write(`/v1/units/${ids.c}/merge`, { into: ids.b, on: TODAY });
    expect(await city.acknowledges('head-today', { unit: ids.c, staff: [ids.dewi] })).toBe('403 forbidden');
    expect(await city.acknowledges('head-today', { unit: ids.c, staff: [ids.dewi], on: '2026-03-01' })).toBe(
      '403 forbidden',
    );
    expect(await says('head-today', `/v1/staff?unit=${ids.c}`)).toBe('403 forbidden');
    expect(await says('head-today', `/v1/staff?unit=${ids.c}&asOf=2026-03-01`)).toBe('403 forbidden');
    expect(await says('head-today', `/v1/staff/${ids.dewi}?asOf=2026-03-01`)).toBe('403 forbidden');
    expect(await city.acknowledges(HEAD_B, { unit: ids.b, staff: [ids.dewi] })).toBe('200');
    const items = (await city.server.read(`/v1/staff?unit=${ids.b}`, { as: HEAD_B })).json.items as { id: string }[];
    expect(items.some(({ id }) => id === ids.dewi)).toBeTruthy();
  });

  it('follows a move: a unit taken from a head is out of reach that day', async () => {
    await city.server.write(`/v1/units/${ids.a1}/move`, { parent: ids.b, on: TODAY });
    for (const [head, status] of [
      [HEAD_A, '403 forbidden'],
      [HEAD_B, '200'],
    ] as const) {
      expect(await says(head, `/v1/staff?unit=${ids.a1}`)).toBe(status);
    }
  });

  it('keeps the last admin', async () => {
    const listed = (await city.server.ask('/v1/grants?role=admin')).json.items as { id: string }[];
    const answers: string[] = [];
    for (const { id } of listed) {
      answers.push(await city.says(`/v1/grants/${id}/revoke`, { as: SUBJECTS.admin, body: { reason: 'Uji' } }));
    }
    expectOf(answers.includes('200') && !answers.every((answer) => answer === '200'), answers.join()).toBeTruthy();
  });
});
