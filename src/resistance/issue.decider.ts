import { type Correctable, correctable } from '../kernel/facts/correctable.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  ISSUE_FACTS,
  type IssueCorrection,
  type IssueDiagnosed,
  type IssueEvent,
  type IssueFact,
  type IssueRaised,
  type IssueReassessed,
  type IssueStep,
} from './issue.events.js';

const OPEN = ['raised', 'acknowledged', 'diagnosed', 'answering'] as const;
type OpenPhase = (typeof OPEN)[number];
type ClosedPhase = 'resolved' | 'accepted' | 'withdrawn' | 'duplicate';

type Told = Correctable & {
  readonly programme: ProgrammeId;
  /** The day of the last step, the raising being the first. */
  readonly lastOn: CalendarDate;
  readonly assessed: Pick<IssueReassessed, 'on' | 'reach' | 'intensity'>;
};

export type KnownIssue = Told &
  (
    | { readonly phase: Exclude<OpenPhase, 'diagnosed'> | ClosedPhase }
    | { readonly phase: 'diagnosed'; readonly diagnosis: Pick<IssueDiagnosed, 'on' | 'cause'> }
  );

export type Issue = (Correctable & { readonly phase: 'absent' }) | KnownIssue;

type StepType = IssueStep['type'];

/** The phase each step leads to; a reassessment leaves it as it is. */
const LEADS_TO = {
  IssueAcknowledged: 'acknowledged',
  IssueAnswered: 'answering',
  IssueResolved: 'resolved',
  IssueAccepted: 'accepted',
  IssueWithdrawn: 'withdrawn',
  IssueFoundDuplicate: 'duplicate',
  IssueReopened: 'answering',
} as const satisfies Readonly<Record<Exclude<StepType, 'IssueDiagnosed' | 'IssueReassessed'>, OpenPhase | ClosedPhase>>;

const evolve = (issue: Issue, event: IssueFact): Issue => {
  if (event.type === 'IssueRaised') {
    const { programme, raisedOn: on, reach, intensity } = event;
    return { phase: 'raised', programme, lastOn: on, assessed: { on, reach, intensity } };
  }
  return issue.phase === 'absent' ? issue : evolveKnown(issue, event);
};

const evolveKnown = (issue: KnownIssue, event: IssueStep): KnownIssue => {
  const { on } = event;
  switch (event.type) {
    case 'IssueReassessed':
      return { ...issue, lastOn: on, assessed: { on, reach: event.reach, intensity: event.intensity } };
    case 'IssueDiagnosed':
      return { ...issue, phase: 'diagnosed', lastOn: on, diagnosis: { on, cause: event.cause } };
    case 'IssueAcknowledged':
    case 'IssueAnswered':
    case 'IssueResolved':
    case 'IssueAccepted':
    case 'IssueWithdrawn':
    case 'IssueFoundDuplicate':
    case 'IssueReopened':
      return { ...issue, phase: LEADS_TO[event.type], lastOn: on };
    default:
      return unreachable(event);
  }
};

const plain: Decider<Issue, IssueFact> = {
  category: 'issue',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export const issueDecider: Decider<Issue, IssueEvent> = correctable<Issue, IssueFact, IssueCorrection>({
  plain,
  keeps: ISSUE_FACTS,
});

export type RaiseFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` once the closing is recorded. */
  readonly closed: RuleCode | undefined;
  readonly outside: RuleCode | undefined;
  /** True where the unit does not exist on the day. */
  readonly unitEnded: boolean;
};

export const raise = (issue: Issue, event: IssueRaised, facts: RaiseFacts): Decision<IssueEvent> => {
  if (facts.closed) return refuse(facts.closed);
  if (issue.phase !== 'absent') return [];
  const refusal = notInFuture(event.raisedOn, facts.today) ?? facts.outside;
  if (refusal) return refuse(refusal);
  return facts.unitEnded ? refuse('unit-ended') : [event];
};

/** The open phases in which a step may be taken: forwards, with skips, never backwards (domain.md, 8). */
const FROM: Readonly<Record<Exclude<StepType, 'IssueReopened'>, readonly OpenPhase[]>> = {
  IssueAcknowledged: ['raised'],
  IssueDiagnosed: ['raised', 'acknowledged', 'diagnosed'],
  IssueReassessed: OPEN,
  IssueAnswered: OPEN,
  IssueResolved: OPEN,
  IssueAccepted: OPEN,
  IssueWithdrawn: OPEN,
  IssueFoundDuplicate: OPEN,
};

const openPhaseOf = ({ phase }: KnownIssue): OpenPhase | undefined => OPEN.find((open) => open === phase);

/** The same diagnosis or assessment of the same day, being the last, changes nothing. */
const alreadySo = (issue: KnownIssue, step: IssueStep): boolean => {
  if (step.type === 'IssueReassessed') {
    const { on, reach, intensity } = issue.assessed;
    return on === step.on && reach === step.reach && intensity === step.intensity;
  }
  if (step.type !== 'IssueDiagnosed' || issue.phase !== 'diagnosed') return false;
  return issue.diagnosis.on === step.on && issue.diagnosis.cause === step.cause;
};

/** What the issue's phase has against a step. */
const phaseFault = (issue: KnownIssue, step: IssueStep): RuleCode | undefined => {
  const open = openPhaseOf(issue);
  if (step.type !== 'IssueReopened') {
    if (open === undefined) return 'issue-closed';
    return FROM[step.type].includes(open) ? undefined : 'step-backwards';
  }
  if (open !== undefined) return 'issue-open';
  return issue.phase === 'resolved' || issue.phase === 'accepted' ? undefined : 'issue-closed';
};

/** No step is dated before the one it follows (domain.md, 8). */
const dateFault = (issue: KnownIssue, on: CalendarDate, today: CalendarDate): RuleCode | undefined =>
  notInFuture(on, today) ?? (on < issue.lastOn ? 'step-backwards' : undefined);

const selfFault = (step: IssueStep): RuleCode | undefined =>
  step.type === 'IssueFoundDuplicate' && step.of === step.issue ? 'duplicate-of-itself' : undefined;

export type StepFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` for the day of the step, if so. */
  readonly closed: RuleCode | undefined;
};

/** Takes one step of an issue's life after it was raised. */
export const takeStep = (issue: KnownIssue, step: IssueStep, { today, closed }: StepFacts): Decision<IssueEvent> => {
  if (closed) return refuse(closed);
  if (openPhaseOf(issue) !== undefined && alreadySo(issue, step)) return [];
  const fault = phaseFault(issue, step) ?? dateFault(issue, step.on, today) ?? selfFault(step);
  return fault ? refuse(fault) : [step];
};
