import { describe, expect, it } from '@jest/globals';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import { chartAt, type ChartEntry } from '../../src/kernel/organisation/chart-entries.js';
import type { UnitId } from '../../src/kernel/words/ids.js';
import { isWanted, type Register, type Wanted } from '../../src/registers/register.js';
import { eventId, march, unit } from '../projections/registers/recording.js';

const establish = (name: string, parent: string | null): ChartChange => ({
  change: 'establish',
  unit: unit(name),
  code: name,
  name,
  kind: 'agency',
  parent: parent === null ? null : unit(parent),
});

const entry = (on: number, change: ChartChange, revision: number): ChartEntry => ({
  id: eventId(revision),
  revision,
  known: [{ recordedOn: march(1), on: march(on), changes: [change] }],
});

const CHART = [
  entry(1, establish('city', null), 0),
  entry(1, establish('a', 'city'), 1),
  entry(1, establish('a1', 'a'), 2),
  entry(1, establish('b', 'city'), 3),
  entry(10, { change: 'merge', unit: unit('a'), into: unit('b') }, 4),
];

type Thing = { readonly id: string; readonly status: string; readonly units: readonly UnitId[] };

const THINGS: Pick<Register<Thing>, 'day' | 'units'> = {
  day: () => march(5),
  units: ({ units }) => units,
};

const wanted = (asked: Wanted, units: readonly string[] = ['a1'], asOf = 5): boolean => {
  const thing = { id: 'thing', status: 'planned', units: units.map(unit) };
  return isWanted(THINGS, thing, asked, chartAt(CHART, march(asOf), march(30)));
};

describe('a register', () => {
  it('is filtered by status', () => {
    expect(wanted({}) && wanted({ status: 'planned' })).toBeTruthy();
    expect(!wanted({ status: 'held' })).toBeTruthy();
  });

  it('is filtered by days, both included', () => {
    expect(wanted({ from: march(5), to: march(5) })).toBeTruthy();
    expect(!wanted({ from: march(6) }) && !wanted({ to: march(4) })).toBeTruthy();
  });

  it('is filtered by a unit with all below it', () => {
    expect(wanted({ unit: unit('a1') }) && wanted({ unit: unit('a') }) && wanted({ unit: unit('city') })).toBeTruthy();
    expect(!wanted({ unit: unit('b') }) && !wanted({ unit: unit('a1') }, ['a'])).toBeTruthy();
  });

  it('follows the chart on the day: children stand below the receiving unit, an ended one covers nobody', () => {
    expect(wanted({ unit: unit('b') }, ['a1'], 10)).toBeTruthy();
    expect(!wanted({ unit: unit('a') }, ['a'], 10) && !wanted({ unit: unit('city') }, ['a'], 10)).toBeTruthy();
  });
});
