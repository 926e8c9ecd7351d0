import { chartOf, inOrder, type Chart, type DatedChange } from '../chart.js';
import { apply } from '../chart.js';
import type { Change, Known } from '../facts.js';
import { newOnes, violationsOf, type Violation } from './chart-faults.js';
import { fault, RANK, when, type Fault } from './verdict.js';

/** The rank of `unit-ended` for the unit that a request of the chart is about is nowhere said: from its state to the chart. */
const ended = (condition: boolean): readonly Fault[] => when(condition, 'unit-ended', RANK.state, RANK.chart);

const isRoot = (chart: Chart, unit: string): boolean => chart.alive.get(unit)?.parent === null;

type Own<T extends Change['change']> = (
  chart: Chart,
  change: Extract<Change, { readonly change: T }>,
) => readonly Fault[];

const missing = ({ alive }: Chart, ...units: readonly string[]): readonly Fault[] =>
  ended(units.some((unit) => !alive.has(unit)));

const OWN: { readonly [T in Change['change']]: Own<T> } = {
  establish: (chart, { parent }) => (parent === null ? [] : missing(chart, parent)),
  rename: (chart, { unit }) => missing(chart, unit),
  move: (chart, { unit, parent }) => [
    ...missing(chart, unit, parent),
    ...when(isRoot(chart, unit), 'chart-cycle', RANK.chart),
  ],
  merge: (chart, { unit, into }) => [
    ...missing(chart, unit, into),
    ...when(isRoot(chart, unit) || unit === into, 'chart-cycle', RANK.chart),
  ],
  abolish: (chart, { unit }) => [...missing(chart, unit), ...when(isRoot(chart, unit), 'unit-not-empty', RANK.chart)],
};

/** Faults of the change itself, on the chart just before it. */
const ownFaults = (chart: Chart, change: Change): readonly Fault[] => {
  if (change.change === 'establish') return OWN.establish(chart, change);
  if (change.change === 'rename') return OWN.rename(chart, change);
  if (change.change === 'move') return OWN.move(chart, change);
  return change.change === 'merge' ? OWN.merge(chart, change) : OWN.abolish(chart, change);
};

const isBefore = (a: DatedChange, b: DatedChange): boolean => inOrder([b, a])[0] === a && a !== b;

const chartBefore = (changes: readonly DatedChange[], judged: DatedChange): Chart => {
  const chart: Chart = chartOf([], judged.on);
  for (const dated of inOrder(changes.filter((other) => isBefore(other, judged)))) apply(chart, dated.on, dated.change);
  return chart;
};

const codesOf = (change: Change, { code, ended: unit, open }: Violation): readonly string[] => {
  if (change.change !== 'abolish' || code !== 'unit-ended') return [code];
  return open ? ['unit-ended', 'unit-not-empty'] : [unit === change.unit ? 'unit-not-empty' : 'unit-ended'];
};

export type ChartJudgement = {
  readonly faults: readonly Fault[];
  readonly maybe: readonly Fault[];
  readonly unclear: string | null;
};

const judgeOne = (known: Known, before: readonly DatedChange[], judged: DatedChange): ChartJudgement => {
  const own = ownFaults(chartBefore(before, judged), judged.change);
  if (own.length > 0) return { faults: own, maybe: [], unclear: null };
  const found = newOnes(violationsOf([...before, judged], known), violationsOf(before, known));
  const faultsOf = (some: readonly Violation[]): readonly Fault[] =>
    some.flatMap((violation) => codesOf(judged.change, violation).map((code) => fault(code, RANK.chart)));
  const open = found.filter((violation) => violation.open);
  const unsettled = open.find(({ key }) => !key.startsWith('merger'));
  return {
    faults: faultsOf(found.filter((violation) => !violation.open)),
    maybe: faultsOf(open),
    unclear: unsettled ? `no rule settles: ${unsettled.key}` : null,
  };
};

const NOTHING: ChartJudgement = { faults: [], maybe: [], unclear: null };

/** Changes apply in the order listed; the first one the chart refuses gives the code (domain.md, 9). */
export const judgeChanges = (
  known: Known,
  recorded: readonly DatedChange[],
  wished: readonly DatedChange[],
): ChartJudgement =>
  wished.reduce<ChartJudgement>((sofar, judged, index) => {
    if (sofar.faults.length > 0 || sofar.unclear !== null) return sofar;
    const next = judgeOne(known, [...recorded, ...wished.slice(0, index)], judged);
    return { ...next, maybe: [...sofar.maybe, ...next.maybe] };
  }, NOTHING);

/** What becomes worse when recorded changes are moved or taken off the chart. */
export const worsens = (known: Known, now: readonly DatedChange[], then: readonly DatedChange[]): string | null =>
  newOnes(violationsOf(then, known), violationsOf(now, known))[0]?.key ?? null;
