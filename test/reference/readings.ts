import { bandOf } from './bands.js';
import { chartAt, subtreeOf } from './chart.js';
import {
  acknowledged,
  calm,
  implemented,
  journey,
  populationOf,
  practised,
  socialised,
  type Asked,
  type Journey,
  type Share,
} from './components.js';
import type { Day } from './days.js';
import type { Id } from './facts.js';
import { newestFactOn, type Asking } from './newest-facts.js';
import { below, fraction, over, plus, rounded, times, ZERO, type Fraction } from './fractions.js';
import { developed, trained } from './learning.js';
import { scopeOf, unitsUnder } from './programmes.js';
import { calmWhereHeard } from './quiet.js';
import { newestPulse, willing } from './willing.js';

export type Measure = 'adoption' | 'readiness' | 'readiness@2' | 'competency';

type Weighed = { readonly name: string; readonly weight: Fraction; readonly share: (asked: Asked) => Share };

const FORMULAS: Readonly<Record<Measure, readonly Weighed[]>> = {
  adoption: [
    { name: 'acknowledged', weight: fraction(2, 5), share: acknowledged },
    { name: 'practised', weight: fraction(2, 5), share: practised },
    { name: 'implemented', weight: fraction(1, 5), share: implemented },
  ],
  readiness: [
    { name: 'socialised', weight: fraction(2, 5), share: socialised },
    { name: 'acknowledged', weight: fraction(3, 10), share: acknowledged },
    { name: 'calm', weight: fraction(3, 10), share: calm },
  ],
  'readiness@2': [
    { name: 'socialised', weight: fraction(1, 4), share: socialised },
    { name: 'acknowledged', weight: fraction(1, 5), share: acknowledged },
    { name: 'trained', weight: fraction(1, 5), share: trained },
    { name: 'willing', weight: fraction(3, 20), share: willing },
    { name: 'calm', weight: fraction(1, 5), share: calmWhereHeard },
  ],
  competency: [
    { name: 'trained', weight: fraction(3, 5), share: trained },
    { name: 'developed', weight: fraction(2, 5), share: developed },
  ],
};

export type Component = Readonly<Record<string, string | number | null>>;

export type Figures = {
  readonly population: number;
  readonly index: number | null;
  readonly band: string | null;
  readonly provisional: boolean;
  readonly weightAvailable: number;
  readonly components: readonly Component[];
  readonly journey?: Journey;
};

const written = (name: string, weight: Fraction, { numerator, denominator, beside }: Share): Component => ({
  name,
  weight: rounded(weight),
  numerator: rounded(numerator),
  denominator: rounded(denominator),
  rate: denominator.top === 0n ? null : rounded(over(numerator, denominator)),
  ...beside,
});

/** The figures of some units together: numerators and denominators are summed before anything is divided. */
const figuresOf = (measure: Measure, asked: Asked): Figures => {
  const parts = FORMULAS[measure].map((part) => ({ ...part, share: part.share(asked) }));
  const available = parts.filter(({ share }) => share.denominator.top !== 0n);
  const weight = available.map((part) => part.weight).reduce(plus, ZERO);
  const points = available
    .map((part) => times(part.weight, over(part.share.numerator, part.share.denominator)))
    .reduce(plus, ZERO);
  const index = weight.top === 0n ? null : over(points, weight);
  return {
    population: populationOf(asked),
    index: index && rounded(index),
    band: index && bandOf(index),
    provisional: below(weight, fraction(3, 5)),
    weightAvailable: rounded(weight),
    components: parts.map(({ name, weight: share, share: of }) => written(name, share, of)),
    ...(measure.startsWith('readiness') ? { journey: journey(asked) } : {}),
  };
};

export type UnitFigures = { readonly unit: Id; readonly own: Figures; readonly subtree: Figures };
export type Reading = {
  readonly newestFactOn: Day | null;
  readonly total: Figures;
  readonly units: readonly UnitFigures[];
};

/** The whole programme, or with `under` the covered units among one unit and all below it; empty where none is. */
export const readingOf = (measure: Measure, asking: Asking, under: Id | null = null): Reading => {
  const { known, programme, day } = asking;
  const chart = chartAt(known, day);
  const whole = unitsUnder(chart, scopeOf(known, programme, day));
  const units = under === null ? whole : subtreeOf(chart, under).filter((unit) => whole.includes(unit));
  const pulse = measure === 'readiness@2' ? newestPulse(asking) : undefined;
  const figures = (some: readonly Id[], published: Asked['published']): Figures =>
    figuresOf(measure, { known, programme, day, units: some, published });
  return {
    newestFactOn: newestFactOn(measure, asking),
    total: figures(units, under === null ? pulse?.total : pulse?.subtree(under)),
    units: units.map((unit) => ({
      unit,
      own: figures([unit], pulse?.own(unit)),
      subtree: figures(subtreeOf(chart, unit), pulse?.subtree(unit)),
    })),
  };
};
