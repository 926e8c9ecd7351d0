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
import { factsOf, type Id, type Known } from './facts.js';
import { below, fraction, over, plus, rounded, times, ZERO, type Fraction } from './fractions.js';
import { scopeOf, unitsUnder } from './programmes.js';
import { sessionsOf, practicesOf } from './evidence.js';
import { reformsOf } from './reforms.js';

export type Measure = 'adoption' | 'readiness';

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

const bandOf = (index: Fraction): string => {
  if (!below(index, fraction(4, 5))) return 'high';
  if (!below(index, fraction(3, 5))) return 'moderate';
  return below(index, fraction(2, 5)) ? 'critical' : 'low';
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
    ...(measure === 'readiness' ? { journey: journey(asked) } : {}),
  };
};

export type UnitFigures = { readonly unit: Id; readonly own: Figures; readonly subtree: Figures };
export type Reading = {
  readonly newestFactOn: Day | null;
  readonly total: Figures;
  readonly units: readonly UnitFigures[];
};

/** Days of answers, attendance, observations, steps of issues and of reforms of the programme (api.md, 4). */
const factDays = (known: Known, programme: Id): readonly Day[] => {
  const ids = (things: readonly { readonly programme: Id }[], key: string): ReadonlySet<unknown> =>
    new Set(
      things
        .filter((thing) => thing.programme === programme)
        .map((thing) => Object.entries(thing).find(([name]) => name === key)?.[1]),
    );
  const directives = ids(factsOf(known, 'directed'), 'thing');
  const practices = ids(practicesOf(known, programme), 'thing');
  const sessions = ids(sessionsOf(known, programme), 'session');
  const reforms = ids(reformsOf(known, programme), 'reform');
  const raised = factsOf(known, 'raised').filter((issue) => issue.programme === programme);
  const issues = ids(raised, 'issue');
  return [
    ...factsOf(known, 'answered')
      .filter(({ directive }) => directives.has(directive))
      .map(({ on }) => on),
    ...factsOf(known, 'observed')
      .filter(({ practice }) => practices.has(practice))
      .map(({ on }) => on),
    ...factsOf(known, 'attended')
      .filter(({ session }) => sessions.has(session))
      .map(({ on }) => on),
    ...raised.map(({ on }) => on),
    ...factsOf(known, 'stepped')
      .filter(({ issue }) => issues.has(issue))
      .map(({ on }) => on),
    ...factsOf(known, 'decreed')
      .filter(({ reform }) => reforms.has(reform))
      .map(({ signedOn }) => signedOn),
    ...factsOf(known, 'completed')
      .filter(({ reform }) => reforms.has(reform))
      .map(({ on }) => on),
    ...factsOf(known, 'cancelled')
      .filter(({ reform }) => reforms.has(reform))
      .map(({ on }) => on),
  ];
};

const newestFactOn = (known: Known, programme: Id, day: Day): Day | null =>
  factDays(known, programme)
    .filter((on) => on <= day)
    .reduce<Day | null>((newest, on) => (newest === null || on > newest ? on : newest), null);

/** Which programme is read, and for which pair of dates: `known` is what was known on the second. */
export type Asking = { readonly known: Known; readonly programme: Id; readonly day: Day };

/** The whole programme, or with `under` the covered units among one unit and all below it; empty where none is. */
export const readingOf = (measure: Measure, asking: Asking, under: Id | null = null): Reading => {
  const { known, programme, day } = asking;
  const chart = chartAt(known, day);
  const whole = unitsUnder(chart, scopeOf(known, programme, day));
  const units = under === null ? whole : subtreeOf(chart, under).filter((unit) => whole.includes(unit));
  const figures = (some: readonly Id[]): Figures => figuresOf(measure, { ...asking, units: some });
  return {
    newestFactOn: newestFactOn(known, programme, day),
    total: figures(units),
    units: units.map((unit) => ({ unit, own: figures([unit]), subtree: figures(subtreeOf(chart, unit)) })),
  };
};
