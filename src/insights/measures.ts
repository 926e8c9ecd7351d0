import { type Band, bandOf } from '../kernel/words/band.js';
import { fourDecimals, ratio, weightedMean } from '../kernel/words/exact.js';
import type { Own } from './figures.js';

export type MeasureName = 'adoption' | 'readiness' | 'competency';

/** Sums of figures over some units; `done` and `due` are those of `implemented`. */
export type Summed = Readonly<Record<Own, number>> & { readonly done: number; readonly due: number };

/** A component as shown; `weight` in hundredths, numerator and denominator whole (of `calm` in quarters of persons). */
type Part = {
  readonly name: string;
  readonly weight: number;
  readonly numerator: number;
  readonly denominator: number;
  /** How many of the whole numbers make one: 4 where they are quarters. */
  readonly unit: number;
  readonly extra: Readonly<Record<string, number>>;
};

type Formula = {
  readonly formula: string;
  readonly parts: (of: Summed) => Part[];
  readonly hasJourney: boolean;
};

const acknowledged = (weight: number, { acknowledged: numerator, acknowledgeable, exempted }: Summed): Part => ({
  name: 'acknowledged',
  weight,
  numerator,
  denominator: acknowledgeable,
  unit: 1,
  extra: { exempted },
});

/** adoption@1 and readiness@1 (domain.md, 5 and 6), competency@1 (capabilities.md, 11). */
export const FORMULAS: Readonly<Record<MeasureName, Formula>> = {
  adoption: {
    formula: 'adoption@1',
    hasJourney: false,
    parts: (of) => [
      acknowledged(40, of),
      {
        name: 'practised',
        weight: 40,
        numerator: of.practised,
        denominator: of.practisable,
        unit: 1,
        extra: { selfReported: of.selfReported },
      },
      { name: 'implemented', weight: 20, numerator: of.done, denominator: of.due, unit: 1, extra: {} },
    ],
  },
  readiness: {
    formula: 'readiness@1',
    hasJourney: true,
    parts: (of) => [
      {
        name: 'socialised',
        weight: 40,
        numerator: of['not-committed'] + of['not-practising'] + of.practising,
        denominator: of.population,
        unit: 1,
        extra: {},
      },
      acknowledged(30, of),
      {
        name: 'calm',
        weight: 30,
        numerator: 4 * of.population - of.unrest,
        denominator: 4 * of.population,
        unit: 4,
        extra: { openIssues: of.openIssues },
      },
    ],
  },
  competency: {
    formula: 'competency@1',
    hasJourney: false,
    parts: (of) => [
      {
        name: 'trained',
        weight: 60,
        numerator: of.trained,
        denominator: of.trainable,
        unit: 1,
        extra: { lapsed: of.lapsed, failed: of.failed },
      },
      { name: 'developed', weight: 40, numerator: of.developed, denominator: of.population, unit: 1, extra: {} },
    ],
  },
};

const PROVISIONAL_BELOW = 60;

const shown = ({ name, weight, numerator, denominator, unit, extra }: Part): object => ({
  name,
  weight: weight / 100,
  numerator: numerator / unit,
  denominator: denominator / unit,
  rate: denominator === 0 ? null : ratio(numerator, denominator),
  ...extra,
});

const journeyOf = (of: Summed): Readonly<Record<string, number>> => ({
  'not-informed': of.population - of['not-committed'] - of['not-practising'] - of.practising,
  'not-committed': of['not-committed'],
  'not-practising': of['not-practising'],
  practising: of.practising,
});

export type Reading = {
  readonly population: number;
  readonly index: number | null;
  readonly band: Band | null;
  readonly provisional: boolean;
  readonly weightAvailable: number;
  readonly components: readonly object[];
  readonly journey?: Readonly<Record<string, number>>;
};

/** One measure of some units, as the contract shows it (api.md, 4). */
export const readingOf = (measure: MeasureName, of: Summed): Reading => {
  const { parts: partsOf, hasJourney } = FORMULAS[measure];
  const parts = partsOf(of);
  const index = weightedMean(parts);
  const available = parts.reduce((sum, { weight, denominator }) => sum + (denominator === 0 ? 0 : weight), 0);
  return {
    population: of.population,
    index: index ? fourDecimals(index) : null,
    band: index ? bandOf(index) : null,
    provisional: available < PROVISIONAL_BELOW,
    weightAvailable: available / 100,
    components: parts.map(shown),
    ...(hasJourney ? { journey: journeyOf(of) } : {}),
  };
};
