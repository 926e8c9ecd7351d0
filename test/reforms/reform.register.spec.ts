import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { asId, type ReformId } from '../../src/kernel/words/ids.js';
import { factDays } from '../../src/insights/fact-days.js';
import { reformKind } from '../../src/reforms/reform.register.js';
import { march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const reformAt = reformKind.at;

const reform = asId<ReformId>('reform');
const ofReform = { reform, programme: PROGRAMME } as const;

const proposed: FactOf = {
  type: 'ReformProposed',
  ...ofReform,
  title: 'Merge two offices',
  units: [unit('a')],
  effectiveOn: march(20),
  subject: { kind: 'restructure', changes: [] },
};
const decree = (signedOn: number) => ({
  number: '7/2026',
  signedOn: march(signedOn),
  effectiveOn: march(20),
});
const decreed = (on: number): FactOf => ({ type: 'ReformDecreed', ...ofReform, ...decree(on) });
const enacted = (on: number): FactOf => ({
  type: 'RestructureEnacted',
  ...ofReform,
  ...decree(on),
  changes: [],
});
const putOff = (to: number): FactOf => ({
  type: 'ReformPutOff',
  ...ofReform,
  effectiveOn: march(to),
  reason: sealed('later'),
});
const chartPutOff = (to: number): FactOf => ({ type: 'RestructurePutOff', reform, effectiveOn: march(to) });
const completed = (on: number): FactOf => ({ type: 'ReformCompleted', ...ofReform, on: march(on) });
const cancelled = (on: number): FactOf => ({
  type: 'ReformCancelled',
  ...ofReform,
  on: march(on),
  reason: sealed('no'),
});
const revoked = (on: number): FactOf => ({ type: 'RestructureRevoked', reform, on: march(on) });

describe('a reform at a pair of dates', () => {
  it('is not there before it was recorded, and there for every asOf after', () => {
    const record = recorded('reform', [5, proposed]);
    expect(reformAt(record, pair(10, 4))).toBe(undefined);
    expect(reformAt(record, pair(-50, 5))?.status).toBe('proposed');
  });

  it('is decreed from the day of signing, as known', () => {
    const record = recorded('reform', [5, proposed], [9, decreed(7)]);
    const seen = [pair(6, 9), pair(7, 8), pair(7, 9)].map((at) => reformAt(record, at)?.status);
    expect(seen).toStrictEqual(['proposed', 'proposed', 'decreed']);
    expect(reformAt(record, pair(6, 9))?.number).toBe(undefined);
  });

  it('is decreed by the chart alone too', () => {
    const at = reformAt(recorded('reform', [5, proposed], [9, enacted(7)]), pair(9));
    expect([at?.status, at?.number, at?.decreedOn]).toStrictEqual(['decreed', '7/2026', march(7)]);
  });

  it('counts the first of two decrees', () => {
    const record = recorded('reform', [5, proposed], [9, enacted(7)], [10, decreed(8)]);
    expect(reformAt(record, pair(10))?.decreedOn).toBe(march(7));
    expect(factDays(record, pair(10))).toStrictEqual([march(7)]);
  });

  it('is put off for every asOf from the day that was recorded', () => {
    const record = recorded(
      'reform',
      [5, proposed],
      [9, chartPutOff(40), 'a'],
      [12, putOff(40), 'a'],
      [13, putOff(50)],
    );
    const seen = [8, 9, 12, 13].map((knownOn) => reformAt(record, pair(1, knownOn))?.effectiveOn);
    expect(seen).toStrictEqual([march(20), march(40), march(40), march(50)]);
    const [first] = reformAt(record, pair(1, 13))?.postponements ?? [];
    expect(first).toStrictEqual({ recordedOn: march(9), effectiveOn: march(40), reason: sealed('later') });
  });

  it('is never put back by what the other stream tells late', () => {
    const record = recorded(
      'reform',
      [5, proposed],
      [9, chartPutOff(40), 'a'],
      [10, chartPutOff(50), 'b'],
      [11, putOff(40), 'a'],
    );
    expect(reformAt(record, pair(11))?.effectiveOn).toBe(march(50));
  });

  it('is completed from that day', () => {
    const record = recorded('reform', [5, proposed], [6, decreed(6)], [30, completed(22)]);
    expect(reformAt(record, pair(21, 30))?.status).toBe('decreed');
    expect(reformAt(record, pair(22, 29))?.status).toBe('decreed');
    expect(reformAt(record, pair(22, 30))?.status).toBe('completed');
    expect(factDays(record, pair(40))).toStrictEqual([march(6), march(22)]);
    expect(factDays(record, pair(21, 40))).toStrictEqual([march(6)]);
  });

  it('is cancelled from the day of the first cancellation, with the reason of the reform', () => {
    const record = recorded('reform', [5, proposed], [6, enacted(6)], [8, revoked(8), 'a'], [9, cancelled(8), 'a']);
    expect(reformAt(record, pair(7, 9))?.status).toBe('decreed');
    expect(reformAt(record, pair(8, 8))?.status).toBe('cancelled');
    const at = reformAt(record, pair(20));
    expect([at?.status, at?.cancelledOn, at?.cancelReason?.box]).toStrictEqual(['cancelled', march(8), 'no']);
    expect(factDays(record, pair(20))).toStrictEqual([march(6), march(8)]);
  });

  it('is not cancelled before the day of the cancellation', () => {
    const record = recorded('reform', [5, proposed], [6, cancelled(15)]);
    const before = reformAt(record, pair(14, 30));
    expect([before?.status, before?.cancelledOn]).toStrictEqual(['proposed', march(15)]);
    expect(factDays(record, pair(14, 30))).toStrictEqual([]);
    expect(reformAt(record, pair(15, 30))?.status).toBe('cancelled');
  });
});
