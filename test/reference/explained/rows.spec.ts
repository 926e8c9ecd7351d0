import { describe, expect, it } from '@jest/globals';
import { recordAll, type Happening, type Known } from '../facts.js';
import { explaining, type Explaining, type Row } from './row.js';
import { rowsOf } from './rows.js';
import { addedUp, type SaidRow } from './sums.js';

const TOLD = '2025-02-01';

const seenOf = (on: string, grade: string): Happening => ({
  type: 'observed',
  practice: '@K',
  staff: '@ana',
  on,
  grade,
  source: 'x',
});

const told = (...more: readonly Happening[]): Known =>
  recordAll([], TOLD, [
    {
      type: 'unit-changed',
      on: '2024-01-01',
      change: { change: 'establish', unit: '@A', code: 'A', name: 'A', kind: 'city', parent: null },
    },
    { type: 'enrolled', staff: '@ana', unit: '@A', on: '2024-06-01', position: '', employment: 'PNS' },
    { type: 'founded', programme: '@P', code: 'P', units: ['@A'] },
    { type: 'practice', thing: '@K', programme: '@P', units: ['@A'], on: '2025-01-01', windowDays: 10 },
    ...more,
  ]);

const explained = (log: Known): Explaining =>
  explaining({ log, knownDay: TOLD, programme: '@P', units: ['@A'], day: '2025-01-15', asksWhoIsHeard: false });

const whys = (rows: readonly Row[]): readonly string[] => rows.map(({ on, why }) => `${on.slice(8)} ${why}`);

const said = ({ component, fact, thing, unit, staff, weight, why }: Row): SaidRow => ({
  component,
  fact,
  thing,
  unit,
  staff: staff ?? '',
  weight,
  why,
});

describe('the rows of the reference model', () => {
  it('tell of every fact, taken back or not, why it counts or does not', () => {
    const log = told(
      seenOf('2025-01-09', 'A'),
      seenOf('2025-01-10', 'B'),
      seenOf('2025-01-10', 'C'),
      seenOf('2025-01-05', 'A'),
      seenOf('2025-01-12', 'E'),
      seenOf('2025-01-20', 'A'),
      seenOf('2025-01-11', 'A'),
      { type: 'retracted', facts: [10] },
    );
    expect(whys(rowsOf('adoption', explained(log), 'practised'))).toStrictEqual([
      '09 another-counts',
      '10 another-counts',
      '10 counts',
      '05 run-out',
      '12 self-report',
      '20 not-yet',
      '11 retracted',
    ]);
  });

  it('add up to the figures, so that one that is missing shows', () => {
    const log = told({
      type: 'raised',
      issue: '@I',
      programme: '@P',
      unit: '@A',
      on: '2025-01-10',
      cause: 'other',
      reach: 1,
      intensity: 'low',
    });
    const of = explained(log);
    const rows = rowsOf('readiness', of, 'calm').map(said);
    const sums = (some: readonly SaidRow[]): unknown => addedUp('calm', { ...of, rows: some }, false);
    expect(sums(rows)).toStrictEqual({ numerator: 0.75, denominator: 1, openIssues: 1 });
    expect(sums([])).toStrictEqual({ numerator: 1, denominator: 1, openIssues: 0 });
  });
});
