import { describe, expect, it } from '@jest/globals';
import { chartAt, type ChartEntry, toldAnew } from '../../src/kernel/organisation/chart-entries.js';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import { asId, type EventId } from '../../src/kernel/words/ids.js';
import type { Chart } from '../../src/kernel/organisation/chart.js';
import { abolish, day, establish, merge, move, rename, unit } from './chart.stories.js';
import { must } from '../support/expectation.js';

type Told = { readonly recorded: number; readonly on: number; readonly changes: readonly ChartChange[] };

const entry = ({ recorded, on, changes }: Told, revision: number): ChartEntry => ({
  id: asId<EventId>(`event-${revision}`),
  revision,
  known: [{ recordedOn: day(recorded), on: day(on), changes }],
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
    expect([before, late, known].map((chart) => chart.resolve(unit('a')))).toStrictEqual(['a', 'a', 'b']);
    const [unknown, early, renamed] = [at(entries, 20, 11), at(entries, 19, 12), at(entries, 20, 12)];
    expect([unknown, early, renamed].map((chart) => chart.node(unit('b'))?.name)).toStrictEqual(['b', 'b', 'B']);
  });

  it('knows a decree put off by the day known then, and a revoked one until it was revoked', () => {
    const [city, merger] = entries;
    must(city && merger);
    const putOff = toldAnew(merger, { recordedOn: day(14), on: day(30) });
    const moved = toldAnew(putOff, { recordedOn: day(16), on: undefined });
    const receiving = (asOf: number, knownOn: number) => at([city, moved], asOf, knownOn).resolve(unit('a'));
    expect([receiving(5, 13), receiving(5, 14), receiving(29, 14), receiving(30, 14)]).toStrictEqual([
      'b',
      'a',
      'a',
      'b',
    ]);
    expect([receiving(30, 15), receiving(30, 16)]).toStrictEqual(['b', 'a']);
  });

  it('passes over what a late fact left without effect', () => {
    const late = [...entries, entry({ recorded: 15, on: 3, changes: [abolish('b')] }, 9)];
    const chart = at(late, 25, 15);
    expect(chart.node(unit('b'))?.name).toBe('b');
    expect(chart.resolve(unit('a'))).toBe('a');
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
    expect(ids(chart.standing())).toStrictEqual(['a1', 'b', 'city']);
    expect(ids(chart.all())).toStrictEqual(['a', 'a1', 'b', 'c', 'city', 'new']);
    expect(!chart.exists(unit('a')) && !chart.exists(unit('never'))).toBeTruthy();
  });

  it('finds units by the code that they bear', () => {
    expect([chart.byCode('b'), chart.byCode('a'), chart.byCode('c')]).toStrictEqual(['b', undefined, undefined]);
  });

  it('follows mergers to their end, and an abolished unit nowhere', () => {
    expect([chart.resolve(unit('a')), chart.resolve(unit('c'))]).toStrictEqual(['b', 'b']);
    expect([chart.resolve(unit('new')), chart.resolve(unit('never'))]).toStrictEqual([undefined, undefined]);
  });

  it('reads parents through mergers', () => {
    expect([chart.parentOf(unit('a1')), chart.parentOf(unit('city'))]).toStrictEqual(['b', null]);
    expect(chart.within(unit('a1'), unit('b')) && chart.within(unit('b'), unit('b'))).toBeTruthy();
    expect(!chart.within(unit('b'), unit('a1'))).toBeTruthy();
  });

  it('tells from which day on nobody counts who is assigned to a unit', () => {
    expect([chart.lostFrom(unit('new')), chart.lostFrom(unit('a'))]).toStrictEqual([day(9), undefined]);
    const doomed = at([CITY, { recorded: 0, on: 5, changes: [merge('a', 'b')] }].map(entry), 5, 0);
    doomed.apply({ on: day(7), revision: 9, index: 0, change: abolish('b') });
    expect([doomed.lostFrom(unit('a')), doomed.lastOf(unit('a'))]).toStrictEqual([day(7), 'b']);
  });
});
