import { addDays } from '../days.js';
import { factsOf } from '../facts.js';
import { maybeUnit, pairOf, type Check, type Draw } from './draw.js';

const programmeAsked = ({ log, chance }: Draw): Readonly<Record<string, string>> => {
  const programme = chance.pick(factsOf(log, 'founded'))?.programme;
  return programme !== undefined && chance.happens(0.2) ? { programme } : {};
};

const FILTERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { late: 'true' },
  { late: 'false' },
  { status: 'verified' },
  { status: 'answered' },
  { tier: 'light' },
];

export const complaintList = (draw: Draw): Check => ({
  path: 'complaints',
  query: {
    ...pairOf(draw),
    ...maybeUnit(draw),
    ...programmeAsked(draw),
    ...draw.chance.pick(FILTERS),
    ...(draw.chance.happens(0.2) ? { dueBy: addDays(draw.today, draw.chance.below(20) - 10) } : {}),
    limit: '200',
  },
});

export const complaintFigures = (draw: Draw): Check => ({
  path: 'complaints/figures',
  query: { ...pairOf(draw), ...maybeUnit(draw), ...programmeAsked(draw) },
});
