import { keyOfAnswers, POPULATION, standingOf } from '../../projections/ledger.keys.js';
import { type AnswerEntry, type AnswersDoc, lastAnswer } from '../../projections/ledger.documents.js';
import { knownBy } from '../../projections/ledger.intervals.js';
import { dateOf, dayOf, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import { ANSWERS_RECORD } from '../directives/directive.permissions.js';
import { type DirectiveAt, directiveKind, type DirectiveVersion } from '../directives/directive.register.js';
import { STANDINGS_READ } from './insights.permissions.js';
import { type ByPlace, byPlace } from './standing-rows.js';
import type { Standing } from './standing.js';
import type { Sums } from './sums.js';
import type { Tree } from './tree.js';

const STANDINGS = ['acknowledged', 'outstanding', 'superseded', 'declined', 'exception-requested', 'exempted'] as const;
type StandingName = (typeof STANDINGS)[number];

export type StandingCounts = Readonly<Record<StandingName | 'population' | 'overdue', number>>;

const BY_LETTER: Readonly<Record<string, StandingName>> = {
  a: 'acknowledged',
  d: 'declined',
  r: 'exception-requested',
};

/** What an answer amounts to while a version is current: domain.md, 4. */
const standingIn = (category: string, version: number): StandingName => {
  if (category === 'x') return 'exempted';
  const name = BY_LETTER[category.charAt(0)];
  return name !== undefined && Number(category.slice(1)) === version ? name : 'superseded';
};

const isOverdue = (name: StandingName): boolean => name !== 'acknowledged' && name !== 'exempted';

type Rows = Record<StandingName | 'population', Float64Array>;

const rowsOf = (tree: Tree, id: string, version: number, bySubject: Sums): Rows => {
  const names = ['population', ...STANDINGS] as const;
  const rows = Object.fromEntries(names.map((name) => [name, new Float64Array(tree.size)])) as Rows;
  rows.population = bySubject.get(POPULATION)?.get('') ?? rows.population;
  rows.outstanding = Float64Array.from(rows.population);
  for (const [category, counts] of bySubject.get(standingOf(id)) ?? []) {
    const into = rows[standingIn(category, version)];
    counts.forEach((n, place) => {
      into[place] = (into[place] ?? 0) + n;
      rows.outstanding[place] = (rows.outstanding[place] ?? 0) - n;
    });
  }
  return rows;
};

const countsOf = (at: (name: StandingName | 'population') => number, isPastDue: boolean): StandingCounts => {
  const counts = Object.fromEntries(STANDINGS.map((name) => [name, at(name)])) as Record<StandingName, number>;
  const late = STANDINGS.filter(isOverdue).reduce((sum, name) => sum + counts[name], 0);
  return { population: at('population'), ...counts, overdue: isPastDue ? late : 0 };
};

const NO_STANDING: StandingCounts = countsOf(() => 0, false);

const pastDue = ({ dueOn }: DirectiveVersion, asOf: CalendarDate): boolean => asOf > dueOn;

/** How the staff of the targeted units stand towards the version that is current. */
const standingsOf = (
  tree: Tree,
  { id, current }: { readonly id: string; readonly current: DirectiveVersion },
  sums: Sums,
  asOf: CalendarDate,
): ByPlace<StandingCounts> => {
  const rows = rowsOf(tree, id, current.version, sums);
  const late = pastDue(current, asOf);
  return byPlace(tree, rows, (at) => countsOf(at, late));
};

/** One person's standing at a pair of dates, and the day of the answer that gives it. */
const personStanding = (
  answers: readonly AnswerEntry[],
  version: number | undefined,
  { asOf, knownOn }: Pair,
): { readonly standing: StandingName; readonly on: CalendarDate | null } => {
  const last = lastAnswer(knownBy(answers, dayOf(knownOn)), dayOf(asOf));
  if (!last) return { standing: 'outstanding', on: null };
  const isOld = last.kind !== 'exempted' && last.version !== version;
  return { standing: isOld ? 'superseded' : last.kind, on: dateOf(last.on) };
};

const documentOf = (doc: JsonObject | undefined): readonly AnswerEntry[] =>
  (doc as unknown as AnswersDoc | undefined)?.answers ?? [];

/** Towards the version current on `asOf`; where none is, nothing is asked of anybody. */
export const directiveStanding: Standing<DirectiveAt, StandingCounts> = {
  ...directiveKind,
  readers: STANDINGS_READ,
  namers: ANSWERS_RECORD,
  name: 'standing',
  head: ({ id, current }) => ({ directive: id, version: current?.version ?? null }),
  asks: ({ current, units }) => (current ? units : []),
  subjects: (id) => [POPULATION, standingOf(id)],
  counts: ({ id, current }, { tree, sums }, { asOf }) =>
    current ? standingsOf(tree, { id, current }, sums, asOf) : { total: NO_STANDING, own: [], subtree: [] },
  keyOf: keyOfAnswers,
  person: ({ current }, doc, pair) => personStanding(documentOf(doc), current?.version, pair),
};
