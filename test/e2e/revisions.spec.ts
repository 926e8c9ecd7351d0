import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';

describe('the revision that a single read shows', () => {
  let city: SmallCity;
  let ids: Ids;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

  const revisionOf = async (path: string): Promise<number> => {
    const head = await city.server.head();
    const { json } = await city.server.ask(`${path}?after=${head}`);
    assert.equal(typeof json.revision, 'number', path);
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
    assert.equal(answer.status, 200, `${path}/${action}: ${answer.text}`);
    assert.equal(answer.json.revision, await revisionOf(path), path);
    assert.equal(answer.headers.get('etag'), `"${await revisionOf(path)}"`, path);
    assert.equal(await city.says(`${path}/${action}`, asked(body)), '412 revision-mismatch', path);
  };

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
    assert.equal(await revisionOf(path), known + 1);
    await takes(path, 'transfer', { unit: ids.a, on });
    await takes(path, 'depart', { reason: 'resigned', on: '2026-03-03' });
  });
});
