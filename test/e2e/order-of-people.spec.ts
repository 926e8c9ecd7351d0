import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ids, SmallCity, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const AHEAD = '2026-06-01';
const NIP = '190507092005031045';

/** Units, then people, then the chart; whether it is already so before all of them (api.md, 1). */
describe('the order of checks about people and units', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const says = async (path: string, body: unknown, expected: string): Promise<void> =>
    expectOf(await city.says(path, { body }), `${path} ${JSON.stringify(body)}`).toBe(expected);

  const establish = async (code: string, on: string): Promise<string> =>
    city.server.create('/v1/units', { code, name: code, kind: 'section', parent: ids.root, on });

  it('tells that a person is in service before that a unit ends later', async () => {
    const ending = await establish('ENDING', '2020-01-01');
    await city.server.write(`/v1/units/${ending}/abolish`, { on: AHEAD });
    const person = { nip: NIP, name: 'x', employment: 'PNS', position: { title: 'x', type: 'executive' } };
    await says('/v1/staff', { ...person, unit: ending, on: TODAY }, '409 unit-ended');
    await city.server.create('/v1/staff', { ...person, unit: ids.b, on: TODAY });
    await says('/v1/staff', { ...person, unit: ending, on: TODAY }, '409 nip-taken');
    await says('/v1/staff', { ...person, unit: ending, on: AHEAD }, '409 unit-ended');
    await says(`/v1/staff/${ids.dewi}/transfer`, { unit: ending, on: TODAY }, '409 unit-ended');
    await says(`/v1/staff/${ids.dewi}/transfer`, { unit: ending, on: '2020-06-01' }, '409 before-enrolment');
    const moves = [
      { staff: ids.dewi, unit: ending },
      { staff: ids.citra, unit: ending },
    ];
    await city.server.write(`/v1/staff/${ids.citra}/depart`, { on: TODAY, reason: 'retired' });
    const together = await city.server.ask('/v1/transfers', { body: { on: TODAY, decree: 'x', moves } });
    expect([together.status, together.json.code]).toStrictEqual([409, 'after-departure']);
    expect(
      (together.json.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]),
    ).toStrictEqual([
      ['/moves/0/unit', 'unit-ended'],
      ['/moves/1/staff', 'after-departure'],
    ]);
  });

  it('answers a transfer that is told again after its unit was merged away', async () => {
    const moves = [{ staff: ids.ana, unit: ids.a1 }];
    const body = { decree: 'SK 1', moves };
    const first = await city.server.write('/v1/transfers', { ...body, on: TODAY });
    await city.server.write(`/v1/units/${ids.a1}/merge`, { into: ids.b, on: TODAY });
    const again = await city.server.write('/v1/transfers', { ...body, on: TODAY });
    expect([again.status, again.json.changed, again.json.id]).toStrictEqual([200, false, first.json.id]);
    await says(`/v1/staff/${ids.ana}/transfer`, { unit: ids.a1, on: TODAY }, '200');
    await says(`/v1/staff/${ids.dewi}/transfer`, { unit: ids.a1, on: TODAY }, '409 unit-ended');
  });

  it('takes a unit in an answer or an observation that exists on the day or today', async () => {
    const young = await establish('YOUNG', TODAY);
    const later = await establish('LATER', AHEAD);
    await city.server.write(`/v1/staff/${ids.dewi}/transfer`, { unit: young, on: TODAY });
    for (const [path, more] of [
      [`/v1/directives/${ids.directive}/acknowledgements`, { how: 'read' }],
      [`/v1/practices/${ids.practice}/observations`, { grade: 'A', source: 'x' }],
    ] as const) {
      const fact = { staff: [ids.dewi], ...more };
      await says(path, { ...fact, unit: later, on: TODAY }, '409 unit-ended');
      // Was not there then, is there today, as the person is.
      await says(path, { ...fact, unit: young, on: '2026-01-20' }, '200');
      // Was there then, is not today: whether the person was in it is the next question.
      const gone = await city.server.ask(path, { body: { ...fact, staff: [ids.ana], unit: ids.a1, on: '2026-01-20' } });
      expect(gone.json.code).toBe('staff-not-in-unit');
    }
  });

  it('answers a postponement to the day that holds before it looks at what became of the reform', async () => {
    const reform = `/v1/reforms/${ids.reform}`;
    await city.server.write(`${reform}/cancel`, { on: TODAY, reason: 'x' });
    await says(`${reform}/postpone`, { effectiveOn: '2026-02-01', reason: 'x' }, '200');
    await says(`${reform}/postpone`, { effectiveOn: '2026-05-01', reason: 'x' }, '409 reform-cancelled');
  });
});
