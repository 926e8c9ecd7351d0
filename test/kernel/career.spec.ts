import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assignedOn,
  assignedWithin,
  type Career,
  firstEnrolment,
  knownBy,
  spansOf,
} from '../../src/kernel/organisation/career.js';
import type { UnitId } from '../../src/kernel/words/ids.js';
import { day, unit } from './chart.stories.js';
import { expectOf } from '../support/expectation.js';

const careers: fc.Arbitrary<Career> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('enrolled' as const, 'transferred' as const, 'departed' as const),
      on: fc.nat(14).map(day),
      unit: fc.constantFrom('a', 'b', 'c').map(unit),
    }),
    { maxLength: 9 },
  )
  .map((facts) =>
    facts.map(({ kind, on, unit: to }, seq) => {
      const recorded = { kind, on, recordedOn: day(seq), seq };
      return kind === 'departed' ? recorded : { ...recorded, unit: to };
    }),
  );

/** domain.md, 3, sentence by sentence. */
const assigned = (career: Career, n: number): UnitId | undefined => {
  const last = (...kinds: readonly string[]) =>
    career
      .filter(({ kind, on }) => kinds.includes(kind) && on <= day(n))
      .toSorted((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1))
      .at(-1);
  return last('enrolled', 'departed')?.kind === 'enrolled' ? last('enrolled', 'transferred')?.unit : undefined;
};

const DAYS = Array.from({ length: 18 }, (_, n) => n - 1);

describe('a career', () => {
  it('says where somebody is on every day, in whatever order it was recorded', () => {
    fc.assert(
      fc.property(careers, (career) => {
        for (const n of DAYS) expectOf(assignedOn(career, day(n)), `on day ${n}`).toBe(assigned(career, n));
      }),
      { numRuns: 500 },
    );
  });

  it('is made of spans that differ from one to the next, in order', () => {
    fc.assert(
      fc.property(careers, (career) => {
        const spans = spansOf(career);
        spans.forEach(({ from, unit: here }, index) => {
          const before = spans[index - 1];
          expect(here).not.toBe(before?.unit);
          expect(!before || before.from < from).toBeTruthy();
        });
      }),
    );
  });

  it('says whether somebody is in some units on any of some days', () => {
    const from = fc.option(fc.nat(16), { nil: undefined });
    const until = fc.option(fc.nat(16), { nil: undefined });
    fc.assert(
      fc.property(careers, fc.subarray(['a', 'b', 'c']), from, until, (career, names, first, end) => {
        fc.pre(first === undefined || end === undefined || first < end);
        const units = new Set(names.map(unit));
        const there = DAYS.filter((n) => n >= (first ?? -1) && n < (end ?? 99)).some((n) => {
          const here = assigned(career, n);
          return here !== undefined && units.has(here);
        });
        const days = {
          ...(first === undefined ? {} : { from: day(first) }),
          ...(end === undefined ? {} : { until: day(end) }),
        };
        expect(assignedWithin(career, units, days)).toBe(there);
      }),
      { numRuns: 500 },
    );
  });

  it('begins with the first enrolment by day', () => {
    const career: Career = [
      { kind: 'transferred', on: day(1), recordedOn: day(9), seq: 1, unit: unit('a') },
      { kind: 'enrolled', on: day(5), recordedOn: day(9), seq: 2, unit: unit('a') },
      { kind: 'enrolled', on: day(3), recordedOn: day(9), seq: 3, unit: unit('b') },
    ];
    expect(firstEnrolment(career)).toBe(day(3));
    expect(firstEnrolment([])).toBe(undefined);
  });

  it('holds what was recorded by a day', () => {
    fc.assert(
      fc.property(careers, fc.nat(9), (career, n) => {
        expect(knownBy({ career }, day(n))).toStrictEqual(career.slice(0, n + 1));
      }),
    );
  });
});
