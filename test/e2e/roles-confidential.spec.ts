import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';

describe('a confidential issue', () => {
  let city: SmallCity;
  let ids: Ids;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

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
    assert.equal(await raise({ 'idempotency-key': 'secret-key-1' }), keyed);
    assert.notEqual(plain, keyed);
    const { text } = await city.server.ask(`/v1/events?after=${begun}`, { as: SUBJECTS.auditor });
    assert.match(text, /IssueRaised/);
    const requests = city.server
      .log()
      .slice(logged)
      .matchAll(/"requestId":"([^"]+)"/g);
    for (const secret of ['raiser-in-secret', 'secret-key-1', ...[...requests].map(([, id]) => id ?? '')]) {
      assert.ok(!text.includes(secret), secret);
    }
    assert.ok(!city.server.log().includes('raiser-in-secret'));
    const stored = await Promise.all(
      ['events.sqlite', 'events.sqlite-wal', 'views.sqlite', 'views.sqlite-wal'].map((file) =>
        readFile(join(city.server.data, file), 'latin1'),
      ),
    );
    const granted = stored.join('').split('raiser-in-secret').length - 1;
    assert.ok(granted > 0, 'the grant names its subject');
    assert.ok(!stored.join('').includes('"actor":"raiser-in-secret"'));
  });
});
