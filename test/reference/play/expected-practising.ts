import { chartAt, subtreeOf } from '../chart.js';
import type { Day } from '../days.js';
import { practises, selfReports } from '../evidence.js';
import { type FactOf, factsOf, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { staffOf } from '../people.js';
import { endOf, targetsOf, unitsUnder } from '../programmes.js';
import { askingOf, type Expectation, listed, NOT_FOUND, unitCard } from './expected-readings.js';

type Of = { readonly known: Known; readonly practice: FactOf<'practice'>; readonly day: Day };

const stepOf = ({ known, practice, day }: Of, staff: Id): string => {
  if (practises(known, practice, staff, day)) return 'practising';
  return selfReports(known, practice, staff, day) ? 'selfReported' : 'none';
};

const peopleOf = ({ known, day }: Of, units: readonly Id[]): readonly Id[] =>
  units.flatMap((unit) => staffOf(known, unit, day));

const countsOf = (of: Of, units: readonly Id[]): Body => {
  const steps = peopleOf(of, units).map((staff) => stepOf(of, staff));
  const count = (wanted: string): number => steps.filter((step) => step === wanted).length;
  return {
    population: steps.length,
    practising: count('practising'),
    selfReported: count('selfReported'),
    none: count('none'),
  };
};

const isAsked = ({ known, practice, day }: Of): boolean => {
  const end = endOf(known, practice.thing);
  return practice.on <= day && !(end && end.on <= day);
};

/** api.md, 4: as the standing of a directive, without versions. */
export const expectedPractising = (log: Known, check: Check, id: Id): Expectation => {
  const { known, day } = askingOf(log, '', check);
  const practice = factsOf(known, 'practice').find((fact) => fact.thing === id);
  if (!practice) return NOT_FOUND;
  const of = { known, practice, day };
  const chart = chartAt(known, day);
  const under = check.query['unit'];
  const whole = isAsked(of) ? unitsUnder(chart, targetsOf(known, practice, day)) : [];
  const units = under === undefined ? whole : subtreeOf(chart, under).filter((unit) => whole.includes(unit));
  const rows = units.map((unit) => ({
    unit: unitCard(chart, unit),
    own: countsOf(of, [unit]),
    subtree: countsOf(of, subtreeOf(chart, unit)),
  }));
  const people = peopleOf(of, units).map((staff) => ({ staff, standing: stepOf(of, staff) }));
  const body = { practice: id, asOf: day, total: countsOf(of, units), units: listed(chart, units, rows) };
  return { status: 200, body: under === undefined ? body : { ...body, people: { unordered: people } } };
};
