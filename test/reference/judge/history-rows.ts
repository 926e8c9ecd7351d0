import { factsOf, type Fact, type Id, type Known } from '../facts.js';

/** A row of the history of a unit or a person: the fact, and its place among the rows. */
export type HistoryRow = { readonly seq: number; readonly of: Id; readonly index: number; readonly byDecree: boolean };

const FACT = /^@fact:(.+):(\d+)$/;

/** A row has no id before the server gives it one: it is named by whose it is and its place. */
export const rowName = ({ of, index }: Pick<HistoryRow, 'of' | 'index'>): Id => `@fact:${of}:${index}`;

export const isFactName = (id: Id): boolean => FACT.test(id);

export const namedRow = (name: Id): { readonly of: Id; readonly index: number } | undefined => {
  const [, of, index] = FACT.exec(name) ?? [];
  return of === undefined ? undefined : { of, index: Number(index) };
};

const changesOf = (log: Known, fact: Fact, of: Id): readonly boolean[] => {
  if (fact.type === 'unit-changed') return fact.change.unit === of ? [false] : [];
  if (fact.type !== 'decreed') return [];
  const reform = factsOf(log, 'proposed').find(({ reform: id }) => id === fact.reform);
  return (reform?.changes ?? []).filter(({ unit }) => unit === of).map(() => true);
};

const careerOf = (fact: Fact, of: Id): readonly boolean[] =>
  (fact.type === 'enrolled' || fact.type === 'transferred' || fact.type === 'departed') && fact.staff === of
    ? [false]
    : [];

/** Every fact ever told of a unit or a person, in the order of recording. */
export const historyRows = (log: Known, of: Id): readonly HistoryRow[] =>
  log
    .flatMap((fact) =>
      [...changesOf(log, fact, of), ...careerOf(fact, of)].map((byDecree) => ({ seq: fact.seq, byDecree })),
    )
    .map((row, index) => ({ ...row, of, index }));

export const rowNamed = (log: Known, name: Id): HistoryRow | undefined => {
  const named = namedRow(name);
  return named && historyRows(log, named.of)[named.index];
};
