import { chartAt, coveredBy, depthFirst, type Chart } from './chart.js';
import type { Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { lastBy } from './last.js';

export const programmeOf = (known: Known, programme: Id): FactOf<'founded'> | undefined =>
  factsOf(known, 'founded').find((fact) => fact.programme === programme);

export const closingOf = (known: Known, programme: Id): FactOf<'closed'> | undefined =>
  factsOf(known, 'closed').find((fact) => fact.programme === programme);

/** The units named by the scope on the day; the first scope holds for every day. */
export const scopeOf = (known: Known, programme: Id, day: Day): readonly Id[] => {
  const laterOnes = factsOf(known, 'scoped').filter((fact) => fact.programme === programme && fact.on <= day);
  return lastBy(laterOnes)?.units ?? programmeOf(known, programme)?.units ?? [];
};

export const covers = (known: Known, programme: Id, unit: Id, day: Day): boolean =>
  coveredBy(chartAt(known, day), scopeOf(known, programme, day), unit);

/** The units among those named, and all below them, depth first over the whole chart. */
export const unitsUnder = (chart: Chart, named: readonly Id[]): readonly Id[] =>
  depthFirst(chart).filter((unit) => coveredBy(chart, named, unit));

/** The units a directive or practice names on the day; the first targets hold for every day. */
export const targetsOf = (
  known: Known,
  thing: { readonly thing: Id; readonly units: readonly Id[] },
  day: Day,
): readonly Id[] => {
  const laterOnes = factsOf(known, 'targeted').filter((fact) => fact.thing === thing.thing && fact.on <= day);
  return lastBy(laterOnes)?.units ?? thing.units;
};

export const targets = (
  known: Known,
  thing: { readonly thing: Id; readonly units: readonly Id[] },
  unit: Id,
  day: Day,
): boolean => coveredBy(chartAt(known, day), targetsOf(known, thing, day), unit);

/** The withdrawal of a directive or the retirement of a practice. */
export const endOf = (known: Known, thing: Id): FactOf<'ended'> | undefined =>
  factsOf(known, 'ended').find((fact) => fact.thing === thing);
