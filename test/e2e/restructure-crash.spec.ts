import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asId, type ProgrammeId, type ReformId } from '../../src/kernel/words/ids.js';
import { runCli } from '../support/server-process.js';
import type { StaffedCity } from '../support/staffed-city.js';
import { typesIn } from '../support/stopped-log.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { APART, day, FOUNDED, MERGED_ON, morning, Restructuring, TOGETHER } from './restructuring.js';

const PUT_OFF_TO = '2026-04-01';

/** Days on which the server is started anew; the chart is told alone in the night before. */
const [DECREED, PUT_OFF, CANCELLED] = ['2026-02-04', '2026-02-06', '2026-02-08'];

const count = (types: readonly string[], type: string): number => types.filter((one) => one === type).length;

describe('chart and reform come together again, whatever a crash fell between', () => {
  const cleanup = new Cleanup();
  let restructuring: Restructuring;
  let city: StaffedCity;
  let reform: ReformId;

  beforeAll(async () => {
    restructuring = await Restructuring.begin(cleanup);
    ({ city } = restructuring);
    reform = asId<ReformId>(restructuring.reform);
  });
  afterAll(async () => cleanup.run());

  it('a decree', async () => {
    const change = { change: 'merge', unit: day(city.unit('DINAS-A')), into: day(city.unit('DINAS-B')) } as const;
    const decree = { number: '1/2026', signedOn: day('2026-02-01'), effectiveOn: day(MERGED_ON) };
    await restructuring.dieBetween(DECREED, {
      type: 'RestructureEnacted',
      reform,
      programme: asId<ProgrammeId>(city.programme),
      ...decree,
      changes: [change],
    });
    const { status, number, signedOn } = await restructuring.shown();
    expect([status, number, signedOn]).toStrictEqual(['decreed', '1/2026', '2026-02-01']);
    expect((await restructuring.shown(FOUNDED)).status).toBe('proposed');
    expect(await restructuring.step('decree', { number: '1/2026', signedOn: '2026-02-01' })).toBe(200);
    expect(await restructuring.populations('2026-02-28', DECREED)).toStrictEqual(APART);
    expect(await restructuring.populations(MERGED_ON, DECREED)).toStrictEqual(TOGETHER);
    expect(await restructuring.populations(MERGED_ON, FOUNDED)).toStrictEqual(APART);
  });

  it('a postponement', async () => {
    await restructuring.dieBetween(PUT_OFF, { type: 'RestructurePutOff', reform, effectiveOn: day(PUT_OFF_TO) });
    const { status, effectiveOn } = await restructuring.shown();
    expect([status, effectiveOn]).toStrictEqual(['decreed', PUT_OFF_TO]);
    expect((await restructuring.shown(DECREED)).effectiveOn).toBe(MERGED_ON);
    expect(await restructuring.step('postpone', { effectiveOn: PUT_OFF_TO, reason: 'r' })).toBe(200);
    expect(await restructuring.populations(MERGED_ON, PUT_OFF)).toStrictEqual(APART);
    expect(await restructuring.populations(PUT_OFF_TO, PUT_OFF)).toStrictEqual(TOGETHER);
    expect(await restructuring.populations(MERGED_ON, DECREED)).toStrictEqual(TOGETHER);
  });

  it('a cancellation', async () => {
    await restructuring.dieBetween(CANCELLED, { type: 'RestructureRevoked', reform, on: day('2026-02-08') });
    expect((await restructuring.shown()).status).toBe('cancelled');
    expect(await restructuring.step('cancel', { reason: 'r' })).toBe(200);
    expect(await restructuring.populations(PUT_OFF_TO, CANCELLED)).toStrictEqual(APART);
    expect(await restructuring.populations(PUT_OFF_TO, PUT_OFF)).toStrictEqual(TOGETHER);
  });

  it('another start tells nothing again', async () => {
    expect((await city.server.stop()).code).toBe(0);
    const known = await typesIn(city.data);
    for (const type of ['ReformDecreed', 'ReformPutOff', 'ReformCancelled']) expectOf(count(known, type), type).toBe(1);
    await city.restart(morning('2026-02-10'));
    expect((await restructuring.shown()).status).toBe('cancelled');
    expect((await city.server.stop()).code).toBe(0);
    expect(await typesIn(city.data)).toStrictEqual(known);
    const { code, stdout } = await runCli(['verify', '--data', city.data]);
    expectOf(code, stdout).toBe(0);
  });
});
