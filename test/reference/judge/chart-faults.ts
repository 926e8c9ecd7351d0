import { apply, chartOf, inOrder, parentOf, type Chart, type DatedChange } from '../chart.js';
import type { Day } from '../days.js';
import type { Id, Known } from '../facts.js';
import { everyone, movementsOf, recordedUnit } from '../people.js';

/** What is wrong with a chart; `ended` is the unit in which something is left, `open` marks what no rule settles. */
export type Violation = {
  readonly key: string;
  readonly code: string;
  readonly ended: Id | null;
  readonly open: boolean;
};

type End = { readonly at: Id; readonly how: 'exists' | 'abolished' | 'unknown' | 'circular' };

const endOfLine = (chart: Chart, unit: Id): End => {
  const seen = new Set<Id>();
  for (let at = unit; ;) {
    if (chart.alive.has(at)) return { at, how: 'exists' };
    if (seen.has(at)) return { at, how: 'circular' };
    seen.add(at);
    const into = chart.ended.get(at);
    if (into === undefined) return { at, how: 'unknown' };
    if (into === null) return { at, how: 'abolished' };
    at = into;
  }
};

const left = (what: string, end: End): readonly Violation[] => {
  if (end.how === 'exists') return [];
  if (end.how === 'circular') return [{ key: `circle ${end.at}`, code: 'chart-cycle', ended: null, open: false }];
  return [{ key: `${what} in ${end.at}`, code: 'unit-ended', ended: end.at, open: end.how === 'unknown' }];
};

const climbsForEver = (chart: Chart, unit: Id): boolean => {
  const seen = new Set<Id>();
  for (let at: Id | null = unit; at !== null; at = parentOf(chart, at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
};

const wrong = (key: string, code: string): Violation => ({ key, code, ended: null, open: false });

const shapeOf = (chart: Chart): readonly Violation[] => {
  const units = [...chart.alive.values()];
  const roots = units.filter(({ parent }) => parent === null);
  const codes = units.map(({ code }) => code);
  return [
    ...(roots.length > 1 ? [wrong('roots', 'chart-cycle')] : []),
    ...units.filter(({ id }) => climbsForEver(chart, id)).map(({ id }) => wrong(`circle ${id}`, 'chart-cycle')),
    ...codes.filter((code, at) => codes.indexOf(code) !== at).map((code) => wrong(`code ${code}`, 'code-taken')),
  ];
};

const leftovers = (chart: Chart, known: Known, people: readonly Id[], day: Day): readonly Violation[] => [
  ...[...chart.alive.values()].flatMap(({ id, parent }) =>
    parent === null ? [] : left(`unit ${id}`, endOfLine(chart, parent)),
  ),
  ...people.flatMap((staff) => {
    const unit = recordedUnit(known, staff, day);
    return unit === null ? [] : left(`person ${staff}`, endOfLine(chart, unit));
  }),
  // No rule says whether a unit without staff may have been merged into one that is abolished.
  ...[...chart.ended].flatMap(([unit, into]) =>
    into === null ? [] : left(`merger of ${unit}`, endOfLine(chart, into)).map((found) => ({ ...found, open: true })),
  ),
];

/** A change of a unit that does not exist yet, after a postponement say: no rule says what becomes of it. */
const unborn = (changes: readonly DatedChange[]): readonly Violation[] => {
  const chart: Chart = { alive: new Map(), ended: new Map() };
  return inOrder(changes).flatMap(({ on, seq, index, change }) => {
    const early = change.change !== 'establish' && !chart.alive.has(change.unit) && !chart.ended.has(change.unit);
    apply(chart, on, change);
    return early ? [{ key: `early ${seq} ${index}`, code: 'unit-ended', ended: null, open: true }] : [];
  });
};

const daysOf = (changes: readonly DatedChange[], known: Known, people: readonly Id[]): readonly Day[] => [
  ...new Set([
    ...changes.map(({ on }) => on),
    ...people.flatMap((staff) => movementsOf(known, staff).map(({ on }) => on)),
  ]),
];

/** Everything wrong with the chart that these changes make, on any day, by key. */
export const violationsOf = (
  changes: readonly DatedChange[],
  known: Known,
  people: readonly Id[] = everyone(known),
): ReadonlyMap<string, Violation> => {
  const found = daysOf(changes, known, people).flatMap((day) => {
    const chart = chartOf(changes, day);
    return [...shapeOf(chart), ...leftovers(chart, known, people, day)];
  });
  return new Map([...unborn(changes), ...found].map((violation) => [violation.key, violation]));
};

export const newOnes = (
  after: ReadonlyMap<string, Violation>,
  before: ReadonlyMap<string, Violation>,
): readonly Violation[] => [...after.values()].filter(({ key }) => !before.has(key));

/** Whether somebody is left in a unit that does not exist, once these facts are known too. */
export const strands = (
  before: Known,
  after: Known,
  changes: readonly DatedChange[],
  people: readonly Id[],
): readonly Violation[] => newOnes(violationsOf(changes, after, people), violationsOf(changes, before, people));
