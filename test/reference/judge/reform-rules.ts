import { cancellationOf, datedChanges, decreeOf, decreedChanges, effectiveOn, type DatedChange } from '../chart.js';
import { later } from '../days.js';
import { factsOf, type FactOf, type Known } from '../facts.js';
import { completionOf } from '../reforms.js';
import { judgeChanges, worsens, type ChartJudgement } from './chart-judge.js';
import { adding, covered, planned, seen, within } from './checks.js';
import { ids, text, textOr } from './fields.js';
import { changesIn, kindIn, namedIn, postsIn } from './reform-wish.js';
import { fault, RANK, toldAgain, when, type Assessment, type Case, type Fault, type Rule } from './verdict.js';

const propose: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const units = ids(body, 'units');
  const on = text(body, 'effectiveOn');
  return {
    faults: [...adding(known, id), ...planned(on, today), ...covered(asked, id, [...units, ...namedIn(body)])],
    record: (reform) => [
      {
        type: 'proposed',
        reform,
        programme: id,
        kind: kindIn(body),
        units,
        effectiveOn: on,
        changes: changesIn(body, reform),
        posts: postsIn(body),
      },
    ],
  };
};

export type Reform = FactOf<'proposed'>;

/** Rules about a reform that exists; the edge has answered `not-found` for any other. */
export const about =
  (rule: (asked: Case, reform: Reform) => Assessment): Rule =>
  (asked) => {
    const reform = factsOf(asked.known, 'proposed').find((fact) => fact.reform === asked.id);
    return reform ? rule(asked, reform) : { faults: [], unclear: 'not a reform', record: () => [] };
  };

/** The most final state is named. */
const finished = (known: Known, { reform }: Reform): readonly Fault[] => {
  if (completionOf(known, reform)) return [fault('reform-completed', RANK.state)];
  return when(cancellationOf(known, reform) !== undefined, 'reform-cancelled', RANK.state);
};

const othersThan = (known: Known, { reform }: Reform): readonly DatedChange[] =>
  datedChanges(known.filter((fact) => !(fact.type === 'decreed' && fact.reform === reform)));

export const withChart = (assessment: Assessment, chart: ChartJudgement): Assessment => ({
  ...assessment,
  faults: [...assessment.faults, ...chart.faults],
  maybe: [...(assessment.maybe ?? []), ...chart.maybe],
  ...(chart.unclear === null ? {} : { unclear: chart.unclear }),
});

type Decree = FactOf<'decreed'> | undefined;

/** A decree told again; of a cancelled reform it is always that, though another number be told. */
const decreedAlready = (
  recorded: Decree,
  isCancelled: boolean,
  { body }: Case,
): Pick<Assessment, 'faults' | 'already'> => {
  if (isCancelled) return { faults: when(true, 'reform-cancelled', RANK.already, RANK.state), already: 'no' };
  if (!recorded) return { faults: [], already: 'no' };
  const same = recorded.signedOn === text(body, 'signedOn') && recorded.number === text(body, 'number');
  return { faults: when(!same, 'already-recorded', RANK.already), already: same ? 'yes' : 'no' };
};

const decree = about((asked, reform) => {
  const { known, log, body, today } = asked;
  const recorded = decreeOf(known, reform.reform);
  const signedOn = text(body, 'signedOn');
  const { faults, already = 'no' } = decreedAlready(
    recorded,
    cancellationOf(known, reform.reform) !== undefined,
    asked,
  );
  const assessment: Assessment = {
    faults: [...within(known, reform.programme, today), ...faults, ...planned(signedOn, today)],
    already,
    record: () => [{ type: 'decreed', reform: reform.reform, signedOn, number: text(body, 'number') }],
  };
  if (recorded) return assessment;
  const wished = decreedChanges(reform, effectiveOn(known, reform), log.length);
  return withChart(assessment, judgeChanges(known, datedChanges(known), wished));
});

/** The chart judges a postponement as it judged the decree, at the decree's place in the log. */
export const chartAfter = (known: Known, reform: Reform, on: string, seq: number): ChartJudgement => {
  const others = othersThan(known, reform);
  const wished = decreedChanges(reform, on, seq);
  const judged = judgeChanges(known, others, wished);
  const worse = worsens(known, datedChanges(known), [...others, ...wished]);
  return { ...judged, unclear: judged.unclear ?? (judged.faults.length === 0 ? worse : null) };
};

const postpone = about(({ known, body, today }, reform) => {
  const now = effectiveOn(known, reform);
  const on = text(body, 'effectiveOn');
  const signed = decreeOf(known, reform.reform);
  const over = finished(known, reform);
  const assessment: Assessment = {
    faults: [
      ...within(known, reform.programme, today),
      ...over,
      ...when(signed !== undefined && now <= today && over.length === 0, 'reform-in-effect', RANK.state),
      ...when(on <= now || on < today, 'not-later', RANK.dates),
      ...planned(on, today),
    ],
    already: on === now ? 'yes' : 'no',
    record: () => [{ type: 'postponed', reform: reform.reform, effectiveOn: on }],
  };
  if (!signed || assessment.faults.length > 0) return assessment;
  return withChart(assessment, chartAfter(known, reform, on, signed.seq));
});

/** Completing needs a decree signed by then and an effective date that has come: whether by `on` or by today is open. */
const unready = ({ known, today }: Case, reform: Reform, on: string): readonly Fault[] => {
  const signed = decreeOf(known, reform.reform);
  return [
    ...when(!signed || on < signed.signedOn, 'reform-not-decreed', RANK.state, RANK.dates),
    ...when(effectiveOn(known, reform) > later(on, today), 'reform-not-yet-effective', RANK.state, RANK.dates),
  ];
};

const complete = about((asked, reform) => {
  const { known, body, today } = asked;
  const on = textOr(body, 'on', today);
  const over = finished(known, reform);
  const early = over.length === 0 && effectiveOn(known, reform) > on;
  const { otherwise, already } = toldAgain(completionOf(known, reform.reform), on);
  return {
    faults: [
      ...within(known, reform.programme, on),
      ...otherwise,
      ...over,
      ...(over.length === 0 ? unready(asked, reform, on) : []),
      ...seen(on, today),
    ],
    maybe: when(early, 'reform-not-yet-effective', RANK.state, RANK.dates),
    already,
    record: () => [{ type: 'completed', reform: reform.reform, on }],
  };
});

/** A decreed restructure or equalisation binds from its effective date; a simplification never does. */
const binds = (known: Known, reform: Reform): boolean =>
  decreeOf(known, reform.reform) !== undefined &&
  reform.kind !== 'simplification' &&
  finished(known, reform).length === 0;

const cancel = about(({ known, body, today }, reform) => {
  const on = textOr(body, 'on', today);
  const effective = effectiveOn(known, reform);
  const binding = binds(known, reform);
  const { otherwise, already } = toldAgain(cancellationOf(known, reform.reform), on);
  const worse = binding && effective > today ? worsens(known, datedChanges(known), othersThan(known, reform)) : null;
  return {
    faults: [
      ...within(known, reform.programme, on),
      ...otherwise,
      ...finished(known, reform),
      ...when(binding && effective <= today, 'reform-in-effect', RANK.state),
      ...planned(on, today),
    ],
    maybe: when(binding && effective <= on, 'reform-in-effect', RANK.state, RANK.dates),
    already,
    ...(worse === null ? {} : { unclear: worse }),
    record: () => [{ type: 'cancelled', reform: reform.reform, on }],
  };
});

export const reformRules: Readonly<Record<string, Rule>> = {
  'programmes/reforms': propose,
  'reforms/decree': decree,
  'reforms/postpone': postpone,
  'reforms/complete': complete,
  'reforms/cancel': cancel,
};
