import { describe, expect, it } from '@jest/globals';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import type { Chart } from '../../src/kernel/organisation/chart.js';
import { Theirs } from '../../src/staff/theirs.js';
import { chartOf, day, unit } from '../organisation/charts.js';

const changed = (chart: Chart, ...changes: readonly ChartChange[]): Chart => {
  changes.forEach((change, index) => {
    chart.apply({ on: day('2026-01-01'), revision: 100 + index, index: 0, change });
  });
  return chart;
};
const merge = (code: string, into: string): ChartChange => ({ change: 'merge', unit: unit(code), into: unit(into) });
const abolish = (code: string): ChartChange => ({ change: 'abolish', unit: unit(code) });

const city = (...changes: readonly ChartChange[]): Chart =>
  changed(chartOf('ROOT', 'A<ROOT', 'A1<A', 'A2<A', 'B<ROOT', 'B1<B', 'C<ROOT'), ...changes);

/** Which of the units are theirs who have some. */
const had = (chart: Chart, ...tops: readonly string[]): string => {
  const theirs = new Theirs(chart, tops.map(unit));
  return ['ROOT', 'A', 'A1', 'A2', 'B', 'B1', 'C'].filter((code) => theirs.has(unit(code))).join(' ');
};

describe('theirs', () => {
  it('is the unit and what is below it', () => {
    expect(had(city(), 'A')).toBe('A A1 A2');
    expect(had(city(), 'A1')).toBe('A1');
    expect(had(city(), 'B', 'C')).toBe('B B1 C');
    expect(had(city())).toBe('');
  });

  it('is, of what was merged, whose the receiving unit is', () => {
    expect(had(city(merge('A2', 'B1')), 'B')).toBe('A2 B B1');
    expect(had(city(merge('A2', 'B1')), 'A')).toBe('A A1');
    expect(had(city(merge('A2', 'A1')), 'A')).toBe('A A1 A2');
    expect(had(city(merge('A2', 'B1')), 'B1')).toBe('A2 B1');
  });

  it('follows mergers one after another', () => {
    expect(had(city(merge('A2', 'A1'), merge('A1', 'C')), 'C')).toBe('A1 A2 C');
    expect(had(city(merge('A2', 'A1'), merge('A1', 'C')), 'A')).toBe('A');
  });

  it('is nothing of what a unit that was merged away had', () => {
    expect(had(city(merge('C', 'B')), 'C')).toBe('');
    expect(had(city(merge('C', 'B')), 'B', 'C')).toBe('B B1 C');
  });

  it('is not what has ended, whoever had it', () => {
    expect(had(city(abolish('A2')), 'A')).toBe('A A1');
    expect(had(city(abolish('A2')), 'A2')).toBe('');
    expect(had(city(abolish('C')), 'ROOT')).toBe('ROOT A A1 A2 B B1');
    expect(had(city(merge('A2', 'C'), abolish('C')), 'ROOT')).toBe('ROOT A A1 B B1');
  });

  it('is everything where they have every unit, also what has ended and what is of no one unit', () => {
    const theirs = new Theirs(city(abolish('C')), 'everywhere');
    expect([theirs.has(unit('C')), theirs.has(undefined)]).toStrictEqual([true, true]);
    expect(new Theirs(city(), [unit('ROOT')]).has(undefined)).toBe(false);
  });
});
