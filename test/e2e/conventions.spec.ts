import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Answer, textOf } from '../support/http/city-server.js';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';

describe('a write', () => {
  let city: SmallCity;
  let ids: Ids;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

  const creations = (): [path: string, body: object, at?: string][] => {
    const below = `/v1/programmes/${ids.programme}`;
    const span = { startsAt: '2026-04-01T09:00:00+07:00', minutes: 30 };
    const raised = { raisedOn: TODAY, cause: 'other', reach: 1, intensity: 'low', description: 'x' };
    return [
      ['/v1/grants', { subject: 's', role: 'auditor' }],
      ['/v1/units', { code: 'NEW', name: 'Baru', kind: 'section', parent: ids.root }],
      [
        '/v1/staff',
        {
          nip: '190101012001011001',
          name: 'Sri',
          unit: ids.a,
          employment: 'PNS',
          position: { title: 'Staf', type: 'executive' },
        },
      ],
      ['/v1/programmes', { code: 'P2', title: 'Dua', startsOn: TODAY, endsOn: TODAY, units: [ids.a] }],
      [
        `${below}/reforms`,
        { kind: 'equalisation', title: 'x', units: [ids.a], effectiveOn: TODAY, posts: [post()] },
        '/v1/reforms',
      ],
      [
        `${below}/directives`,
        { title: 'x', reference: 'x', units: [ids.a], issuedOn: TODAY, dueOn: TODAY },
        '/v1/directives',
      ],
      [`${below}/sessions`, { title: 'x', method: 'online', units: [ids.a], ...span }, '/v1/sessions'],
      [`${below}/practices`, { title: 'x', units: [ids.a] }, '/v1/practices'],
      [`${below}/resistance-issues`, { unit: ids.a, ...raised }, '/v1/resistance-issues'],
    ];
  };
  const post = (): object => ({ staff: ids.ana, position: { title: 'Ahli', type: 'functional' } });

  it('that creates is 201 with Location, where the thing then is', async () => {
    for (const [path, body, at = path] of creations()) {
      const { status, headers, json } = await city.server.ask(path, { body });
      assert.equal(status, 201, path);
      assert.deepEqual(Object.keys(json), ['id', 'revision', 'position', 'changed'], path);
      assert.equal(headers.get('location'), `${at}/${textOf({ json }, 'id')}`);
      assert.match(headers.get('etag') ?? '', /^"\d+"$/);
      const location = headers.get('location') ?? '';
      const found = await city.server.ask(`${location}?after=${textOf({ json }, 'position')}`);
      assert.deepEqual([found.status, found.json.id], [200, json.id], location);
    }
  });

  const rename = async (name: string, headers: Record<string, string> = {}): Promise<Answer> =>
    city.server.ask(`/v1/units/${ids.b}/rename`, { body: { name }, headers });

  it('that changes is 200 with the next revision, and greater in position', async () => {
    const [first, second] = [await rename('Satu'), await rename('Dua')];
    for (const { status, headers } of [first, second]) assert.deepEqual([status, headers.get('location')], [200, null]);
    assert.equal(second.headers.get('etag'), `"${JSON.stringify(second.json.revision)}"`);
    assert.ok(textOf(second, 'position') > textOf(first, 'position'));
    assert.notEqual(first.headers.get('etag'), second.headers.get('etag'));
  });

  it('that changes nothing is 200 with the position of the last event', async () => {
    const done = await rename('Tiga');
    const head = await city.server.head();
    const again = await rename('Tiga');
    assert.deepEqual([again.status, again.json], [200, { ...done.json, changed: false }]);
    assert.equal(await city.server.head(), head);
  });

  it('is turned away where what If-Match names has changed', async () => {
    const seen = (await rename('Empat')).headers.get('etag') ?? '';
    await rename('Lima');
    const { status, json } = await rename('Enam', { 'if-match': seen });
    assert.deepEqual([status, json.code], [412, 'revision-mismatch']);
    const now = (await rename('Lima')).headers.get('etag') ?? '';
    assert.equal((await rename('Enam', { 'if-match': now })).status, 200);
    assert.equal((await rename('Tujuh', { 'if-match': '*' })).status, 200);
    assert.equal((await rename('Delapan', { 'if-match': '"999"' })).status, 412);
  });

  it('is matched thing by thing: another unit, another grant leaves a revision alone', async () => {
    const revision = async (path: string): Promise<string> =>
      (await city.server.ask(path, { body: { name: 'Tetap' } })).headers.get('etag') ?? '';
    const of = await revision(`/v1/units/${ids.a}/rename`);
    await rename('Sembilan');
    const headers = { 'if-match': of };
    assert.equal(await city.says(`/v1/units/${ids.a}/rename`, { body: { name: 'Lain' }, headers }), '200');
    assert.equal(await city.says('/v1/units', { body: creations()[1]?.[1], headers }), '412 revision-mismatch');
  });

  it('gives a revision that the thing then shows', async () => {
    const { json, headers } = await city.server.write(`/v1/directives/${ids.directive}/withdraw`, { reason: 'x' });
    const shown = await city.server.ask(`/v1/directives/${ids.directive}?after=${textOf({ json }, 'position')}`);
    assert.equal(headers.get('etag'), `"${JSON.stringify(shown.json.revision)}"`);
  });
});
