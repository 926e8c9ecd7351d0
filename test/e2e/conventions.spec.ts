import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

describe('a write', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

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
      expectOf(status, path).toBe(201);
      expectOf(Object.keys(json), path).toStrictEqual(['id', 'revision', 'position', 'changed']);
      expect(headers.get('location')).toBe(`${at}/${textOf({ json }, 'id')}`);
      expect(headers.get('etag') ?? '').toMatch(/^"\d+"$/);
      const location = headers.get('location') ?? '';
      const found = await city.server.ask(`${location}?after=${textOf({ json }, 'position')}`);
      expectOf([found.status, found.json.id], location).toStrictEqual([200, json.id]);
    }
  });

  const rename = async (name: string, headers: Record<string, string> = {}): Promise<Answer> =>
    city.server.ask(`/v1/units/${ids.b}/rename`, { body: { name }, headers });

  it('that changes is 200 with the next revision, and greater in position', async () => {
    const [first, second] = [await rename('Satu'), await rename('Dua')];
    for (const { status, headers } of [first, second])
      expect([status, headers.get('location')]).toStrictEqual([200, null]);
    expect(second.headers.get('etag')).toBe(`"${JSON.stringify(second.json.revision)}"`);
    expect(textOf(second, 'position') > textOf(first, 'position')).toBeTruthy();
    expect(first.headers.get('etag')).not.toBe(second.headers.get('etag'));
  });

  it('that changes nothing is 200 with the position of the last event', async () => {
    const done = await rename('Tiga');
    const head = await city.server.head();
    const again = await rename('Tiga');
    expect([again.status, again.json]).toStrictEqual([200, { ...done.json, changed: false }]);
    expect(await city.server.head()).toBe(head);
  });

  it('is turned away where what If-Match names has changed', async () => {
    const seen = (await rename('Empat')).headers.get('etag') ?? '';
    await rename('Lima');
    const { status, json } = await rename('Enam', { 'if-match': seen });
    expect([status, json.code]).toStrictEqual([412, 'revision-mismatch']);
    const now = (await rename('Lima')).headers.get('etag') ?? '';
    expect((await rename('Enam', { 'if-match': now })).status).toBe(200);
    expect((await rename('Tujuh', { 'if-match': '*' })).status).toBe(200);
    expect((await rename('Delapan', { 'if-match': '"999"' })).status).toBe(412);
  });

  it('is matched thing by thing: another unit, another grant leaves a revision alone', async () => {
    const revision = async (path: string): Promise<string> =>
      (await city.server.ask(path, { body: { name: 'Tetap' } })).headers.get('etag') ?? '';
    const of = await revision(`/v1/units/${ids.a}/rename`);
    await rename('Sembilan');
    const headers = { 'if-match': of };
    expect(await city.says(`/v1/units/${ids.a}/rename`, { body: { name: 'Lain' }, headers })).toBe('200');
    expect(await city.says('/v1/units', { body: creations()[1]?.[1], headers })).toBe('412 revision-mismatch');
  });

  it('gives a revision that the thing then shows', async () => {
    const { json, headers } = await city.server.write(`/v1/directives/${ids.directive}/withdraw`, { reason: 'x' });
    const shown = await city.server.ask(`/v1/directives/${ids.directive}?after=${textOf({ json }, 'position')}`);
    expect(headers.get('etag')).toBe(`"${JSON.stringify(shown.json.revision)}"`);
  });
});
