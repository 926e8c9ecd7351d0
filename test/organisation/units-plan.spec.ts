import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UnitRow } from '../../src/organisation/units-file.js';
import { byDay } from '../../src/organisation/units-order.js';
import { planUnit } from '../../src/organisation/units-plan.js';
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
  return plan.kind === 'refused' ? plan.reason.code : plan.counts.join(' ');
};

const changesOf = (one: UnitRow): unknown => {
  const plan = planUnit(one, chart, fresh);
  return plan.kind === 'planned' && plan.changes;
};

describe('a row of units', () => {
  it('establishes a unit that is not there', () => {
    assert.deepEqual(planUnit(row('E', 'C'), chart, fresh), {
      kind: 'planned',
      counts: ['established'],
      changes: [{ change: 'establish', unit: fresh, code: 'E', name: 'Unit', kind: 'section', parent: unit('C') }],
    });
    assert.deepEqual(planUnit(row('SWL', ''), chartOf(), fresh), {
      kind: 'planned',
      counts: ['established'],
      changes: [{ change: 'establish', unit: fresh, code: 'SWL', name: 'Unit', kind: 'city', parent: null }],
    });
  });

  it('changes nothing where all is the same', () => {
    assert.deepEqual(planUnit(row('D', 'C'), chart, fresh), { kind: 'planned', counts: ['unchanged'], changes: [] });
    assert.equal(countsOf(row('A', '')), 'unchanged');
  });

  it('still counts as establishing what this import began with', () => {
    assert.deepEqual(planUnit(row('D', 'C'), chart, unit('D')), {
      kind: 'planned',
      counts: ['established'],
      changes: [],
    });
  });

  it('renames, moves, or both', () => {
    const renamed = { change: 'rename', unit: unit('D'), name: 'Baru' };
    const moved = { change: 'move', unit: unit('D'), parent: unit('B') };
    assert.deepEqual(changesOf(row('D', 'C', { name: 'Baru' })), [renamed]);
    assert.deepEqual(changesOf(row('D', 'B')), [moved]);
    assert.deepEqual(changesOf(row('D', 'B', { name: 'Baru' })), [renamed, moved]);
    assert.equal(countsOf(row('D', 'B', { name: 'Baru' })), 'renamed moved');
  });

  it('is refused for a parent that is not there, another kind, a second root', () => {
    assert.equal(countsOf(row('E', 'Z')), 'unknown-unit');
    assert.equal(countsOf(row('E', 'constructor')), 'unknown-unit');
    assert.equal(countsOf(row('D', 'C', { unitKind: 'agency' })), 'bad-value');
    assert.equal(countsOf(row('D', '', { unitKind: 'section' })), 'chart-cycle');
  });
});

const ordered = (...rows: readonly UnitRow[]): string =>
  byDay(rows)
    .map(({ code }) => code)
    .join(' ');

describe('rows of units by day', () => {
  it('go by day, those of one day as they stand', () => {
    const late = { on: day('2020-01-01') };
    assert.equal(ordered(row('A', ''), row('B', 'A', late), row('C', 'A'), row('D', 'A')), 'A C D B');
  });

  it('leave a parent before what is below it, whatever their days', () => {
    const late = { on: day('2020-01-01') };
    assert.equal(ordered(row('A', '', late), row('B', 'A'), row('C', 'B'), row('Z', '')), 'Z A B C');
  });
});
