import { describe, expect, it } from '@jest/globals';
import type { UnitRow } from '../../src/imports/units-file.js';
import { byDay } from '../../src/imports/units-order.js';
import { unitReason } from '../../src/imports/units-faults.js';
import { planUnit } from '../../src/units/shown-unit.rules.js';
import { chartOf, day, unit } from './charts.js';

const row = (code: string, parentCode: string, other: Partial<UnitRow> = {}): UnitRow => ({
  kind: 'row',
  line: 2,
  code,
  name: 'Unit',
  unitKind: parentCode === '' ? 'city' : 'section',
  parentCode,
  on: day('2017-01-01'),
  ...other,
});

const chart = chartOf('A', 'B<A', 'C<A', 'D<C');
const fresh = unit('fresh');

const countsOf = (one: UnitRow): string => {
  const plan = planUnit(one, chart, fresh);
  return plan.kind === 'refused' ? unitReason(plan.fault).code : plan.counts.join(' ');
};

const changesOf = (one: UnitRow): unknown => {
  const plan = planUnit(one, chart, fresh);
  return plan.kind === 'planned' && plan.changes;
};

describe('a row of units', () => {
  it('establishes a unit that is not there', () => {
    expect(planUnit(row('E', 'C'), chart, fresh)).toStrictEqual({
      kind: 'planned',
      counts: ['established'],
      changes: [{ change: 'establish', unit: fresh, code: 'E', name: 'Unit', kind: 'section', parent: unit('C') }],
    });
    expect(planUnit(row('SWL', ''), chartOf(), fresh)).toStrictEqual({
      kind: 'planned',
      counts: ['established'],
      changes: [{ change: 'establish', unit: fresh, code: 'SWL', name: 'Unit', kind: 'city', parent: null }],
    });
  });

  it('changes nothing where all is the same', () => {
    expect(planUnit(row('D', 'C'), chart, fresh)).toStrictEqual({
      kind: 'planned',
      counts: ['unchanged'],
      changes: [],
    });
    expect(countsOf(row('A', ''))).toBe('unchanged');
  });

  it('still counts as establishing what this import began with', () => {
    expect(planUnit(row('D', 'C'), chart, unit('D'))).toStrictEqual({
      kind: 'planned',
      counts: ['established'],
      changes: [],
    });
  });

  it('renames, moves, or both', () => {
    const renamed = { change: 'rename', unit: unit('D'), name: 'Baru' };
    const moved = { change: 'move', unit: unit('D'), parent: unit('B') };
    expect(changesOf(row('D', 'C', { name: 'Baru' }))).toStrictEqual([renamed]);
    expect(changesOf(row('D', 'B'))).toStrictEqual([moved]);
    expect(changesOf(row('D', 'B', { name: 'Baru' }))).toStrictEqual([renamed, moved]);
    expect(countsOf(row('D', 'B', { name: 'Baru' }))).toBe('renamed moved');
  });

  it('is refused for a parent that is not there, another kind, a second root', () => {
    expect(countsOf(row('E', 'Z'))).toBe('unknown-unit');
    expect(countsOf(row('E', 'constructor'))).toBe('unknown-unit');
    expect(countsOf(row('D', 'C', { unitKind: 'agency' }))).toBe('bad-value');
    expect(countsOf(row('D', '', { unitKind: 'section' }))).toBe('chart-cycle');
  });
});

const ordered = (...rows: readonly UnitRow[]): string =>
  byDay(rows)
    .map(({ code }) => code)
    .join(' ');

describe('rows of units by day', () => {
  it('go by day, those of one day as they stand', () => {
    const late = { on: day('2020-01-01') };
    expect(ordered(row('A', ''), row('B', 'A', late), row('C', 'A'), row('D', 'A'))).toBe('A C D B');
  });

  it('leave a parent before what is below it, whatever their days', () => {
    const late = { on: day('2020-01-01') };
    expect(ordered(row('A', '', late), row('B', 'A'), row('C', 'B'), row('Z', ''))).toBe('Z A B C');
  });
});
