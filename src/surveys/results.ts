import { type Band, bandOf } from '../kernel/words/band.js';
import { type Fraction, fourDecimals, twoDecimals } from '../kernel/words/exact.js';
import { type CoveredTree, hiddenIn } from './hidden.js';

/** Of each statement, how often each answer was given, lowest (1) first. */
export type Counts = readonly (readonly number[])[];

/** What is answered in a survey: so many statements, with 1 to 5 (pulse) or 1 to 4 (satisfaction). */
export type Asked =
  | { readonly kind: 'pulse'; readonly statements: number }
  | { readonly kind: 'satisfaction'; readonly weights: 'ninth' | '0.11' };

/** The SKM's grade of service. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/** Four decimals. */
export type Element = { readonly name: string; readonly mean: number | null; readonly counts: readonly number[] };

/** `index`: four decimals and a band, or two and a grade; null without responses. */
export type ShownFigure = {
  readonly responses: number;
  /** Of a pulse; the rate with four decimals, null where there is nobody. */
  readonly population?: number;
  readonly responseRate?: number | null;
  readonly elements: readonly Element[];
  readonly index: number | null;
  readonly band: Band | Grade | null;
};

export type Figure = ShownFigure | { readonly hidden: true };

/** By place in the tree. */
export type Results = {
  readonly total: Figure;
  readonly units: readonly { readonly own: Figure; readonly subtree: Figure }[];
};

/** Counts of the responses of each unit itself, undefined where it has none, and who is in it (pulse), by place. */
export type Counted = {
  readonly counts: readonly (Counts | undefined)[];
  readonly population?: ArrayLike<number>;
};

const ELEMENTS = 9;
const HIGHEST = { pulse: 5, satisfaction: 4 } as const;

/** Of an index with two decimals, in hundredths. */
const GRADES: readonly (readonly [number, Grade])[] = [
  [88.31, 'A'],
  [76.61, 'B'],
  [65, 'C'],
];

/** What the nine exact means weigh each, times 25. */
const WEIGHED = { ninth: { n: 25n, d: 9n }, '0.11': { n: 275n, d: 100n } } as const;

const statementsOf = (asked: Asked): number => (asked.kind === 'pulse' ? asked.statements : ELEMENTS);

const noneOf = (asked: Asked): number[][] =>
  Array.from({ length: statementsOf(asked) }, () => Array.from({ length: HIGHEST[asked.kind] }, () => 0));

const addTo = (sums: readonly number[][], counts: Counts | undefined): void =>
  counts?.forEach((answers, statement) =>
    answers.forEach((times, answer) => {
      const row = sums[statement];
      if (row) row[answer] = (row[answer] ?? 0) + times;
    }),
  );

/** Every response answers every statement. */
const responsesIn = (counts: Counts | undefined): number => counts?.[0]?.reduce((sum, times) => sum + times, 0) ?? 0;

const pointsOf = (answers: readonly number[]): number =>
  answers.reduce((sum, times, answer) => sum + times * (answer + 1), 0);

const elementsOf = (asked: Asked, counts: Counts, responses: number): Element[] =>
  counts.map((answers, at) => ({
    name: `${asked.kind === 'pulse' ? 'S' : 'U'}${at + 1}`,
    mean: responses === 0 ? null : fourDecimals({ n: BigInt(pointsOf(answers)), d: BigInt(responses) }),
    counts: answers,
  }));

type Indexed = Pick<ShownFigure, 'index' | 'band'>;

/** sum of (answer - 1) / (4 x answers). */
const pulseIndex = (points: number, answers: number): Indexed => {
  const index: Fraction = { n: BigInt(points - answers), d: BigInt((HIGHEST.pulse - 1) * answers) };
  return { index: fourDecimals(index), band: bandOf(index) };
};

/** The means have one denominator: their sum is the points of all over the responses. The grade is that of the rounded index. */
const serviceIndex = (points: number, responses: number, weights: keyof typeof WEIGHED): Indexed => {
  const { n, d } = WEIGHED[weights];
  const index = twoDecimals({ n: BigInt(points) * n, d: BigInt(responses) * d });
  return { index, band: GRADES.find(([from]) => index >= from)?.[1] ?? 'D' };
};

const indexOf = (asked: Asked, counts: Counts, responses: number): Indexed => {
  if (responses === 0) return { index: null, band: null };
  const points = counts.reduce((sum, answers) => sum + pointsOf(answers), 0);
  return asked.kind === 'pulse'
    ? pulseIndex(points, responses * counts.length)
    : serviceIndex(points, responses, asked.weights);
};

const rateOf = (responses: number, population: number): Pick<ShownFigure, 'population' | 'responseRate'> => ({
  population,
  responseRate: population === 0 ? null : fourDecimals({ n: BigInt(responses), d: BigInt(population) }),
});

const figureOf = (asked: Asked, counts: Counts, population: number): ShownFigure => {
  const responses = responsesIn(counts);
  return {
    responses,
    ...(asked.kind === 'pulse' ? rateOf(responses, population) : {}),
    elements: elementsOf(asked, counts, responses),
    ...indexOf(asked, counts, responses),
  };
};

/** Sums of each unit and all below it, and of all. */
class Sums {
  readonly own: readonly number[][][];
  readonly subtree: readonly number[][][];
  readonly total: readonly number[][];
  readonly people: { readonly own: number[]; readonly subtree: number[]; total: number };

  constructor(asked: Asked, { parents }: CoveredTree, { counts, population = [] }: Counted) {
    this.own = parents.map(() => noneOf(asked));
    this.subtree = parents.map(() => noneOf(asked));
    this.total = noneOf(asked);
    const own = parents.map((_, place) => population[place] ?? 0);
    this.people = { own, subtree: [...own], total: 0 };
    this.own.forEach((sums, place) => addTo(sums, counts[place]));
    for (const place of parents.map((_, at) => at).toReversed()) this.addUp(place, parents[place] ?? -1);
  }

  /** Every place comes after all those below it. */
  private addUp(place: number, above: number): void {
    const mine = this.subtree[place] ?? [];
    addTo(mine, this.own[place]);
    addTo(this.subtree[above] ?? this.total, mine);
    const { subtree } = this.people;
    if (above < 0) this.people.total += subtree[place] ?? 0;
    else subtree[above] = (subtree[above] ?? 0) + (subtree[place] ?? 0);
  }
}

/** What is published of a survey (capabilities.md, 13), of all that it covers. */
export const resultsOf = (asked: Asked, tree: CoveredTree, counted: Counted): Results => {
  const hidden = hiddenIn(tree, counted.counts.map(responsesIn));
  const { own, subtree, total, people } = new Sums(asked, tree, counted);
  const shown = (isHidden: boolean | undefined, counts: Counts | undefined, population: number | undefined): Figure =>
    isHidden === true ? { hidden: true } : figureOf(asked, counts ?? [], population ?? 0);
  return {
    total: shown(hidden.total, total, people.total),
    units: tree.parents.map((_, place) => ({
      own: shown(hidden.own[place], own[place], people.own[place]),
      subtree: shown(hidden.subtree[place], subtree[place], people.subtree[place]),
    })),
  };
};
