import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CellPlace, CellSink } from '../../src/kernel/views/projection.js';
import { ALWAYS, retallyInto, tallyInto, type Timeline, timelineOf } from '../../src/kernel/views/tally.js';

/** Cells by place, those that came to nothing left out. */
class Cells implements CellSink {
  private readonly sums = new Map<string, { category: string; unit: string; on: number; n: number }>();

  add({ subject, category, unit, on }: CellPlace, n: number): void {
    const place = [subject, category, unit, on].join('|');
    this.sums.set(place, { category, unit, on, n: n + (this.sums.get(place)?.n ?? 0) });
  }

  get all(): string[] {
    return this.cells.map(({ category, unit, on, n }) => `${on} ${unit} ${category} ${n}`).sort();
  }

  on(day: number): string[] {
    const sums = new Map<string, number>();
    for (const { category, unit, on, n } of this.cells) {
      if (on <= day) sums.set(`${unit} ${category}`, n + (sums.get(`${unit} ${category}`) ?? 0));
    }
    return [...sums].filter(([, n]) => n !== 0).map(([place, n]) => `${place} ${n}`);
  }

  private get cells() {
    return [...this.sums.values()].filter(({ n }) => n !== 0);
  }
}

const timeline = (...values: readonly string[]): fc.Arbitrary<Timeline<string>> =>
  fc
    .uniqueArray(fc.nat(12), { maxLength: 6 })
    .chain((days) =>
      fc
        .array(fc.constantFrom(...values, undefined), { minLength: 13, maxLength: 13 })
        .map((of) => timelineOf(days, (day) => of[day])),
    );

const valueOn = (of: Timeline<string>, day: number): string | undefined =>
  of.findLast(({ from }) => from <= day)?.value;

const units = timeline('a', 'b');
const categories = timeline('x', 'y');

describe('a timeline', () => {
  it('has a step for every change and none where nothing changes', () => {
    const on = new Map([
      [1, undefined],
      [2, 'a'],
      [3, 'a'],
      [5, undefined],
      [8, 'b'],
    ]);
    expect(timelineOf([5, 3, 2, 1, 8, 3], (day) => on.get(day))).toStrictEqual([
      { from: 2, value: 'a' },
      { from: 5, value: undefined },
      { from: 8, value: 'b' },
    ]);
    expect(timelineOf([], () => 'a')).toStrictEqual([]);
  });
});

describe('a tally', () => {
  it('adds up on every day to what the timelines say', () => {
    fc.assert(
      fc.property(units, categories, (unit, category) => {
        const cells = new Cells();
        tallyInto(cells, 's', { units: unit, categories: category }, 1);
        for (let day = -1; day <= 13; day += 1) {
          const [u, c] = [valueOn(unit, day), valueOn(category, day)];
          expect(cells.on(day)).toStrictEqual(u === undefined || c === undefined ? [] : [`${u} ${c} 1`]);
        }
      }),
    );
  });

  it('taken back leaves nothing', () => {
    fc.assert(
      fc.property(units, categories, (unit, category) => {
        const cells = new Cells();
        tallyInto(cells, 's', { units: unit, categories: category }, 1);
        tallyInto(cells, 's', { units: unit, categories: category }, -1);
        expect(cells.all).toStrictEqual([]);
      }),
    );
  });

  it('replaced is as taken back and added', () => {
    fc.assert(
      fc.property(units, categories, categories, (unit, before, after) => {
        const [replaced, anew] = [new Cells(), new Cells()];
        retallyInto(replaced, 's', unit, { before, after });
        tallyInto(anew, 's', { units: unit, categories: before }, -1);
        tallyInto(anew, 's', { units: unit, categories: after }, 1);
        expect(replaced.all).toStrictEqual(anew.all);
      }),
    );
  });

  it('counts whoever is there where one category always holds', () => {
    const cells = new Cells();
    tallyInto(
      cells,
      'population',
      {
        units: [
          { from: 3, value: 'a' },
          { from: 5, value: 'b' },
        ],
        categories: ALWAYS,
      },
      1,
    );
    expect([cells.on(2), cells.on(3), cells.on(5)]).toStrictEqual([[], ['a  1'], ['b  1']]);
  });
});
