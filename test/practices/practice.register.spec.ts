import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { asId, type PracticeId } from '../../src/kernel/words/ids.js';
import { practiceAt } from '../../src/practices/practice.register.js';
import { march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const ofPractice = { practice: asId<PracticeId>('practice'), programme: PROGRAMME } as const;

const defined: FactOf = {
  type: 'PracticeDefined',
  ...ofPractice,
  title: 'Permits through the new flow',
  units: [unit('a')],
  windowDays: 90,
  on: march(10),
};
const targeted = (on: number, name: string): FactOf => ({
  type: 'PracticeTargeted',
  ...ofPractice,
  units: [unit(name)],
  on: march(on),
  reason: sealed('merger'),
});
const retired: FactOf = { type: 'PracticeRetired', ...ofPractice, on: march(30), reason: sealed('over') };

describe('a practice at a pair of dates', () => {
  it('is there from its first day, once recorded', () => {
    const record = recorded('practice', [5, defined]);
    expect(practiceAt(record, pair(9, 30))).toBe(undefined);
    expect(practiceAt(record, pair(10, 4))).toBe(undefined);
    expect([practiceAt(record, pair(10))?.status, practiceAt(record, pair(10))?.windowDays]).toStrictEqual([
      'defined',
      90,
    ]);
  });

  it('is retired from that day', () => {
    const record = recorded('practice', [5, defined], [6, retired]);
    expect(practiceAt(record, pair(29, 40))?.status).toBe('defined');
    expect(practiceAt(record, pair(30, 5))?.status).toBe('defined');
    const at = practiceAt(record, pair(30, 6));
    expect([at?.status, at?.retiredOn, at?.retirementReason?.box]).toStrictEqual(['retired', march(30), 'over']);
  });

  it('targets the units of the day', () => {
    const record = recorded('practice', [5, defined], [6, targeted(20, 'b')], [9, targeted(15, 'c')]);
    const seen = [pair(14, 30), pair(16, 30), pair(20, 30)].map((at) => practiceAt(record, at)?.units);
    expect(seen).toStrictEqual([['a'], ['c'], ['b']]);
  });
});
