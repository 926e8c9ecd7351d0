import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { type Ids, SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

/** More than one caller may have under way and waiting. */
const TOO_MANY = 80;

describe('many long readings at once', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const series = async (as: string): Promise<Answer> =>
    city.server.ask(`/v1/programmes/${ids.programme}/readiness/series?from=2025-01-27&to=2026-03-02&step=day`, { as });

  it('turn one caller away beyond a share, and nobody else', async () => {
    const greedy = Array.from({ length: TOO_MANY }, async () => series(SUBJECTS.auditor));
    const others = [SUBJECTS.leadership, SUBJECTS.admin].map(async (subject) => series(subject));
    for (const { status } of await Promise.all(others)) expect(status).toBe(200);
    const answers = await Promise.all(greedy);
    const refused = answers.filter(({ status }) => status !== 200);
    expectOf(refused.length > 0 && refused.length < TOO_MANY, `${refused.length} refused`).toBeTruthy();
    for (const answer of refused) {
      expect([answer.status, textOf(answer, 'code')]).toStrictEqual([429, 'too-busy']);
      expect(answer.headers.get('retry-after') ?? '').toMatch(/^[1-9]\d*$/);
    }
    const told = new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text));
    expect(told.size).toBe(1);
    expect((await series(SUBJECTS.auditor)).status).toBe(200);
  });
});
