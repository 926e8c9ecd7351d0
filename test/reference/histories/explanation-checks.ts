import { componentsOf } from '../explained/rows.js';
import { factsOf } from '../facts.js';
import type { Measure } from '../readings.js';
import { maybeUnit, pairOf, type Check, type Draw } from './draw.js';

const FIRST: readonly [string, Measure] = ['adoption', 'adoption'];

const EXPLAINED: readonly (readonly [string, Measure])[] = [
  FIRST,
  ['readiness', 'readiness'],
  ['readiness', 'readiness@2'],
  ['competency', 'competency'],
];

/** Of a whole measure, or of one of its components. */
export const explanation = (draw: Draw): Check => {
  const { log, chance } = draw;
  const programme = chance.pick(factsOf(log, 'founded'))?.programme ?? '';
  const [path, measure] = chance.pick(EXPLAINED) ?? FIRST;
  const component = chance.happens(0.2) ? chance.pick(componentsOf(measure)) : undefined;
  return {
    path: `programmes/${programme}/${path}/explanation`,
    query: {
      ...pairOf(draw),
      ...maybeUnit(draw),
      ...(measure.includes('@') ? { formula: measure } : {}),
      ...(component === undefined ? {} : { component }),
    },
  };
};
