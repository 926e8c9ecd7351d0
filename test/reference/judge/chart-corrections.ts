import { datedChanges, type DatedChange } from '../chart.js';
import { factsOf, type Change, type FactOf, type Id, type Known } from '../facts.js';
import { rowNamed } from './history-rows.js';
import { newOnes, type Violation, violationsOf } from './chart-faults.js';
import { judgeChanges, type ChartJudgement } from './chart-judge.js';
import { planned } from './checks.js';
import { text, textOr } from './fields.js';
import { amendment } from './thing-corrections.js';
import { withChart } from './reform-rules.js';
import { fault, RANK, type Assessment, type Rule } from './verdict.js';

type Establish = Extract<Change, { readonly change: 'establish' }>;

const NOWHERE: Assessment = { faults: [], unclear: 'no such unit', record: () => [] };

const establishment = (known: Known, unit: Id): FactOf<'unit-changed'> | undefined =>
  factsOf(known, 'unit-changed').find(({ change }) => change.change === 'establish' && change.unit === unit);

const without = (known: Known, seq: number): readonly DatedChange[] =>
  datedChanges(known).filter((dated) => dated.seq !== seq);

const isUnsettled = ({ key, open }: Violation): boolean => open && !key.startsWith('person') && !key.startsWith('unit');

/**
 * The chart judges what remains, or what is changed in its place: whoever or whatever would be in or below a unit that
 * then is not there is refused. What becomes of a change of a unit that then does not exist yet no rule says.
 */
const worse = (
  known: Known,
  now: readonly DatedChange[],
  after: Known,
): { readonly codes: readonly string[]; readonly unclear: string | null } => {
  const found = newOnes(violationsOf(now, after), violationsOf(datedChanges(known), known));
  const certain = found.filter((one) => !isUnsettled(one));
  return { codes: certain.map(({ code }) => code), unclear: certain.length > 0 ? null : (found[0]?.key ?? null) };
};

const anyOfChart = (codes: readonly string[]): Assessment['faults'] =>
  codes.length === 0
    ? []
    : ['unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'].map((code) => fault(code, RANK.chart));

type Told = { readonly found: FactOf<'unit-changed'>; readonly on: string; readonly change: Establish };

const isAlready = ({ found, on, change }: Told): boolean =>
  JSON.stringify([found.on, found.change]) === JSON.stringify([on, change]);

const judged = (known: Known, { found, on, change }: Told): ChartJudgement => {
  const { seq } = found;
  const dated: DatedChange = { on, seq, index: 0, change };
  const others = without(known, seq);
  const after = known.map((fact) => (fact.seq === seq ? { ...found, on, change } : fact));
  const own = judgeChanges(known, others, [dated]);
  const left = worse(known, [...others, dated], after);
  const isRefused = own.faults.length > 0 || left.codes.length > 0;
  const faults = isRefused ? anyOfChart(['chart']) : [];
  return { maybe: own.maybe, unclear: isRefused ? null : (own.unclear ?? left.unclear), faults };
};

const amend: Rule = ({ known, id, body, today }) => {
  const found = establishment(known, id);
  // Of a unit that a decree established the model plays no correction.
  if (found?.change.change !== 'establish') return NOWHERE;
  const { code, kind } = found.change;
  const change = { ...found.change, code: textOr(body, 'code', code), kind: textOr(body, 'kind', kind) };
  const told = { found, on: textOr(body, 'since', found.on), change };
  const isSo = isAlready(told);
  const assessment: Assessment = {
    faults: told.on === found.on ? [] : planned(told.on, today),
    already: isSo ? 'yes' : 'no',
    record: () => [amendment(found, { on: told.on, change })],
  };
  return isSo ? assessment : withChart(assessment, judged(known, told));
};

const undo: Rule = (asked) => {
  const { known, log, id, body } = asked;
  const row = rowNamed(log, text(body, 'change'));
  if (!row || row.of !== id) return { faults: [], unclear: 'no such change', record: () => [] };
  if (row.byDecree)
    return {
      faults: [fault('by-decree', RANK.state)],
      maybe: [fault('nothing-to-undo', RANK.state)],
      record: () => [],
    };
  if (!known.some(({ seq }) => seq === row.seq))
    return { faults: [fault('nothing-to-undo', RANK.state)], record: () => [] };
  const after = known.filter(({ seq }) => seq !== row.seq);
  const { codes, unclear } = worse(known, datedChanges(after), after);
  return {
    faults: anyOfChart(codes),
    ...(unclear === null ? {} : { unclear }),
    record: () => [{ type: 'retracted', facts: [row.seq] }],
  };
};

export const chartCorrections: Readonly<Record<string, Rule>> = { 'units/amend': amend, 'units/undo': undo };
