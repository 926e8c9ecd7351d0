import { factsOf, type FactOf, type Id, type Known } from './facts.js';

export type Code = {
  readonly code: Id;
  readonly survey: Id;
  readonly unit: Id;
  /** The response under it; undefined while nobody has used it. */
  readonly answers: readonly number[] | undefined;
};

const responsesBy = (known: Known): ReadonlyMap<Id, readonly number[]> =>
  new Map(factsOf(known, 'phoned').map(({ code, answers }) => [code, answers]));

/** Of the unused codes those are void that were given out before the unit's were taken back. */
const isVoid = (known: Known, { survey, unit, seq }: FactOf<'codes'>): boolean =>
  factsOf(known, 'uncodes').some((fact) => fact.survey === survey && fact.unit === unit && fact.seq > seq);

/** Every code that is good for something, or was. */
export const codesIn = (known: Known): readonly Code[] => {
  const responses = responsesBy(known);
  return factsOf(known, 'codes').flatMap((given) => {
    const { survey, unit, codes } = given;
    const all = codes.map((code) => ({ code, survey, unit, answers: responses.get(code) }));
    return isVoid(known, given) ? all.filter(({ answers }) => answers !== undefined) : all;
  });
};

export const codesOf = (known: Known, id: Id): readonly Code[] => codesIn(known).filter(({ survey }) => survey === id);
