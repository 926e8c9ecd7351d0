import { factsOf, type Happening, type Id, type Known } from '../facts.js';
import { everyone } from '../people.js';
import { bodies } from './fields.js';
import type { Body, Verdict } from './verdict.js';

/** One row of a file: what it comes to, by the names of an import's figures, or by which codes it may be refused. */
export type ImportedRow = {
  readonly figures: readonly string[];
  readonly refusals: ReadonlySet<string>;
  readonly facts: readonly Happening[];
  readonly unclear: string | null;
};

/** The rows of a body that stands for a file, each by its cells. */
export const cellsIn = (body: Body): readonly (readonly string[])[] =>
  bodies(body, 'rows').map(({ cells }) => (Array.isArray(cells) ? cells.map(String) : []));

export const refusedRow = (...codes: readonly string[]): ImportedRow => ({
  figures: [],
  refusals: new Set(codes),
  facts: [],
  unclear: null,
});

export const changedRow = (figures: readonly string[], facts: readonly Happening[]): ImportedRow => ({
  figures,
  refusals: new Set(),
  facts,
  unclear: null,
});

const unchangedRow: ImportedRow = changedRow(['unchanged'], []);

/** An import is the same facts as single writes: the row is judged as one of these. */
export const rowAs = (figure: string, verdict: Verdict, newId: Id): ImportedRow => {
  const { accepting, refusals, unclear, record } = verdict;
  if (unclear !== null || accepting === 'either') return { ...unchangedRow, unclear: unclear ?? 'maybe so already' };
  if (accepting === 'no') return refusedRow(...refusals);
  return accepting === 'already' ? unchangedRow : changedRow([figure], record(newId));
};

export const isNip = (cell: string): boolean => /^\d{18}$/.test(cell);

/** Whose number it is, or once was; of somebody who is nowhere, that too. */
export const holderOf = (known: Known, nip: string): Id | undefined =>
  factsOf(known, 'numbered').find((fact) => fact.nip === nip)?.staff;

/** Whose number it is, of those who were ever enrolled. */
export const personWith = (known: Known, nip: string): Id | undefined => {
  const holder = holderOf(known, nip);
  return holder !== undefined && everyone(known).includes(holder) ? holder : undefined;
};
