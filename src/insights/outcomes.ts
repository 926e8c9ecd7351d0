import type { UnitId } from '../kernel/words/ids.js';
import type { ComplaintOutcome, ComplaintOutcomes } from './complaint-outcomes.queries.js';
import { type Satisfaction, satisfactionOf, type Surveyed } from './satisfaction.js';
import type { Counted } from './standing-rows.js';
import type { ShownUnit } from './unit-readings.js';

/** What was done inside, beside what citizens felt (capabilities.md, 16). */
export type Outcome = {
  readonly adoption: number | null;
  readonly readiness: number | null;
  readonly competency: number | null;
  /** Not for agents. */
  readonly complaints?: ComplaintOutcome;
  readonly satisfaction: Satisfaction | null;
};

type Index = { readonly index: number | null };

/** A measure as a reading shows it. */
export type Measured = {
  readonly total: Index;
  readonly units: readonly { readonly unit: ShownUnit; readonly own: Index; readonly subtree: Index }[];
};

/** What the outcomes of some units are made of, the units standing in the same order everywhere. */
export type Parts = {
  readonly adoption: Measured;
  readonly readiness: Measured;
  readonly competency: Measured;
  readonly complaints: ComplaintOutcomes | undefined;
  /** Newest first. */
  readonly surveys: readonly Surveyed[];
  /** The unit that was asked for: the total is then its subtree. */
  readonly under: UnitId | undefined;
};

type Level = 'own' | 'subtree';

const complaintsOf = (complaints: ComplaintOutcome | undefined): Pick<Outcome, 'complaints'> =>
  complaints ? { complaints } : {};

const outcomeOf = (
  { adoption, readiness, competency, complaints, surveys }: Parts,
  { id }: ShownUnit,
  at: { readonly place: number; readonly level: Level },
): Outcome => {
  const { place, level } = at;
  const indexOf = ({ units }: Measured): number | null => units[place]?.[level].index ?? null;
  return {
    adoption: indexOf(adoption),
    readiness: indexOf(readiness),
    competency: indexOf(competency),
    ...complaintsOf(complaints?.of(id)?.[level]),
    satisfaction: satisfactionOf(surveys, (survey) => survey.figure(id)?.[level]),
  };
};

/** Of all units by the surveys that covered any of them; of those under one as that unit's subtree. */
const allSatisfied = ({ adoption: { units }, surveys, under }: Parts): Satisfaction | null => {
  if (units.length === 0) return null;
  if (under !== undefined) return satisfactionOf(surveys, (survey) => survey.figure(under)?.subtree);
  return satisfactionOf(surveys, (survey) =>
    units.some(({ unit }) => survey.covers(unit.id)) ? survey.total : undefined,
  );
};

const UNITS_AT_A_TIME = 100;

/** The outcomes of every unit, and of all of them; rests on the way. */
export function* outcomesIn(parts: Parts): Generator<undefined, Counted<Outcome>> {
  const { adoption, readiness, competency, complaints } = parts;
  const units: Counted<Outcome>['units'][number][] = [];
  for (const [place, { unit }] of adoption.units.entries()) {
    const of = (level: Level): Outcome => outcomeOf(parts, unit, { place, level });
    units.push({ unit, own: of('own'), subtree: of('subtree') });
    if (place % UNITS_AT_A_TIME === 0) yield;
  }
  const total = {
    adoption: adoption.total.index,
    readiness: readiness.total.index,
    competency: competency.total.index,
    ...complaintsOf(complaints?.total),
    satisfaction: allSatisfied(parts),
  };
  return { total, units };
}
