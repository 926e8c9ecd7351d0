import type { Asked, Share } from './components.js';
import { factsOf, type Id } from './facts.js';
import { fraction, ZERO } from './fractions.js';
import type { Asking } from './newest-facts.js';
import { publishedOf, type Shown } from './survey-results.js';
import { countOf, isCalledOff, type Survey } from './surveys.js';

/** The last to close; of those that closed on one day the one recorded last. */
const newer = (one: Survey, other: Survey): number =>
  one.closesOn === other.closesOn ? other.seq - one.seq : Number(one.closesOn < other.closesOn) * 2 - 1;

const newestOf = ({ known, programme, day, told }: Asking): Survey | undefined =>
  factsOf(known, 'surveyed')
    .filter(({ kind, of, survey }) => kind === 'pulse' && of === programme && !isCalledOff(known, survey))
    .filter(({ closesOn }) => told && closesOn < day && closesOn < told.knownOn)
    .toSorted(newer)[0];

/** Figures of the units that a survey covered. */
type Pulse = {
  readonly total: Shown;
  readonly own: (unit: Id) => Shown | undefined;
  readonly subtree: (unit: Id) => Shown | undefined;
};

/** capabilities.md, 12: the programme's newest pulse published at the pair, as it was published. */
export const newestPulse = (asking: Asking): Pulse | undefined => {
  const survey = newestOf(asking);
  const count = survey && asking.told && countOf(asking.told.log, survey);
  if (!count) return undefined;
  const { total, own, subtree } = publishedOf(count);
  const ifCovered =
    (figure: (unit: Id) => Shown) =>
    (unit: Id): Shown | undefined =>
      count.units.includes(unit) ? figure(unit) : undefined;
  return { total, own: ifCovered(own), subtree: ifCovered(subtree) };
};

const NOT_AVAILABLE: Share = { numerator: ZERO, denominator: ZERO, beside: {} };

/** capabilities.md, 12: sum of (answer - 1) of 4 x the number of answers, as published; never summed over units. */
export const willing = ({ published }: Asked): Share => {
  if (!published || 'hidden' in published) return NOT_AVAILABLE;
  const counts = published.elements.flatMap((element) => element.counts.map((many, low) => ({ many, low })));
  return {
    numerator: fraction(counts.reduce((sum, { many, low }) => sum + many * low, 0)),
    denominator: fraction(counts.reduce((sum, { many }) => sum + 4 * many, 0)),
    beside: {},
  };
};
