import { cancellationOf, datedChanges, decreedChanges, decreeOf, effectiveOn } from '../chart.js';
import { factsOf, type FactOf, type Known } from '../facts.js';
import { completionOf } from '../reforms.js';
import { newOnes, violationsOf } from './chart-faults.js';
import { judgeChanges, type ChartJudgement } from './chart-judge.js';
import { covered, planned, seen } from './checks.js';
import { ids, textOrNull } from './fields.js';
import { sameSet } from './programme-rules.js';
import { about, chartAfter, withChart, type Reform } from './reform-rules.js';
import { amendment, noted, takingBack, voiding } from './thing-corrections.js';
import { fault, RANK, when, type Already, type Assessment, type Case, type Fault, type Rule } from './verdict.js';

/** What is told of a reform, each field as it is where it is not told. */
type Told = {
  readonly effectiveOn: string;
  readonly signedOn: string | undefined;
  readonly completedOn: string | undefined;
};

const toldOf = ({ known, body }: Case, reform: Reform): Told => ({
  effectiveOn: textOrNull(body, 'effectiveOn') ?? effectiveOn(known, reform),
  signedOn: textOrNull(body, 'signedOn') ?? decreeOf(known, reform.reform)?.signedOn,
  completedOn: textOrNull(body, 'completedOn') ?? completionOf(known, reform.reform)?.on,
});

/** The order of days is as when they were recorded. */
const orderFaults = (known: Known, reform: Reform, told: Told): readonly Fault[] => {
  const { effectiveOn: effective, signedOn, completedOn } = told;
  if (completionOf(known, reform.reform) === undefined || completedOn === undefined) return [];
  return [
    ...when(signedOn !== undefined && completedOn < signedOn, 'reform-not-decreed', RANK.state, RANK.dates),
    ...when(completedOn < effective, 'reform-not-yet-effective', RANK.state, RANK.dates),
  ];
};

const stateFaults = ({ known, body }: Case, { reform }: Reform): readonly Fault[] => [
  ...when(
    ['signedOn', 'number'].some((name) => body[name] !== undefined) && decreeOf(known, reform) === undefined,
    'reform-not-decreed',
    RANK.state,
  ),
  ...when(
    body['completedOn'] !== undefined && completionOf(known, reform) === undefined,
    'reform-not-completed',
    RANK.state,
  ),
];

const dateFaults = (asked: Case, reform: Reform, told: Told): readonly Fault[] => {
  const { known, today } = asked;
  const decree = decreeOf(known, reform.reform);
  const completion = completionOf(known, reform.reform);
  return [
    ...(told.effectiveOn === effectiveOn(known, reform) ? [] : planned(told.effectiveOn, today)),
    ...(decree && told.signedOn !== undefined && told.signedOn !== decree.signedOn
      ? planned(told.signedOn, today)
      : []),
    ...(completion && told.completedOn !== undefined && told.completedOn !== completion.on
      ? seen(told.completedOn, today)
      : []),
  ];
};

type Happenings = ReturnType<Assessment['record']>;

const recordOf = (asked: Case, reform: Reform, told: Told): Happenings => {
  const { known, body } = asked;
  const put = factsOf(known, 'postponed').findLast((fact) => fact.reform === reform.reform) ?? reform;
  const decree = decreeOf(known, reform.reform);
  const completion = completionOf(known, reform.reform);
  const units = body['units'] === undefined ? reform.units : ids(body, 'units');
  return [
    amendment(put, { effectiveOn: told.effectiveOn }),
    amendment(reform, { units, ...(put === reform ? { effectiveOn: told.effectiveOn } : {}) }),
    ...(decree ? [amendment(decree, { signedOn: told.signedOn })] : []),
    ...(completion ? [amendment(completion, { on: told.completedOn })] : []),
    noted(reform.reform),
  ];
};

const isSo = (asked: Case, reform: Reform, told: Told): boolean => {
  const { known, body } = asked;
  return (
    told.effectiveOn === effectiveOn(known, reform) &&
    told.signedOn === decreeOf(known, reform.reform)?.signedOn &&
    told.completedOn === completionOf(known, reform.reform)?.on &&
    (body['units'] === undefined || sameSet(ids(body, 'units'), reform.units))
  );
};

/** Texts are not in the model: whether they say something new is not foreseen. */
const alreadyOf = (asked: Case, reform: Reform, told: Told): Already => {
  if (!isSo(asked, reform, told)) return 'no';
  const unsure = ['title', 'number'].some((name) => asked.body[name] !== undefined);
  return unsure || stateFaults(asked, reform).length > 0 ? 'maybe' : 'yes';
};

const assessed = (asked: Case, reform: Reform, told: Told): Assessment => {
  const units = ids(asked.body, 'units');
  const outside = covered(asked, reform.programme, units);
  return {
    faults: [
      ...stateFaults(asked, reform),
      ...orderFaults(asked.known, reform, told),
      ...dateFaults(asked, reform, told),
      ...(sameSet(units, reform.units) ? [] : outside),
    ],
    maybe: outside,
    already: alreadyOf(asked, reform, told),
    record: () => recordOf(asked, reform, told),
  };
};

const amend = about((asked, reform) => {
  const { known } = asked;
  const told = toldOf(asked, reform);
  const assessment = assessed(asked, reform, told);
  const decree = decreeOf(known, reform.reform);
  const moves = told.effectiveOn !== effectiveOn(known, reform);
  if (!decree || !moves || assessment.faults.length > 0) return assessment;
  if (cancellationOf(known, reform.reform)) return { ...assessment, unclear: 'moved while off the chart' };
  return withChart(assessment, chartAfter(known, reform, told.effectiveOn, decree.seq));
});

/** What was built on its changes since, by any code of the chart. */
const leftBehind = (known: Known, without: Known): ChartJudgement => {
  const found = newOnes(violationsOf(datedChanges(without), without), violationsOf(datedChanges(known), known));
  const codes = ['unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'];
  return {
    faults: found.some(({ open }) => !open) ? codes.map((code) => fault(code, RANK.chart)) : [],
    maybe: [],
    unclear: found.every(({ open }) => open) && found.length > 0 ? (found[0]?.key ?? null) : null,
  };
};

const annul = about(({ known }, reform) => {
  const decree = decreeOf(known, reform.reform);
  if (!decree) return { faults: [fault('nothing-to-undo', RANK.state)], record: () => [] };
  const completion = completionOf(known, reform.reform);
  const gone = [decree, ...(completion ? [completion] : [])].map(({ seq }) => seq);
  const without = known.filter(({ seq }) => !gone.includes(seq));
  const assessment: Assessment = { faults: [], record: () => [{ type: 'retracted', facts: gone }] };
  return withChart(assessment, leftBehind(known, without));
});

const restore = about(({ known }, reform) => {
  const cancellation = cancellationOf(known, reform.reform);
  if (!cancellation) return { faults: [fault('nothing-to-undo', RANK.state)], record: () => [] };
  const assessment: Assessment = {
    faults: [],
    record: () => [{ type: 'retracted', facts: [cancellation.seq] }],
  };
  const decree = decreeOf(known, reform.reform);
  if (!decree) return assessment;
  const wished = decreedChanges(reform, effectiveOn(known, reform), decree.seq);
  return withChart(assessment, judgeChanges(known, datedChanges(known), wished));
});

const completed = ({ known, id }: Case): FactOf<'completed'> | undefined => completionOf(known, id);

export const reformCorrections: Readonly<Record<string, Rule>> = {
  'reforms/amend': amend,
  'reforms/annul': annul,
  'reforms/restore': restore,
  'reforms/uncomplete': takingBack(completed),
  'reforms/void': voiding(({ known, id }) => decreeOf(known, id) !== undefined),
};
