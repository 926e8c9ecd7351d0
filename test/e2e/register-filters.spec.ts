import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/caller.js';
import { type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const REGISTERS = ['programmes', 'reforms', 'directives', 'sessions', 'practices', 'resistance-issues'];

describe('the filters of lists', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const items = async (path: string): Promise<{ id: string }[]> => {
    const { json, status, text } = await city.server.ask(`${path}&after=${await city.server.head()}`);
    expectOf(status, `${path}: ${text}`).toBe(200);
    return json.items as { id: string }[];
  };
  const idsOf = async (path: string): Promise<string[]> => (await items(path)).map(({ id }) => id);

  it('find what names a unit or one above it', async () => {
    expect(await idsOf(`/v1/directives?covers=${ids.a1}`)).toStrictEqual([ids.directive]);
    expect(await idsOf(`/v1/reforms?covers=${ids.a1}`)).toStrictEqual([ids.reform]);
    expect(await idsOf(`/v1/reforms?covers=${ids.b}`)).toStrictEqual([]);
    expect(await idsOf(`/v1/reforms?unit=${ids.root}`)).toStrictEqual([ids.reform]);
    expect(await idsOf(`/v1/resistance-issues?covers=${ids.a}`)).toStrictEqual([ids.issue]);
    expect(await idsOf(`/v1/resistance-issues?covers=${ids.root}`)).toStrictEqual([]);
    expect(await idsOf(`/v1/programmes?covers=${ids.c}&unit=${ids.root}`)).toStrictEqual([ids.programme]);
  });

  it('refuse a span that ends before it begins, and ids that nothing has', async () => {
    const unknown = randomUUID();
    for (const register of REGISTERS) {
      const inverted = `/v1/${register}?from=2026-02-02&to=2026-02-01&unit=${unknown}`;
      expectOf(await city.says(inverted, {}), register).toBe('400 invalid-input');
      for (const filter of ['programme', 'unit', 'covers']) {
        const path = `/v1/${register}?${filter}=`;
        expectOf(await city.says(`${path}${unknown}`, {}), path).toBe('404 not-found');
        expectOf(await city.says(`${path}${ids.ana}`, {}), path).toBe('404 not-found');
      }
      expectOf(await city.says(`/v1/${register}?from=2026-02-02&to=2026-02-02`, {}), register).toBe('200');
    }
    for (const path of [`/v1/units?under=${unknown}`, `/v1/staff?unit=${unknown}&subtree=true`])
      expectOf(await city.says(path, {}), path).toBe('404 not-found');
    expect(await city.says(`/v1/grants?unit=${unknown}`, { as: SUBJECTS.auditor })).toBe('404 not-found');
    expect(await city.says(`/v1/grants?unit=${ids.a}`, { as: SUBJECTS.auditor })).toBe('200');
  });

  it('are named where they ask for what nobody knows', async () => {
    const lists = [
      'grants?unit',
      'staff?unit',
      'units?under',
      'programmes?programme',
      'programmes?unit',
      'reforms?covers',
    ];
    const figures = [`programmes/${ids.programme}/readiness?unit`, `directives/${ids.directive}/standing?unit`];
    for (const asked of [...lists, ...figures]) {
      const { json } = await city.server.ask(`/v1/${asked}=${randomUUID()}`, { as: SUBJECTS.auditor });
      const pointer = `/query/${asked.split('?')[1]}`;
      expectOf(json.errors, asked).toStrictEqual([expect.objectContaining({ pointer, code: 'not-found' })]);
    }
  });

  it('show an end that lies ahead, and a directive by the dates of its version', async () => {
    const path = `/v1/programmes/${ids.programme}/directives`;
    const dates = { issuedOn: '2026-05-01', dueOn: '2026-05-31' };
    const directive = await city.server.create(path, { title: 'x', reference: 'x', units: [ids.a], ...dates });
    const revised = { issuedOn: '2026-06-01', dueOn: '2026-06-30', summary: 'x' };
    await city.server.write(`/v1/directives/${directive}/revise`, revised);
    await city.server.write(`/v1/directives/${directive}/withdraw`, { on: '2026-06-01', reason: 'keliru' });
    const shownAt = async (asOf: string): Promise<unknown[]> => {
      const { json }: Answer = await city.server.ask(`/v1/directives/${directive}?asOf=${asOf}`);
      const { status, version, issuedOn, dueOn, withdrawnOn, withdrawalReason } = json;
      return [status, version, issuedOn, dueOn, withdrawnOn, withdrawalReason];
    };
    const end = ['2026-06-01', 'keliru'];
    expect(await shownAt(TODAY)).toStrictEqual(['current', null, '2026-06-01', '2026-06-30', ...end]);
    expect(await shownAt('2026-05-01')).toStrictEqual(['current', 1, '2026-05-01', '2026-05-31', ...end]);
    expect(await shownAt('2026-06-01')).toStrictEqual(['withdrawn', null, '2026-06-01', '2026-06-30', ...end]);
    await city.server.write(`/v1/practices/${ids.practice}/retire`, { on: '2026-06-01', reason: 'x' });
    const practice = await city.server.ask(`/v1/practices/${ids.practice}`);
    expect([practice.json.status, practice.json.retiredOn]).toStrictEqual(['defined', '2026-06-01']);
    await city.server.write(`/v1/reforms/${ids.reform}/cancel`, { on: '2026-06-01', reason: 'x' });
    const reform = await city.server.ask(`/v1/reforms/${ids.reform}`);
    expect([reform.json.status, reform.json.cancelledOn]).toStrictEqual(['proposed', '2026-06-01']);
    await city.server.write(`/v1/programmes/${ids.programme}/close`, { on: '2026-02-27', outcome: 'x' });
    const programme = await city.server.ask(`/v1/programmes/${ids.programme}?asOf=2026-02-01`);
    expect([programme.json.status, programme.json.closedOn]).toStrictEqual(['running', '2026-02-27']);
  });
});
