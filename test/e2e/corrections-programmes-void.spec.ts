import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TODAY } from '../support/http/small-city.js';
import { BEFORE, CorrectedCity } from '../support/http/corrected.js';

const THINGS = ['directive', 'session', 'practice', 'course', 'reform', 'issue', 'suggestion'] as const;
const LISTS = {
  directive: '/v1/directives',
  session: '/v1/sessions',
  practice: '/v1/practices',
  course: '/v1/courses',
  reform: '/v1/reforms',
  issue: '/v1/resistance-issues',
  suggestion: '/v1/suggestions',
} as const;

describe('a programme recorded twice', () => {
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  beforeAll(async () => {
    office = await CorrectedCity.open(async ({ server, ids }) => {
      path = `/v1/programmes/${ids.programme}`;
      const twice = { code: 'PB-2026', title: 'Penataan', startsOn: '2026-01-01', endsOn: '2026-12-31' };
      twin = `/v1/programmes/${await server.create('/v1/programmes', { ...twice, units: [ids.root] })}`;
    });
  });
  afterAll(async () => office.close());

  it('is void only once nothing of it counts any more', async () => {
    const { ids } = office.city;
    for (const thing of THINGS) {
      expect([thing, await office.told(`${path}/void`, {})]).toStrictEqual([thing, '409 facts-recorded']);
      expect([thing, await office.told(`${LISTS[thing]}/${ids[thing]}/void`, {})]).toStrictEqual([thing, '200 true']);
    }
    expect(await office.told(`${path}/void`, {})).toBe('409 facts-recorded');
    expect(await office.told(`/v1/nil-reports/${ids.nilReport}/retract`, {})).toBe('200 true');
    expect(await office.told(`${path}/void`, {})).toBe('200 true');
    expect(await office.told(`${path}/void`, {})).toBe('200 false');
  });

  it('is nowhere from then on, and was there before', async () => {
    const { programme } = office.city.ids;
    const id = twin.split('/').at(-1);
    expect(await office.ids('/v1/programmes')).toStrictEqual([id]);
    expect(await office.ids('/v1/programmes?status=void')).toStrictEqual([programme]);
    expect(await office.ids(`/v1/programmes?${BEFORE}`)).toContain(programme);
    expect(await office.fields(path, 'status', 'code')).toStrictEqual(['void', 'PB-2026']);
    expect(await office.fields(`${path}?${BEFORE}`, 'status')).toStrictEqual(['running']);
    for (const reading of ['adoption', 'readiness', 'adoption/series', 'readiness/series'])
      expect([
        reading,
        await office.status(`${path}/${reading}`),
        await office.status(`${path}/${reading}?${BEFORE}`),
      ]).toStrictEqual([reading, 404, 200]);
    expect(await office.history(path)).toStrictEqual([['written', '2026-01-01', false, ['void']]]);
  });

  it('keeps what is of it in its lists, as it is', async () => {
    const { ids } = office.city;
    for (const thing of THINGS) {
      expect([thing, await office.ids(`${LISTS[thing]}?status=void`)]).toStrictEqual([thing, [ids[thing]]]);
      expect([thing, await office.ids(LISTS[thing])]).toStrictEqual([thing, []]);
      const of = `${LISTS[thing]}?status=void&programme=${ids.programme}`;
      expect([thing, await office.ids(of)]).toStrictEqual([thing, [ids[thing]]]);
    }
  });

  it('keeps nil reports that were taken back in their list', async () => {
    const { ids } = office.city;
    const list = `/v1/nil-reports?programme=${ids.programme}`;
    expect(await office.ids(list)).toStrictEqual([ids.nilReport]);
    expect(await office.told(`/v1/nil-reports/${ids.nilReport}/retract`, {})).toBe('409 void');
  });

  it('takes nothing more, nor does what would be of it', async () => {
    const { root, a } = office.city.ids;
    const span = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const dates = { issuedOn: '2026-01-05', dueOn: '2026-01-30' };
    const time = { startsAt: '2026-04-01T09:00:00+07:00', minutes: 60 };
    const raised = { unit: a, raisedOn: TODAY, cause: 'workload', reach: 1, intensity: 'low' };
    const procedure = { before: { steps: 9, days: 9 }, after: { steps: 3, days: 3 }, effectiveOn: TODAY };
    const writes: readonly (readonly [string, object])[] = [
      ['amend', { title: 'x', reason: 'x' }],
      ['amend', { title: 'Penataan', reason: 'x' }],
      ['reopen', { reason: 'x' }],
      ['reschedule', { ...span, reason: 'x' }],
      ['scope', { units: [root], on: TODAY }],
      ['close', { on: TODAY, outcome: 'x' }],
      ['close', { on: '2026-12-01', outcome: 'x' }],
      ['directives', { title: 'x', reference: 'x', units: [root], ...dates }],
      ['sessions', { title: 'x', method: 'forum', units: [root], ...time }],
      ['practices', { title: 'x', units: [root], on: '2026-01-05' }],
      ['reforms', { kind: 'simplification', title: 'x', units: [a], ...procedure }],
      ['resistance-issues', { ...raised, description: 'x' }],
      ['nil-reports', { unit: root, on: TODAY }],
      ['courses', { title: 'x', hours: 8, units: [root], on: '2026-01-05' }],
      ['suggestions', { unit: a, receivedOn: TODAY, source: 'letter', text: 'x' }],
    ];
    for (const [what, body] of writes)
      expect([what, await office.city.says(`${path}/${what}`, { body })]).toStrictEqual([what, '409 void']);
  });

  it('is refused as void after what is wrong with the request, and before all other rules', async () => {
    expect(await office.told(`${path}/amend`, {})).toBe('400 invalid-input');
    expect(await office.told(`${path}/amend`, { title: 'x' }, { headers: { 'if-match': '"0"' } })).toBe(
      '412 revision-mismatch',
    );
    const outside = { title: 'x', reference: 'x', issuedOn: '2028-12-01', dueOn: '2028-12-02' };
    const body = { ...outside, units: [office.city.ids.root] };
    expect(await office.city.says(`${path}/directives`, { body })).toBe('409 void');
  });

  it('is void though it was closed, when there is nothing of it', async () => {
    await office.city.server.write(`${twin}/close`, { on: TODAY, outcome: 'Ganda.' });
    expect(await office.told(`${twin}/void`, {})).toBe('200 true');
    expect(await office.told(`${twin}/reopen`, {})).toBe('409 void');
    expect(await office.ids('/v1/programmes')).toStrictEqual([]);
    expect(await office.fields(twin, 'status', 'closedOn')).toStrictEqual(['void', TODAY]);
  });
});
