import { chartAt, subtreeOf } from '../chart.js';
import type { Day } from '../days.js';
import { factsOf, type FactOf, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { isOffered, standingTowards, type Standing } from '../learning.js';
import { staffOf } from '../people.js';
import { targetsOf, unitsUnder } from '../programmes.js';
import { askingOf, listed, NOT_FOUND, unitCard, type Expectation } from './expected-readings.js';

type Of = { readonly known: Known; readonly course: FactOf<'course'>; readonly day: Day };

const peopleIn = ({ known, day }: Of, units: readonly Id[]): readonly Id[] =>
  units.flatMap((unit) => staffOf(known, unit, day));

const standing = ({ known, course, day }: Of, staff: Id): Standing => standingTowards(known, course, staff, day);

const countsOf = (of: Of, units: readonly Id[]): Body => {
  const standings = peopleIn(of, units).map((staff) => standing(of, staff).standing);
  const count = (wanted: string): number => standings.filter((one) => one === wanted).length;
  return {
    population: standings.length,
    trained: count('trained'),
    lapsed: count('lapsed'),
    failed: count('failed'),
    outstanding: count('outstanding'),
  };
};

const personOf = (of: Of, staff: Id): Body => {
  const { standing: how, on } = standing(of, staff);
  return on === null ? { staff, standing: how } : { staff, standing: how, on };
};

/** capabilities.md, 11: as the standing of a practice; empty before its first day and once it is retired. */
export const expectedCourseStanding = (log: Known, check: Check, id: Id): Expectation => {
  const { known, day } = askingOf(log, '', check);
  const course = factsOf(known, 'course').find((fact) => fact.thing === id);
  if (!course) return NOT_FOUND;
  const of = { known, course, day };
  const chart = chartAt(known, day);
  const under = check.query['unit'];
  const whole = isOffered(known, course, day) ? unitsUnder(chart, targetsOf(known, course, day)) : [];
  const units = under === undefined ? whole : subtreeOf(chart, under).filter((unit) => whole.includes(unit));
  const rows = units.map((unit) => ({
    unit: unitCard(chart, unit),
    own: countsOf(of, [unit]),
    subtree: countsOf(of, subtreeOf(chart, unit)),
  }));
  const body = { course: id, asOf: day, total: countsOf(of, units), units: listed(chart, units, rows) };
  if (under === undefined) return { status: 200, body };
  const people = peopleIn(of, units).map((staff) => personOf(of, staff));
  return { status: 200, body: { ...body, people: { unordered: people } } };
};
