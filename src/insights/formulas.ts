import type { Own } from './figures.js';

export type MeasureName = 'adoption' | 'readiness' | 'competency';

export const READINESS_FORMULAS = ['readiness@1', 'readiness@2'] as const;
export type ReadinessFormula = (typeof READINESS_FORMULAS)[number];

export type FormulaName = 'adoption@1' | ReadinessFormula | 'competency@1';

/**
 * Sums of figures over some units, and what is not summed: `done` of `due` are those of `implemented`, `willing` of
 * `asked` those of the pulse.
 */
export type Summed = Readonly<Record<Own | 'done' | 'due' | 'willing' | 'asked', number>>;

/** A component as shown; `weight` in hundredths, numerator and denominator whole (of `calm` in quarters of persons). */
export type Part = {
  readonly name: string;
  readonly weight: number;
  readonly numerator: number;
  readonly denominator: number;
  /** How many of the whole numbers make one: 4 where they are quarters. */
  readonly unit: number;
  readonly extra: Readonly<Record<string, number>>;
};

type Formula = {
  readonly measure: MeasureName;
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

const socialised = (weight: number, of: Summed): Part => ({
  name: 'socialised',
  weight,
  numerator: of['not-committed'] + of['not-practising'] + of.practising,
  denominator: of.population,
  unit: 1,
  extra: {},
});

const trained = (weight: number, { trained: numerator, trainable, lapsed, failed }: Summed): Part => ({
  name: 'trained',
  weight,
  numerator,
  denominator: trainable,
  unit: 1,
  extra: { lapsed, failed },
});

/** Over `population` of those there are; open resistance is among them wherever there is any. */
const calm = (weight: number, of: Summed, population: number, extra: Part['extra']): Part => ({
  name: 'calm',
  weight,
  numerator: 4 * population - of.unrest,
  denominator: 4 * population,
  unit: 4,
  extra: { ...extra, openIssues: of.openIssues },
});

/** domain.md, 5 and 6; capabilities.md, 11 and 12. */
export const FORMULAS: Readonly<Record<FormulaName, Formula>> = {
  'adoption@1': {
    measure: 'adoption',
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
  'readiness@1': {
    measure: 'readiness',
    hasJourney: true,
    parts: (of) => [socialised(40, of), acknowledged(30, of), calm(30, of, of.population, {})],
  },
  'readiness@2': {
    measure: 'readiness',
    hasJourney: true,
    parts: (of) => [
      socialised(25, of),
      acknowledged(20, of),
      trained(20, of),
      { name: 'willing', weight: 15, numerator: of.willing, denominator: of.asked, unit: 1, extra: {} },
      calm(20, of, of.heard, { unheard: of.population - of.heard }),
    ],
  },
  'competency@1': {
    measure: 'competency',
    hasJourney: false,
    parts: (of) => [
      trained(60, of),
      { name: 'developed', weight: 40, numerator: of.developed, denominator: of.population, unit: 1, extra: {} },
    ],
  },
};

/** What a table's file is called: by the measure, and the formula where that is not the first one. */
export const fileOf = (formula: FormulaName): string => formula.replace('@1', '').replace('@', '-');

/** The formulas of a measure, the first one first. */
export const formulasOf = (measure: MeasureName): FormulaName[] =>
  (['adoption@1', ...READINESS_FORMULAS, 'competency@1'] as const).filter((name) => FORMULAS[name].measure === measure);
