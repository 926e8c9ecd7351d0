import { factsOf, type Id } from './facts.js';
import type { Asking } from './newest-facts.js';
import { publishedOf, type Shown } from './survey-results.js';
import { countOf, isCalledOff, type Survey } from './surveys.js';

/** A survey as it was published: the figures of the units that it covered. */
export type Publication = {
  readonly survey: Survey;
  readonly covers: (unit: Id) => boolean;
  readonly total: Shown;
  readonly own: (unit: Id) => Shown | undefined;
  readonly subtree: (unit: Id) => Shown | undefined;
};

/** The last to close; of those that closed on one day the one recorded last. */
const newer = (one: Survey, other: Survey): number =>
  one.closesOn === other.closesOn ? other.seq - one.seq : Number(one.closesOn < other.closesOn) * 2 - 1;

/** Published at the pair: their last day, as known on the second, lies before both. The newest first. */
export const publishedAt = ({ known, day, told }: Asking, kind: string): readonly Survey[] =>
  factsOf(known, 'surveyed')
    .filter((survey) => survey.kind === kind && !isCalledOff(known, survey.survey))
    .filter(({ closesOn }) => told && closesOn < day && closesOn < told.knownOn)
    .toSorted(newer);

export const publicationOf = ({ told }: Asking, survey: Survey): Publication | undefined => {
  const count = told && countOf(told.log, survey);
  if (!count) return undefined;
  const { total, own, subtree } = publishedOf(count);
  const covers = (unit: Id): boolean => count.units.includes(unit);
  return {
    survey: count.survey,
    covers,
    total,
    own: (unit) => (covers(unit) ? own(unit) : undefined),
    subtree: (unit) => (covers(unit) ? subtree(unit) : undefined),
  };
};
