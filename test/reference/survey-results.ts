import { bandOf } from './bands.js';
import type { Id } from './facts.js';
import { fraction, over, plus, rounded, times, ZERO, type Fraction } from './fractions.js';
import { hiddenIn, ownOf, subtreeFigure, TOTAL, type Figure } from './hiding.js';
import { familyOf, type Count } from './surveys.js';

const ELEMENTS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const;

const elementsOf = ({ kind, statements }: Count['survey']): readonly string[] =>
  kind === 'pulse' ? Array.from({ length: statements }, (_, at) => `S${at + 1}`) : ELEMENTS;

const highest = ({ kind }: Count['survey']): number => (kind === 'pulse' ? 5 : 4);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

type Index = { readonly index: number | null; readonly band: string | null };

const NONE: Index = { index: null, band: null };

const ofPulse = (responses: readonly (readonly number[])[]): Index => {
  const answers = responses.flat();
  const index = fraction(sum(answers.map((answer) => answer - 1)), 4 * answers.length);
  return { index: rounded(index), band: bandOf(index) };
};

/** Two decimals, half away from zero; never below zero here. */
const toHundredths = (a: Fraction): bigint => (a.top * 200n + a.bottom) / (2n * a.bottom);

const LEAST: readonly (readonly [bigint, string])[] = [
  [8_831n, 'A'],
  [7_661n, 'B'],
  [6_500n, 'C'],
];

/** The index of the SKM: the weighted means of the nine elements, times 25. */
const ofSatisfaction = (survey: Count['survey'], responses: readonly (readonly number[])[]): Index => {
  const weight = survey.weights === '0.11' ? fraction(11, 100) : fraction(1, 9);
  const means = ELEMENTS.map((_, at) => fraction(sum(responses.map((answers) => answers[at] ?? 0)), responses.length));
  const hundredths = toHundredths(times(means.map((mean) => times(mean, weight)).reduce(plus, ZERO), fraction(25)));
  return {
    index: Number(hundredths) / 100,
    band: LEAST.find(([least]) => hundredths >= least)?.[1] ?? 'D',
  };
};

const indexOf = (survey: Count['survey'], responses: readonly (readonly number[])[]): Index => {
  if (responses.length === 0) return NONE;
  return survey.kind === 'pulse' ? ofPulse(responses) : ofSatisfaction(survey, responses);
};

const peopleOf = ({ survey, population }: Count, units: readonly Id[], many: number) => {
  if (survey.kind !== 'pulse') return {};
  const people = sum(units.map(population));
  return { population: people, responseRate: people === 0 ? null : rounded(fraction(many, people)) };
};

/** Of some units together. */
const figureOf = (count: Count, units: readonly Id[]) => {
  const { survey } = count;
  const responses = units.flatMap((unit) => count.of(unit));
  const elements = elementsOf(survey).map((name, at) => {
    const answers = responses.map((one) => one[at] ?? 0);
    const counts = Array.from({ length: highest(survey) }, (_, low) => answers.filter((one) => one === low + 1).length);
    return {
      name,
      mean: answers.length === 0 ? null : rounded(over(fraction(sum(answers)), fraction(answers.length))),
      counts,
    };
  });
  return {
    responses: responses.length,
    ...peopleOf(count, units, responses.length),
    elements,
    ...indexOf(survey, responses),
  };
};

export type Shown = { readonly hidden: true } | ReturnType<typeof figureOf>;

/** What is published: each figure, or that it is hidden. */
export const publishedOf = (count: Count) => {
  const hidden = hiddenIn(count);
  const shown = (figure: Figure, units: readonly Id[]): Shown =>
    hidden.has(figure) ? { hidden: true } : figureOf(count, units);
  return {
    total: shown(TOTAL, count.units),
    own: (unit: Id) => shown(ownOf(unit), [unit]),
    subtree: (unit: Id) => shown(subtreeFigure(unit), familyOf(count, unit)),
  };
};
