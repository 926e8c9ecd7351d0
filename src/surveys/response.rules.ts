import type { KnownSurvey } from './survey.decider.js';

/** An answer to each statement, in their order. */
export type Response = readonly number[];

/** How many statements a response answers, and the highest answer to one; the lowest is 1. */
export type Shape = { readonly statements: number; readonly highest: number };

/** `U1` to `U9` of the SKM, in order. */
export const ELEMENT_NAMES = [
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'competence',
  'behaviour',
  'facilities',
  'complaints',
] as const;

const HIGHEST = { pulse: 5, satisfaction: 4 } as const;

export const shapeOf = ({ kind, statements }: Pick<KnownSurvey, 'kind' | 'statements'>): Shape => ({
  statements: statements?.length ?? ELEMENT_NAMES.length,
  highest: HIGHEST[kind],
});

/** True where a response answers every statement of a survey. */
export const fits = ({ statements, highest }: Shape, response: Response): boolean =>
  response.length === statements && response.every((answer) => answer >= 1 && answer <= highest);
