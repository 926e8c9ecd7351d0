import { chartAt } from '../chart.js';
import type { Id, Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { outcomesOf, type Outcomes } from '../outcomes.js';
import { programmeOf } from '../programmes.js';
import { askingOf, listed, NOT_FOUND, unitCard, type Expectation } from './expected-readings.js';

/** Nothing says what citizens felt where nothing is covered. */
const totalOf = ({ total, units }: Outcomes): Body => {
  const { satisfaction: _, ...inside } = total;
  return units.length === 0 ? inside : total;
};

export const expectedOutcomes = (log: Known, check: Check, programme: Id): Expectation => {
  const asking = askingOf(log, programme, check);
  const { known, day } = asking;
  if (!programmeOf(known, programme)) return NOT_FOUND;
  const chart = chartAt(known, day);
  const outcomes = outcomesOf(asking, check.query['unit'] ?? null);
  const rows = outcomes.units.map(({ unit, own, subtree }) => ({ unit: unitCard(chart, unit), own, subtree }));
  const order = outcomes.units.map(({ unit }) => unit);
  return {
    status: 200,
    body: {
      asOf: day,
      knownOn: check.query['knownOn'],
      total: totalOf(outcomes),
      units: listed(chart, order, rows),
    },
  };
};
