import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Answer, textOf } from '../support/http/city-server.js';
import { type Ids, SmallCity, SUBJECTS } from '../support/http/small-city.js';

/** More than one caller may have under way and waiting. */
const TOO_MANY = 80;

describe('many long readings at once', () => {
  let city: SmallCity;
  let ids: Ids;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

  const series = async (as: string): Promise<Answer> =>
    city.server.ask(`/v1/programmes/${ids.programme}/readiness/series?from=2025-01-27&to=2026-03-02&step=day`, { as });

  it('turn one caller away beyond a share, and nobody else', async () => {
    const greedy = Array.from({ length: TOO_MANY }, async () => series(SUBJECTS.auditor));
    const others = [SUBJECTS.leadership, SUBJECTS.admin].map(async (subject) => series(subject));
    for (const { status } of await Promise.all(others)) assert.equal(status, 200);
    const answers = await Promise.all(greedy);
    const refused = answers.filter(({ status }) => status !== 200);
    assert.ok(refused.length > 0 && refused.length < TOO_MANY, `${refused.length} refused`);
    for (const answer of refused) {
      assert.deepEqual([answer.status, textOf(answer, 'code')], [429, 'too-busy']);
      assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
    }
    const told = new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text));
    assert.equal(told.size, 1);
    assert.equal((await series(SUBJECTS.auditor)).status, 200);
  });
});
