import { answeredOf, isLate, stateOf, tierOf, TIERS, unitOf, type Answered, type Standing } from './complaints.js';
import { fraction, rounded } from './fractions.js';
import { medianOf } from './participation.js';
import { workingDaysBetween } from './working-days.js';

const OPEN = ['received', 'returned', 'verified'];

type Counted = { readonly standing: Standing; readonly answered: Answered };

const answeredAmong = (some: readonly Standing[]): readonly Counted[] =>
  some.flatMap((standing) => {
    const answered = answeredOf(standing);
    return answered ? [{ standing, answered }] : [];
  });

const many = (counted: readonly Counted[]) => ({
  answered: counted.length,
  onTime: counted.filter(({ answered }) => answered.onTime).length,
});

const byTier = (counted: readonly Counted[]) =>
  Object.fromEntries(TIERS.map((tier) => [tier, many(counted.filter(({ standing }) => tierOf(standing) === tier))]));

/** capabilities.md, 15: of some complaints together. */
export const complaintFigures = (some: readonly Standing[]) => {
  const counted = answeredAmong(some);
  const { answered, onTime } = many(counted);
  return {
    received: some.length,
    open: some.filter((one) => OPEN.includes(stateOf(one))).length,
    late: some.filter(isLate).length,
    answered,
    onTime,
    onTimeRate: answered === 0 ? null : rounded(fraction(onTime, answered)),
    medianDays: medianOf(
      counted.map(({ standing, answered: { from, on } }) => workingDaysBetween(standing.known, from, on)),
    ),
    byTier: byTier(counted),
  };
};

const inState = (some: readonly Standing[], state: string): number =>
  some.filter((one) => stateOf(one) === state).length;

/** As `total` and what is in no unit have them. */
export const wholeFigures = (some: readonly Standing[]) => ({
  ...complaintFigures(some),
  forwarded: inState(some, 'forwarded'),
  rejected: inState(some, 'rejected'),
  withdrawn: inState(some, 'withdrawn'),
});

export const inUnits = (some: readonly Standing[], units: readonly string[]): readonly Standing[] =>
  some.filter((one) => units.includes(unitOf(one) ?? ''));

export const inNoUnit = (some: readonly Standing[]): readonly Standing[] => some.filter((one) => unitOf(one) === null);
