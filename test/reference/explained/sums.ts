import { chartAt, lineOf } from '../chart.js';
import type { Asked } from '../components.js';
import type { Id } from '../facts.js';
import { staffOf } from '../people.js';

/** What a row of an explanation says that figures are made of. */
export type SaidRow = {
  readonly component: string;
  readonly fact: string;
  readonly thing: string;
  readonly unit: string | null;
  readonly staff: string;
  readonly weight: number;
  readonly why: string;
};

/** Figures of a component, by their names. */
export type Sums = Readonly<Record<string, number>>;

type Adding = Pick<Asked, 'known' | 'units' | 'day'> & { readonly rows: readonly SaidRow[] };

const many = (rows: readonly SaidRow[], ...whys: readonly string[]): number =>
  rows.filter(({ why }) => whys.includes(why)).length;

const populationOf = ({ known, day }: Adding, units: readonly Id[]): number =>
  units.reduce((sum, unit) => sum + staffOf(known, unit, day).length, 0);

const acknowledged = ({ rows }: Adding): Sums => ({
  numerator: many(rows, 'counts'),
  exempted: many(rows, 'exempted'),
});

const implemented = ({ rows }: Adding): Sums => ({
  numerator: many(rows, 'counts'),
  denominator: many(rows, 'counts', 'not-completed'),
});

const PASSED = ['counts', 'another-counts', 'run-out'];

const keyOf = ({ staff, thing }: SaidRow): string => `${staff} ${thing}`;

/** Of each person and course: whoever passed is not failed, and has lapsed where nothing counts. */
const trained = ({ rows }: Adding): Sums => {
  const pairsOf = (...whys: readonly string[]): ReadonlySet<string> =>
    new Set(rows.filter(({ why }) => whys.includes(why)).map(keyOf));
  const [counting, passed, failed] = [pairsOf('counts'), pairsOf(...PASSED), pairsOf('failed')];
  return {
    numerator: many(rows, 'counts'),
    lapsed: [...passed].filter((pair) => !counting.has(pair)).length,
    failed: [...failed].filter((pair) => !passed.has(pair)).length,
  };
};

const developed = (adding: Adding): Sums => ({
  numerator: new Set(adding.rows.filter(({ why }) => why === 'counts').map(({ staff }) => staff)).size,
  denominator: populationOf(adding, adding.units),
});

const socialised = (adding: Adding): Sums => ({
  numerator: many(adding.rows, 'counts'),
  denominator: populationOf(adding, adding.units),
});

const issuesOf = (rows: readonly SaidRow[]): readonly SaidRow[] => rows.filter(({ fact }) => fact === 'issue');

/** The weight of each unit's issues is capped at its population. */
const calmOf = (adding: Adding, units: readonly Id[]): Sums => {
  const issues = issuesOf(adding.rows).filter(({ why, unit }) => why === 'counts' && units.includes(unit ?? ''));
  const weights = units.map((unit) => {
    const weight = issues.filter((issue) => issue.unit === unit).reduce((sum, issue) => sum + issue.weight, 0);
    return Math.min(populationOf(adding, [unit]), weight);
  });
  const population = populationOf(adding, units);
  return {
    numerator: population - weights.reduce((a, b) => a + b, 0),
    denominator: population,
    openIssues: issues.length,
  };
};

/** Who is heard is told by the rows, too. */
const calmWhereHeard = (adding: Adding): Sums => {
  const { known, units, day, rows } = adding;
  const chart = chartAt(known, day);
  const speaks = (row: SaidRow, unit: Id): boolean =>
    row.fact === 'nil-report'
      ? row.why === 'counts' && lineOf(chart, unit).includes(row.unit ?? '')
      : row.unit === unit && ['counts', 'heard'].includes(row.why);
  const heard = units.filter((unit) => rows.some((row) => speaks(row, unit)));
  return { ...calmOf(adding, heard), unheard: populationOf(adding, units) - populationOf(adding, heard) };
};

const SUMS: Readonly<Record<string, (adding: Adding) => Sums>> = {
  acknowledged,
  practised: ({ rows }) => ({ numerator: many(rows, 'counts') }),
  implemented,
  socialised,
  trained,
  developed,
};

/** What the rows of a component say that its figures of some units are; of what no row tells of, nothing. */
export const addedUp = (component: string, adding: Adding, asksWhoIsHeard: boolean): Sums => {
  if (component === 'calm') return asksWhoIsHeard ? calmWhereHeard(adding) : calmOf(adding, adding.units);
  return SUMS[component]?.(adding) ?? {};
};
