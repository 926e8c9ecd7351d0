import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { type Ids, SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const FAR = '9'.repeat(20);

const KINDS = ['units', 'staff', 'programmes', 'reforms', 'directives', 'sessions', 'practices', 'resistance-issues'];
const ONES = KINDS.map((kind) => `${kind}/{id}`);
const MEASURES = ['adoption', 'readiness', 'competency', 'adoption/series', 'competency/series'].map(
  (measure) => `programmes/{id}/${measure}`,
);
const READS = [
  ...KINDS,
  ...ONES,
  ...MEASURES,
  'grants',
  'me',
  'events',
  'directives/{id}/standing',
  'practices/{id}/standing',
  'courses/{id}/standing',
];

/** Who reads what. */
const reader = (path: string): string =>
  path === '/v1/events' || path === '/v1/grants' ? SUBJECTS.auditor : SUBJECTS['reform-office'];

const idsIn = ({ json }: Answer): string[] => (json.items as { id: string }[]).map(({ id }) => id);

describe('a read', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const establish = async (code: string): Promise<Answer> =>
    city.server.write('/v1/units', { code, name: 'x', kind: 'section', parent: ids.root, on: '2021-01-01' });

  it('refuses a query that nobody asked for, also where numbers are looked up', async () => {
    const body = { nips: ['199001012015011001'] };
    expect(await city.says('/v1/units?x=1', {})).toBe('400 invalid-input');
    expect(await city.says('/v1/staff/lookup?x=1', { body })).toBe('400 invalid-input');
    expect(await city.says('/v1/staff/lookup', { body })).toBe('200');
  });

  it('is 304 while nothing has changed', async () => {
    const paths = [`/v1/units/${ids.a}`, '/v1/units', `/v1/programmes/${ids.programme}/readiness`, '/v1/me'];
    for (const path of paths) {
      const etag = (await city.server.ask(path)).headers.get('etag') ?? '';
      expectOf(etag, path).toMatch(/^"[^"]+"$/);
      for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const answer = await city.server.ask(path, { headers: { 'if-none-match': tags } });
        expectOf([answer.status, answer.text, answer.headers.get('etag')], path).toStrictEqual([304, '', etag]);
        expect(answer.headers.get('view-position') ?? '').toMatch(/^\d{20}$/);
      }
      expect((await city.server.ask(path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
    }
    const known = (await city.server.ask(`/v1/units/${ids.a}`)).headers.get('etag') ?? '';
    await city.server.write(`/v1/units/${ids.a}/rename`, { name: 'Lain' });
    const headers = { 'if-none-match': known };
    expect((await city.server.ask(`/v1/units/${ids.a}`, { headers })).status).toBe(200);
  });

  it('holds the write that `after` names', async () => {
    for (let round = 0; round < 10; round += 1) {
      const written = await city.server.create(`/v1/programmes/${ids.programme}/practices`, {
        title: `Cara ${round}`,
        units: [ids.a],
      });
      const position = await city.server.head();
      const read = await city.server.ask(`/v1/practices?limit=200&after=${position}`);
      expect(idsIn(read).includes(written)).toBeTruthy();
      expect((read.headers.get('view-position') ?? '') >= position).toBeTruthy();
    }
  });

  it('turns a position away at once that the log has not reached', async () => {
    const next = String(Number(await city.server.head()) + 1).padStart(20, '0');
    const paths = READS.map((path) => city.there(`/v1/${path}`));
    for (const path of paths) {
      for (const position of [next, FAR]) {
        const { status, json } = await city.server.ask(`${path}?after=${position}`, { as: reader(path) });
        expectOf([status, json.code], path).toStrictEqual([400, 'invalid-input']);
        expectOf((json.errors as { pointer: string }[])[0]?.pointer, path).toStrictEqual('/query/after');
      }
    }
  });

  it('pages through the log as it grows', async () => {
    const as = SUBJECTS.auditor;
    const seen: string[] = [];
    let cursor = '';
    for (let round = 0; round < 4; round += 1) {
      const page = await city.server.ask(`/v1/events?limit=5${cursor}`, { as });
      seen.push(...(page.json.items as { position: string }[]).map(({ position }) => position));
      cursor = `&cursor=${textOf(page, 'next')}`;
      await establish(`U${round}`);
    }
    expect(seen).toStrictEqual([...new Set(seen)].toSorted());
    expect(seen.length).toBe(20);
  });
});
