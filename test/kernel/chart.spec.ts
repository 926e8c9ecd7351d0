import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chartAt, type ChartEntry } from '../../src/kernel/chart-entries.js';
import type { ChartChange } from '../../src/kernel/chart-change.js';
import type { Chart } from '../../src/kernel/chart.js';
import { abolish, day, establish, merge, move, rename, unit } from './chart.stories.js';

type Told = { readonly recorded: number; readonly on: number; readonly changes: readonly ChartChange[] };

const entry = ({ recorded, on, changes }: Told, revision: number): ChartEntry => ({
  revision,
  recordedOn: day(recorded),
  changes,
  effective: [{ recordedOn: day(recorded), on: day(on) }],
});

const CITY: Told = {
  recorded: 0,
  on: 0,
  changes: [establish('city', null), establish('a'), establish('b'), establish('a1', 'a')],
};

const at = (entries: readonly ChartEntry[], asOf: number, knownOn: number): Chart =>
  chartAt(entries, day(asOf), day(knownOn));

const ids = (nodes: Iterable<{ id: string }>): string[] => [...nodes].map(({ id }) => id).sort();

describe('the chart at a pair of dates', () => {
  const entries = [
    CITY,
    { recorded: 10, on: 5, changes: [merge('a', 'b')] },
    { recorded: 12, on: 20, changes: [rename('b', 'B')] },
  ].map(entry);

  it('holds what was recorded by one day and takes effect by the other', () => {
    const [before, late, known] = [at(entries, 5, 9), at(entries, 4, 10), at(entries, 5, 10)];
    assert.deepEqual(
      [before, late, known].map((chart) => chart.resolve(unit('a'))),
      ['a', 'a', 'b'],
    );
    const [unknown, early, renamed] = [at(entries, 20, 11), at(entries, 19, 12), at(entries, 20, 12)];
    assert.deepEqual(
      [unknown, early, renamed].map((chart) => chart.node(unit('b'))?.name),
      ['b', 'b', 'B'],
    );
  });

  it('knows a decree put off by the day known then, and a revoked one until it was revoked', () => {
    const [city, merger] = entries;
    assert.ok(city && merger);
    const moved: ChartEntry = {
      ...merger,
      effective: [...merger.effective, { recordedOn: day(14), on: day(30) }],
      revokedOn: day(16),
    };
    const receiving = (asOf: number, knownOn: number) => at([city, moved], asOf, knownOn).resolve(unit('a'));
    assert.deepEqual([receiving(5, 13), receiving(5, 14), receiving(29, 14), receiving(30, 14)], ['b', 'a', 'a', 'b']);
    assert.deepEqual([receiving(30, 15), receiving(30, 16)], ['b', 'a']);
  });

  it('passes over what a late fact left without effect', () => {
    const late = [...entries, entry({ recorded: 15, on: 3, changes: [abolish('b')] }, 9)];
    const chart = at(late, 25, 15);
    assert.equal(chart.node(unit('b'))?.name, 'b');
    assert.equal(chart.resolve(unit('a')), 'a');
  });
});

describe('a chart', () => {
  const chart = at(
    [
      CITY,
      { recorded: 0, on: 1, changes: [establish('c', 'b'), move('a1', 'c')] },
      { recorded: 0, on: 5, changes: [merge('a', 'c')] },
      { recorded: 0, on: 8, changes: [merge('c', 'b'), establish('new', 'a1', 'c')] },
      { recorded: 0, on: 9, changes: [abolish('new')] },
    ].map(entry),
    9,
    0,
  );

  it('tells the units that stand, and all that there ever were', () => {
    assert.deepEqual(ids(chart.standing()), ['a1', 'b', 'city']);
    assert.deepEqual(ids(chart.all()), ['a', 'a1', 'b', 'c', 'city', 'new']);
    assert.ok(!chart.exists(unit('a')) && !chart.exists(unit('never')));
  });

  it('finds units by the code that they bear', () => {
    assert.deepEqual([chart.byCode('b'), chart.byCode('a'), chart.byCode('c')], ['b', undefined, undefined]);
  });

  it('follows mergers to their end, and an abolished unit nowhere', () => {
    assert.deepEqual([chart.resolve(unit('a')), chart.resolve(unit('c'))], ['b', 'b']);
    assert.deepEqual([chart.resolve(unit('new')), chart.resolve(unit('never'))], [undefined, undefined]);
  });

  it('reads parents through mergers', () => {
    assert.deepEqual([chart.parentOf(unit('a1')), chart.parentOf(unit('city'))], ['b', null]);
    assert.ok(chart.within(unit('a1'), unit('b')) && chart.within(unit('b'), unit('b')));
    assert.ok(!chart.within(unit('b'), unit('a1')));
  });

  it('tells from which day on nobody counts who is assigned to a unit', () => {
    assert.deepEqual([chart.lostFrom(unit('new')), chart.lostFrom(unit('a'))], [day(9), undefined]);
    const doomed = at([CITY, { recorded: 0, on: 5, changes: [merge('a', 'b')] }].map(entry), 5, 0);
    doomed.apply({ on: day(7), revision: 9, index: 0, change: abolish('b') });
    assert.deepEqual([doomed.lostFrom(unit('a')), doomed.lastOf(unit('a'))], [day(7), 'b']);
  });
});
