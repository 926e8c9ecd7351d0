import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';
import { keptOf } from '../support/kept.js';

describe('a confidential issue', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const raise = async (headers: Record<string, string> = {}): Promise<string> =>
    city.server.create(
      `/v1/programmes/${ids.programme}/resistance-issues`,
      {
        unit: ids.a,
        raisedOn: TODAY,
        cause: 'distrust',
        reach: 1,
        intensity: 'high',
        description: 'Tidak percaya.',
        confidential: true,
      },
      { as: 'raiser-in-secret', headers },
    );

  it('tells nowhere who raised it: not in the log, events, metadata or ids', async () => {
    await city.server.write('/v1/grants', { subject: 'raiser-in-secret', role: 'unit-head', unit: ids.a, from: TODAY });
    const begun = await city.server.head();
    const logged = city.server.log().length;
    const plain = await raise();
    const keyed = await raise({ 'idempotency-key': 'secret-key-1' });
    expect(await raise({ 'idempotency-key': 'secret-key-1' })).toBe(keyed);
    expect(plain).not.toBe(keyed);
    const { text } = await city.server.ask(`/v1/events?after=${begun}`, { as: SUBJECTS.auditor });
    expect(text).toMatch(/IssueRaised/);
    const requests = city.server
      .log()
      .slice(logged)
      .matchAll(/"requestId":"([^"]+)"/g);
    for (const secret of ['raiser-in-secret', 'secret-key-1', ...[...requests].map(([, id]) => id ?? '')]) {
      expectOf(!text.includes(secret), secret).toBeTruthy();
    }
    expect(!city.server.log().includes('raiser-in-secret')).toBeTruthy();
    const stored = (await keptOf(city.server.data)).map(([, bytes]) => bytes).join('');
    expectOf(stored.includes('raiser-in-secret'), 'the grant names its subject').toBeTruthy();
    expect(!stored.includes('"actor":"raiser-in-secret"')).toBeTruthy();
  });
});
