import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type SurveyId, type UnitId } from '../../src/kernel/words/ids.js';
import { outcomesIn, type Measured, type Parts } from '../../src/insights/outcomes.js';
import { type Felt, satisfactionOf, type Surveyed } from '../../src/insights/satisfaction.js';
import type { ShownUnit } from '../../src/insights/unit-readings.js';
import { march, unit } from '../projections/registers/recording.js';

const index = (value: number | null): Felt => ({
  index: value,
  band: value === null ? null : 'B',
});
const HIDDEN: Felt = { hidden: true };

type Covered = Readonly<Record<string, readonly [own: Felt, subtree: Felt]>>;

const published = (
  name: string,
  closesOn: CalendarDate,
  covered: Covered,
  { total = index(80), weights = 'ninth' }: { total?: Felt; weights?: 'ninth' | '0.11' } = {},
): Surveyed => ({
  survey: asId<SurveyId>(name),
  closesOn,
  weights,
  covers: (id) => id in covered,
  figure: (id) => {
    const found = covered[id];
    return found && { own: found[0], subtree: found[1] };
  },
  total,
});

const of = (id: UnitId) => (survey: Surveyed) => survey.figure(id)?.subtree;
const shownFor = (surveys: readonly Surveyed[], name = 'a'): unknown[] => {
  const found = satisfactionOf(surveys, of(unit(name)));
  return found ? [found.survey, found.index, found.band, found.change] : [];
};

const one = (name: string, value: number | null, weights: 'ninth' | '0.11' = 'ninth') =>
  published(name, march(20), { a: [index(1), index(value)] }, { weights });

describe('what citizens felt', () => {
  it('is of the newest survey that covered the unit, with the change to the one before that did', () => {
    const elsewhere = published('elsewhere', march(25), { b: [index(90), index(90)] });
    expect(shownFor([elsewhere, one('new', 80.29), one('old', 77.1), one('older', 60)])).toStrictEqual([
      'new',
      80.29,
      'B',
      3.19,
    ]);
    expect(shownFor([elsewhere])).toStrictEqual([]);
    expect(shownFor([one('new', 80)])).toStrictEqual(['new', 80, 'B', null]);
  });

  it('tells nothing of what is hidden or of nobody, and no change to it', () => {
    const hidden = published('hidden', march(20), { a: [HIDDEN, HIDDEN] });
    expect(shownFor([hidden, one('old', 70)])).toStrictEqual(['hidden', null, null, null]);
    expect(shownFor([one('new', 70), hidden, one('older', 60)])).toStrictEqual(['new', 70, 'B', null]);
    expect(shownFor([one('new', null), one('old', 70)])).toStrictEqual(['new', null, null, null]);
  });

  it('does not compare what weighs otherwise', () => {
    expect(shownFor([one('new', 70, '0.11'), one('old', 60)])[3]).toBe(null);
    expect(shownFor([one('new', 70, '0.11'), one('old', 60.5, '0.11')])[3]).toBe(9.5);
  });
});

const shown = (name: string): ShownUnit => ({ id: unit(name), code: name, name, kind: 'agency', parent: null });
const measured = (base: number, names = ['city', 'a', 'b']): Measured => ({
  total: { index: base },
  units: names.map((name, place) => ({
    unit: shown(name),
    own: { index: (base * 100 + place) / 100 },
    subtree: { index: (base * 50 + place) / 50 },
  })),
});

const finished = <T>(work: Generator<undefined, T>): T => {
  let now = work.next();
  while (now.done !== true) now = work.next();
  return now.value;
};

const complaint = (received: number) => ({ received, onTimeRate: null });

describe('outcomes', () => {
  const survey = published('s', march(20), { a: [index(70), index(75)], a1: [index(60), index(60)] });
  const parts: Parts = {
    adoption: measured(0.1),
    readiness: measured(0.3),
    competency: measured(0.5),
    complaints: {
      total: complaint(9),
      of: (id) => (id === unit('a') ? { own: complaint(1), subtree: complaint(2) } : undefined),
    },
    surveys: [survey],
    under: undefined,
  };

  it('stand beside each other for each unit and for all', () => {
    const { total, units } = finished(outcomesIn(parts));
    expect(units.map(({ unit: { code } }) => code)).toStrictEqual(['city', 'a', 'b']);
    const felt = { survey: 's', closesOn: march(20), band: 'B', change: null };
    expect(units[1]?.own).toStrictEqual({
      adoption: 0.11,
      readiness: 0.31,
      competency: 0.51,
      complaints: complaint(1),
      satisfaction: { ...felt, index: 70 },
    });
    expect(units[1]?.subtree).toMatchObject({ adoption: 0.12, complaints: complaint(2), satisfaction: { index: 75 } });
    expect(units[0]?.own.satisfaction).toBe(null);
    expect(total).toStrictEqual({
      adoption: 0.1,
      readiness: 0.3,
      competency: 0.5,
      complaints: complaint(9),
      satisfaction: { ...felt, index: 80 },
    });
  });

  it('are those of one unit with all below where one is asked for', () => {
    expect(finished(outcomesIn({ ...parts, under: unit('a') })).total.satisfaction?.index).toBe(75);
    expect(finished(outcomesIn({ ...parts, under: unit('b') })).total.satisfaction).toBe(null);
  });

  it('tell nothing of surveys that covered none of them, of no units, and of complaints to whom they are not told', () => {
    const elsewhere = { ...parts, surveys: [published('t', march(21), { z: [index(1), index(1)] })] };
    expect(finished(outcomesIn(elsewhere)).total.satisfaction).toBe(null);
    const none = { adoption: measured(0, []), readiness: measured(0, []), competency: measured(0, []) };
    expect(finished(outcomesIn({ ...parts, ...none, under: unit('a') })).total.satisfaction).toBe(null);
    expect(finished(outcomesIn({ ...parts, complaints: undefined })).total).not.toHaveProperty('complaints');
  });
});
