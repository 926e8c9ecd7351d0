import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

describe('the revision that a single read shows', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const revisionOf = async (path: string): Promise<number> => {
    const head = await city.server.head();
    const { json } = await city.server.ask(`${path}?after=${head}`);
    expectOf(typeof json.revision, path).toBe('number');
    return Number(json.revision);
  };

  const reason = 'Uji';
  const on = TODAY;
  const position = { title: 'Penelaah', type: 'functional' };

  /** Each write changes its thing: the revision that was read is taken once, and the next one is the answer's. */
  const takes = async (path: string, action: string, body: object): Promise<void> => {
    const revision = await revisionOf(path);
    const asked = (sent: object) => ({ body: sent, headers: { 'if-match': `"${revision}"` } });
    const answer = await city.server.ask(`${path}/${action}`, asked(body));
    expectOf(answer.status, `${path}/${action}: ${answer.text}`).toBe(200);
    expectOf(answer.json.revision, path).toBe(await revisionOf(path));
    expectOf(answer.headers.get('etag'), path).toBe(`"${await revisionOf(path)}"`);
    expectOf(await city.says(`${path}/${action}`, asked(body)), path).toBe('412 revision-mismatch');
  };

  it('counts what the posts of an equalisation say of a person, once they are decreed', async () => {
    const path = `/v1/staff/${ids.citra}`;
    const known = await revisionOf(path);
    const reform = await city.server.create(`/v1/programmes/${ids.programme}/reforms`, {
      kind: 'equalisation',
      title: 'Penyetaraan',
      units: [ids.b],
      effectiveOn: on,
      posts: [{ staff: ids.citra, position: { title: 'Analis Kebijakan', type: 'functional' } }],
    });
    expect(await revisionOf(path)).toBe(known);
    await city.server.write(`/v1/reforms/${reform}/decree`, { number: 'SK-2', signedOn: on });
    expect(await revisionOf(path)).toBe(known + 1);
    await takes(path, 'transfer', { unit: ids.a, on });
  });

  it('is taken by If-Match of a write to the thing, of every kind', async () => {
    const grant = await city.server.create('/v1/grants', { subject: 'revised', role: 'leadership' });
    await takes(`/v1/units/${ids.c}`, 'rename', { name: 'Unit Ceria', on });
    await takes(`/v1/staff/${ids.ana}`, 'transfer', { unit: ids.b, on });
    await takes(`/v1/grants/${grant}`, 'revoke', { reason });
    await takes(`/v1/reforms/${ids.reform}`, 'postpone', { effectiveOn: '2026-03-05', reason });
    await takes(`/v1/directives/${ids.directive}`, 'withdraw', { on, reason });
    await takes(`/v1/sessions/${ids.session}`, 'cancel', { reason });
    await takes(`/v1/practices/${ids.practice}`, 'retire', { on, reason });
    await takes(`/v1/resistance-issues/${ids.issue}`, 'acknowledge', { on });
    await takes(`/v1/programmes/${ids.programme}`, 'close', { on, outcome: 'Tercapai' });
  });

  it('counts what a bulk transfer says of a person', async () => {
    const path = `/v1/staff/${ids.dewi}`;
    const known = await revisionOf(path);
    await city.server.write('/v1/transfers', {
      decree: 'SK-1',
      on,
      moves: [{ staff: ids.dewi, unit: ids.b, position }],
    });
    expect(await revisionOf(path)).toBe(known + 1);
    await takes(path, 'transfer', { unit: ids.a, on });
    await takes(path, 'depart', { reason: 'resigned', on: '2026-03-03' });
  });
});
