import { factsOf, type FactOf, type IssueStep } from '../facts.js';
import { assessmentOf, isOpen, stateOf, type IssueState } from '../issues.js';
import { adding, covered, existing, seen, within } from './checks.js';
import { numberOrNull, text, textOr, textOrNull } from './fields.js';
import { RANK, when, type Case, type Fault, type Rule } from './verdict.js';

/** After every day, so that what is known today counts whatever its day. */
const ALWAYS = '9999-12-31';

const raise: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const unit = text(body, 'unit');
  const on = textOr(body, 'raisedOn', today);
  return {
    faults: [...adding(known, id), ...seen(on, today), ...covered(asked, id, [unit]), ...existing(known, unit, on)],
    record: (issue) => [
      {
        type: 'raised',
        issue,
        programme: id,
        unit,
        on,
        cause: text(body, 'cause'),
        reach: numberOrNull(body, 'reach') ?? 1,
        intensity: text(body, 'intensity'),
      },
    ],
  };
};

/** From which open states a step leads on; elsewhere it would go backwards. */
const FROM: Readonly<Record<IssueStep, readonly IssueState[]>> = {
  acknowledge: ['raised'],
  diagnose: ['raised', 'acknowledged', 'diagnosed'],
  answer: ['raised', 'acknowledged', 'diagnosed', 'answering'],
  reassess: ['raised', 'acknowledged', 'diagnosed', 'answering'],
  resolve: ['raised', 'acknowledged', 'diagnosed', 'answering'],
  accept: ['raised', 'acknowledged', 'diagnosed', 'answering'],
  withdraw: ['raised', 'acknowledged', 'diagnosed', 'answering'],
  duplicate: ['raised', 'acknowledged', 'diagnosed', 'answering'],
  reopen: ['resolved', 'accepted'],
};

const stateFaults = (step: IssueStep, state: IssueState): readonly Fault[] => {
  if (FROM[step].includes(state)) return [];
  if (!isOpen(state)) return when(true, 'issue-closed', RANK.state);
  return when(true, step === 'reopen' ? 'issue-open' : 'step-backwards', RANK.state);
};

const lastStepDay = ({ known }: Case, issue: FactOf<'raised'>): string =>
  factsOf(known, 'stepped').findLast((fact) => fact.issue === issue.issue)?.on ?? issue.on;

/** Saying again what was said last may be recorded again or not. */
const saidAgain: Readonly<
  Partial<Record<IssueStep, (asked: Case, issue: FactOf<'raised'>, state: IssueState) => boolean>>
> = {
  diagnose: ({ known, body }, issue, state) =>
    state === 'diagnosed' && assessmentOf(known, issue, ALWAYS).cause === text(body, 'cause'),
  answer: (_, __, state) => state === 'answering',
  reassess: ({ known, body }, issue, state) => {
    const { reach, intensity } = assessmentOf(known, issue, ALWAYS);
    return isOpen(state) && reach === numberOrNull(body, 'reach') && intensity === text(body, 'intensity');
  },
};

const stepping =
  (step: IssueStep): Rule =>
  (asked) => {
    const { known, id, body, today } = asked;
    const issue = factsOf(known, 'raised').find((fact) => fact.issue === id);
    if (!issue) return { faults: [], unclear: 'not an issue', record: () => [] };
    const on = textOr(body, 'on', today);
    const state = stateOf(known, id, ALWAYS);
    return {
      faults: [
        ...within(known, issue.programme, on),
        ...stateFaults(step, state),
        ...when(step === 'duplicate' && text(body, 'of') === id, 'duplicate-of-itself', RANK.state, RANK.chart),
        ...when(on < lastStepDay(asked, issue), 'step-backwards', RANK.state, RANK.dates),
        ...seen(on, today),
      ],
      already: saidAgain[step]?.(asked, issue, state) === true ? 'maybe' : 'no',
      record: () => [
        {
          type: 'stepped',
          issue: id,
          step,
          on,
          cause: step === 'diagnose' ? textOrNull(body, 'cause') : null,
          reach: numberOrNull(body, 'reach'),
          intensity: textOrNull(body, 'intensity'),
          of: textOrNull(body, 'of'),
        },
      ],
    };
  };

export const issueRules: Readonly<Record<string, Rule>> = {
  'programmes/resistance-issues': raise,
  ...Object.fromEntries(
    (
      ['acknowledge', 'diagnose', 'reassess', 'answer', 'resolve', 'accept', 'withdraw', 'duplicate', 'reopen'] as const
    ).map((step) => [`resistance-issues/${step}`, stepping(step)]),
  ),
};
