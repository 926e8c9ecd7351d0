import { describe, expect, it } from '@jest/globals';
import type { CareerFact } from '../../src/kernel/organisation/career.js';
import type { Chart } from '../../src/kernel/organisation/chart.js';
import { type KnownPerson, planShown, type Scene, type Shown, type ShownPlan } from '../../src/staff/shown.rules.js';
import { unitFinder } from '../../src/imports/roster-units.js';
import { chartOf, day, unit } from './charts.js';

const ON = day('2026-03-01');
const POSITION = { title: 'Arsiparis', type: 'functional', grade: 'III/a' } as const;

const enrolled = (code: string, on = '2020-01-01'): CareerFact => ({
  kind: 'enrolled',
  on: day(on),
  recordedOn: day(on),
  seq: 1,
  unit: unit(code),
  position: POSITION,
});
const departed = (on: string): CareerFact => ({
  kind: 'departed',
  on: day(on),
  recordedOn: day(on),
  seq: 2,
  reason: 'retired',
});

const known = (...career: readonly CareerFact[]): KnownPerson => ({
  record: { career, posts: [] },
  name: 'Ana',
});

const merged = (): Chart => {
  const chart = chartOf('A', 'B<A', 'C<A');
  const change = { change: 'merge', unit: unit('B'), into: unit('C') } as const;
  chart.apply({ on: day('2026-01-05'), revision: 9, index: 0, change });
  return chart;
};

const UNITS = ['A', 'B<A', 'C<A'];

const abolishedLater = (): Chart => {
  const chart = chartOf(...UNITS);
  chart.apply({ on: day('2026-06-01'), revision: 9, index: 0, change: { change: 'abolish', unit: unit('C') } });
  return chart;
};

/** A chart today, and in the end where that is another. */
const scene = (onDay: Chart = chartOf(...UNITS), last = onDay): Scene => ({
  on: ON,
  today: ON,
  charts: { onDay, last },
});

const shown = (code: string, other: Partial<Shown> = {}): Shown => ({
  unit: unit(code),
  name: 'Ana',
  position: POSITION,
  ...other,
});

const placing = (plan: ShownPlan): unknown => plan.kind === 'known' && plan.placing;
const refused = (code: string): unknown => ({ kind: 'refused', code });
const UNCHANGED = { kind: 'known', placing: undefined, renames: false };

describe('a row of a roster', () => {
  it('enrols someone new, whoever has departed by then, and from that day whoever is enrolled later', () => {
    expect(planShown(shown('B'), known(enrolled('B', '2026-04-01')), scene())).toStrictEqual({ kind: 'enrolled' });
    expect(planShown(shown('B'), undefined, scene())).toStrictEqual({ kind: 'enrolled' });
    expect(planShown(shown('B'), known(enrolled('B'), departed('2026-03-01')), scene())).toStrictEqual({
      kind: 'enrolled',
    });
  });

  it('changes nothing where all is the same, or is not told', () => {
    expect(planShown(shown('B'), known(enrolled('B')), scene())).toStrictEqual(UNCHANGED);
    expect(planShown(shown('B', { position: {} }), known(enrolled('B')), scene())).toStrictEqual(UNCHANGED);
  });

  it('reads the unit through mergers', () => {
    expect(planShown(shown('C'), known(enrolled('B')), scene(merged()))).toStrictEqual(UNCHANGED);
  });

  it('transfers to another unit, with the position where that differs', () => {
    expect(placing(planShown(shown('C'), known(enrolled('B')), scene()))).toStrictEqual({
      count: 'transferred',
      unit: unit('C'),
    });
    const plan = planShown(shown('C', { position: { grade: 'III/b' } }), known(enrolled('B')), scene());
    expect(placing(plan)).toStrictEqual({
      count: 'transferred',
      unit: unit('C'),
      position: { ...POSITION, grade: 'III/b' },
    });
  });

  it('repositions in the same unit; parts that the file does not tell stay', () => {
    const plan = planShown(shown('B', { position: { title: 'Pranata' } }), known(enrolled('B')), scene());
    expect(placing(plan)).toStrictEqual({
      count: 'repositioned',
      unit: unit('B'),
      position: { ...POSITION, title: 'Pranata' },
    });
  });

  it('corrects the name, also of someone who moves', () => {
    const renamed = { ...UNCHANGED, renames: true };
    expect(planShown(shown('B', { name: 'Anna' }), known(enrolled('B')), scene())).toStrictEqual(renamed);
    const both = planShown(shown('C', { name: 'Anna' }), known(enrolled('B')), scene());
    expect(both).toStrictEqual({ ...renamed, placing: { count: 'transferred', unit: unit('C') } });
  });

  it('leaves the name that can be opened no more', () => {
    expect(planShown(shown('B', { name: 'Anna' }), { ...known(enrolled('B')), name: null }, scene())).toStrictEqual(
      UNCHANGED,
    );
  });

  it('is refused for a unit that will be abolished', () => {
    expect(planShown(shown('C'), undefined, scene(undefined, abolishedLater()))).toStrictEqual(refused('unit-ended'));
    expect(planShown(shown('C'), known(enrolled('B')), scene(undefined, abolishedLater()))).toStrictEqual(
      refused('unit-ended'),
    );
  });
});

const fault = (code: string): unknown => ({ kind: 'fault', fault: code });

describe('the unit of a row', () => {
  const find = unitFinder(chartOf('A=Kota', 'B<A=Dinas', 'C<A=Tata Usaha', 'D<B=Tata Usaha'));
  const found = (unitCode: string, unitName: string): unknown => find({ unitCode, unitName });

  it('is found by its code, else by a name that only one has', () => {
    expect(found('B', '')).toStrictEqual({ kind: 'unit', unit: unit('B') });
    expect(found('', 'Dinas')).toStrictEqual({ kind: 'unit', unit: unit('B') });
    expect(found('B', 'Kota')).toStrictEqual({ kind: 'unit', unit: unit('B') });
  });

  it('is unknown or ambiguous', () => {
    expect(found('', '')).toStrictEqual(fault('unknown-unit'));
    expect(found('b', 'Dinas')).toStrictEqual(fault('unknown-unit'));
    expect(found('constructor', '')).toStrictEqual(fault('unknown-unit'));
    expect(found('', 'dinas')).toStrictEqual(fault('unknown-unit'));
    expect(found('', 'Tata Usaha')).toStrictEqual(fault('ambiguous-unit'));
  });
});
