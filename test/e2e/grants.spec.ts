import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

/** Each test changes the grants for those after it. */
describe('grants', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const gives = async (body: object, key?: string): Promise<{ status: number; id: string; text: string }> => {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    const answer = await city.server.ask('/v1/grants', { body, headers });
    return { status: answer.status, id: textOf(answer, 'id'), text: answer.text };
  };
  const revokes = async (id: string): Promise<string> =>
    city.says(`/v1/grants/${id}/revoke`, { as: SUBJECTS.admin, body: { reason: 'Selesai' } });

  it('are one where the same is given again while it is in force on that day', async () => {
    const wish = { subject: 'twice', role: 'unit-head', unit: ids.c, from: TODAY, until: '2026-06-30' };
    const first = await gives(wish);
    expect(first.status).toBe(201);
    for (const from of [TODAY, '2026-06-30']) {
      const again = await gives({ ...wish, from });
      expectOf([again.status, again.id], from).toStrictEqual([200, first.id]);
    }
    const { json } = await city.server.ask('/v1/grants?subject=twice');
    expect((json.items as unknown[]).length).toBe(1);
    const others = [
      { ...wish, until: '2026-07-01' },
      { ...wish, unit: ids.b },
      { ...wish, role: 'agent-of-change' },
      { ...wish, subject: 'thrice' },
      { ...wish, from: '2026-03-01' },
    ];
    for (const other of others) expectOf((await gives(other)).status, JSON.stringify(other)).toBe(201);
  });

  it('are given anew once the same one is revoked, and the key keeps what it was answered', async () => {
    const wish = { subject: 'again', role: 'leadership' };
    const first = await gives(wish);
    const keyed = await gives(wish, 'the-same-again');
    expect([keyed.status, keyed.id]).toStrictEqual([200, first.id]);
    expect(await revokes(first.id)).toBe('200');
    const anew = await gives(wish, 'anew');
    expect(anew.status).toBe(201);
    expect(anew.id).not.toBe(first.id);
    expect(await gives(wish, 'the-same-again')).toStrictEqual(keyed);
    expect(await gives(wish, 'anew')).toStrictEqual(anew);
  });

  it('show all that was told of them, as known', async () => {
    const { id } = await gives({ subject: 'told', role: 'leadership', from: '2026-02-01' });
    const history = async (query: string): Promise<unknown> =>
      (await city.server.read(`/v1/grants/${id}?${query}`)).json.history;
    const row = { id: expect.any(String), recordedOn: TODAY, stands: true, corrections: [] };
    const written = { ...row, kind: 'written', on: '2026-02-01' };
    expect(await history('asOf=2020-01-01')).toStrictEqual([written]);
    expect(await revokes(id)).toBe('200');
    expect(await history('asOf=2020-01-01')).toStrictEqual([written, { ...row, kind: 'revoke', on: TODAY }]);
    const events = await city.server.ask('/v1/events?stream=access-grants&limit=200', { as: SUBJECTS.auditor });
    const told = new Set((events.json.items as unknown as readonly { readonly id: string }[]).map((one) => one.id));
    const rows = (await history('')) as readonly { readonly id: string }[];
    expect(rows.filter((one) => !told.has(one.id))).toStrictEqual([]);
  });

  it('of admins are revoked only while another one without an end is in force', async () => {
    const admin = { role: 'admin' };
    const ending = (await gives({ ...admin, subject: 'admin-ending', until: TODAY })).id;
    const coming = (await gives({ ...admin, subject: 'admin-coming', from: '2026-03-03' })).id;
    const { json } = await city.server.ask('/v1/grants?role=admin');
    const ofSubject = (subject: string): string =>
      (json.items as { id: string; subject: string }[]).find((one) => one.subject === subject)?.id ?? '';
    const [local, other] = [ofSubject('local-admin'), ofSubject(SUBJECTS.admin)];
    expect(await revokes(local)).toBe('200');
    expect(await revokes(other)).toBe('409 last-admin');
    expect(await revokes(local)).toBe('200');
    expect(await revokes(ending)).toBe('200');
    expect(await revokes(coming)).toBe('200');
    expect(await revokes(other)).toBe('409 last-admin');
  });
});
