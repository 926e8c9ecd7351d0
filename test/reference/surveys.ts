import { chartAt, parentOf, readThrough, type Chart } from './chart.js';
import type { Day } from './days.js';
import { factsOf, knownOn, type FactOf, type Id, type Known } from './facts.js';
import { staffOf } from './people.js';
import { unitsUnder } from './programmes.js';
import { codesOf } from './survey-codes.js';

export type Survey = FactOf<'surveyed'>;

export const surveyOf = (known: Known, id: Id): Survey | undefined =>
  factsOf(known, 'surveyed').find(({ survey }) => survey === id);

export const isCalledOff = (known: Known, id: Id): boolean =>
  factsOf(known, 'unsurveyed').some(({ survey }) => survey === id);

/** The batches of a survey that stand. */
export const batchesOf = (known: Known, id: Id): readonly FactOf<'papers'>[] => {
  const gone = new Set(factsOf(known, 'unpapers').map(({ batch }) => batch));
  return factsOf(known, 'papers').filter(({ survey, batch }) => survey === id && !gone.has(batch));
};

type Response = readonly number[];

/** The responses that stand: typed in, and by phone. */
const responsesOf = (known: Known, id: Id): readonly { readonly unit: Id; readonly response: Response }[] => [
  ...batchesOf(known, id).flatMap(({ unit, responses }) => responses.map((response) => ({ unit, response }))),
  ...codesOf(known, id).flatMap(({ unit, answers }) => (answers ? [{ unit, response: answers }] : [])),
];

/** How many responses it has in all; those of a cancelled one are destroyed. */
export const manyOf = (known: Known, id: Id): number => (isCalledOff(known, id) ? 0 : responsesOf(known, id).length);

/** How many responses and unused codes a unit has, with those merged into it. */
export const takenIn = (known: Known, survey: Id, at: { readonly unit: Id; readonly day: Day }): number => {
  const chart = chartAt(known, at.day);
  const unused = codesOf(known, survey).filter(({ answers }) => answers === undefined);
  return [...responsesOf(known, survey), ...unused].filter(({ unit }) => readThrough(chart, unit) === at.unit).length;
};

/** What is counted once, on the chart and the people of the last day as known on it. */
export type Count = {
  readonly survey: Survey;
  readonly chart: Chart;
  readonly units: readonly Id[];
  /** The single responses of a unit itself. */
  readonly of: (unit: Id) => readonly Response[];
  readonly population: (unit: Id) => number;
};

export const countOf = (log: Known, { survey: id, closesOn }: Survey): Count | undefined => {
  const known = knownOn(log, closesOn);
  const survey = surveyOf(known, id);
  if (!survey) return undefined;
  const chart = chartAt(known, closesOn);
  const all = responsesOf(known, id).map(({ unit, response }) => ({ unit: readThrough(chart, unit), response }));
  return {
    survey,
    chart,
    units: unitsUnder(chart, survey.units),
    of: (unit) => all.flatMap((one) => (one.unit === unit ? [one.response] : [])),
    population: (unit) => staffOf(known, unit, closesOn).length,
  };
};

/** The covered units right below one, or the topmost of all, by code: in the order of the chart. */
export const childrenIn = ({ chart, units }: Count, parent: Id | null): readonly Id[] =>
  units.filter((unit) => {
    const above = parentOf(chart, unit);
    return above !== null && units.includes(above) ? above === parent : parent === null;
  });

/** A unit and the covered ones below it. */
export const familyOf = (count: Count, unit: Id): readonly Id[] => [
  unit,
  ...childrenIn(count, unit).flatMap((child) => familyOf(count, child)),
];
