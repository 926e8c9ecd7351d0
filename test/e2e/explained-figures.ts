import { expectOf } from '../support/expectation.js';

type Component = Readonly<Record<string, number>> & { readonly name: unknown };
export type Row = {
  readonly component: string;
  readonly fact: string;
  readonly thing?: string;
  readonly event?: string;
  readonly unit: string | null;
  readonly staff?: string;
  readonly name?: string | null;
  readonly counted: boolean;
  readonly why: string;
  readonly count: number;
};
export type Explanation = { readonly rows: readonly Row[] };
type Figures = { readonly total: { readonly components: readonly Component[] } };

/** Asks for an answer of a measure, `query` with its question mark. */
export type Asks = <T>(path: string) => Promise<T>;

const countOf = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** What rows say of a component, by the names of its figures. */
const saidBy = (rows: readonly Row[], name: string): Readonly<Record<string, number>> => {
  const counted = rows.filter((row) => row.counted);
  const why = (word: string): number => countOf(rows.filter((row) => row.why === word));
  switch (name) {
    case 'acknowledged':
      return { numerator: countOf(counted), exempted: why('exempted') };
    case 'implemented':
      return { numerator: countOf(counted), denominator: countOf(counted) + why('not-completed') };
    case 'calm':
      return { openIssues: countOf(counted.filter(({ fact, why: word }) => fact === 'issue' && word === 'counts')) };
    case 'willing':
      // The responses are destroyed: nothing is left to tell.
      return { rows: rows.length };
    case 'developed':
      return { numerator: new Set(counted.map(({ staff }) => staff)).size };
    default:
      return { numerator: countOf(counted) };
  }
};

/** The rows of an explanation are what the figures of the same measure, unit and dates are made of. */
const explainsItsFigures = async (ask: Asks, measure: string, query: string): Promise<void> => {
  const { total } = await ask<Figures>(`${measure}${query}`);
  const { rows } = await ask<Explanation>(`${measure}/explanation${query}`);
  for (const component of total.components) {
    const name = String(component.name);
    const said = saidBy(
      rows.filter((row) => row.component === name),
      name,
    );
    const shown = Object.fromEntries(Object.keys(said).map((figure) => [figure, component[figure] ?? 0]));
    expectOf(said, `${measure} ${name} ${query}`).toStrictEqual(shown);
  }
};

/** As `explainsItsFigures`, of every measure and formula. */
export const explainsEveryFigure = async (ask: Asks, query: string): Promise<void> => {
  for (const measure of ['adoption', 'readiness', 'competency']) await explainsItsFigures(ask, measure, query);
  await explainsItsFigures(ask, 'readiness', `${query}&formula=readiness@2`);
};
