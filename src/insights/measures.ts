import { type Band, bandOf } from '../kernel/words/band.js';
import { fourDecimals, ratio, weightedMean } from '../kernel/words/exact.js';
import { FORMULAS, type FormulaName, type Part, type Summed } from './formulas.js';

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
export const readingOf = (formula: FormulaName, of: Summed): Reading => {
  const { parts: partsOf, hasJourney } = FORMULAS[formula];
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
