import type { Decision } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { type KnownComplaint, lastStep } from './complaint.decider.js';
import { type ComplaintEvent, type ComplaintPhase, type ComplaintStep, LEADS_TO } from './complaint.events.js';

type Faults = Readonly<Record<ComplaintStep['type'], RuleCode | undefined>>;

/** Received and returned ones: nobody works on them yet. */
const WAITING: Faults = {
  ComplaintVerified: undefined,
  ComplaintReturned: undefined,
  ComplaintCompleted: undefined,
  ComplaintForwarded: undefined,
  ComplaintRejected: undefined,
  ComplaintWithdrawn: undefined,
  ComplaintAssigned: 'not-verified',
  ComplaintAnswered: 'not-verified',
  ComplaintClosed: 'not-answered',
  ComplaintReopened: 'complaint-open',
};

const RUNNING: Faults = {
  ...WAITING,
  ComplaintVerified: 'already-verified',
  ComplaintReturned: 'already-verified',
  ComplaintCompleted: 'already-verified',
  ComplaintAssigned: undefined,
  ComplaintAnswered: undefined,
};

const ANSWERED: Faults = {
  ComplaintVerified: 'already-answered',
  ComplaintReturned: 'already-answered',
  ComplaintCompleted: 'already-answered',
  ComplaintForwarded: 'already-answered',
  ComplaintRejected: 'already-answered',
  ComplaintWithdrawn: 'already-answered',
  ComplaintAssigned: 'already-answered',
  ComplaintAnswered: 'already-answered',
  ComplaintClosed: undefined,
  ComplaintReopened: undefined,
};

const ENDED: Faults = {
  ComplaintVerified: 'complaint-closed',
  ComplaintReturned: 'complaint-closed',
  ComplaintCompleted: 'complaint-closed',
  ComplaintForwarded: 'complaint-closed',
  ComplaintRejected: 'complaint-closed',
  ComplaintWithdrawn: 'complaint-closed',
  ComplaintAssigned: 'complaint-closed',
  ComplaintAnswered: 'complaint-closed',
  ComplaintClosed: 'complaint-closed',
  ComplaintReopened: 'complaint-closed',
};

/** What speaks against each step where a complaint stands (capabilities.md, 15). */
const FAULTS: Readonly<Record<ComplaintPhase, Faults>> = {
  received: WAITING,
  returned: WAITING,
  verified: RUNNING,
  answered: ANSWERED,
  closed: { ...ENDED, ComplaintReopened: undefined },
  forwarded: ENDED,
  rejected: ENDED,
  withdrawn: ENDED,
};

export type StepFacts = {
  readonly today: CalendarDate;
  /** True where every text of the step says what the last one of its kind said. */
  readonly isSaid: boolean;
  /** True where the unit that the step names is the one named before, mergers followed as of today. */
  readonly isSameUnit: boolean;
  /** True where that unit does not exist on the day of the step. */
  readonly unitEnded: boolean;
};

const saysTheSame = (complaint: KnownComplaint, step: ComplaintStep, { isSaid, isSameUnit }: StepFacts): boolean => {
  const told = lastStep(complaint, step.type)?.event;
  if (!isSaid || told?.on !== step.on) return false;
  return step.type !== 'ComplaintVerified' || (isSameUnit && 'tier' in told && told.tier === step.tier);
};

/** Doing again what is so, with the same day and content, changes nothing. */
const alreadySo = (complaint: KnownComplaint, step: ComplaintStep, facts: StepFacts): boolean => {
  if (complaint.phase !== LEADS_TO[step.type]) return false;
  if (step.type === 'ComplaintCompleted') return true;
  if (step.type === 'ComplaintAssigned') return facts.isSameUnit;
  return saysTheSame(complaint, step, facts);
};

/** No step is dated before the one it follows. */
const dateFault = ({ lastOn }: KnownComplaint, on: CalendarDate, today: CalendarDate): RuleCode | undefined =>
  notInFuture(on, today) ?? (on < lastOn ? 'step-backwards' : undefined);

/** Takes one step of a complaint's life after it was received. */
export const takeStep = (
  complaint: KnownComplaint,
  step: ComplaintStep,
  facts: StepFacts,
): Decision<ComplaintEvent> => {
  if (alreadySo(complaint, step, facts)) return [];
  const fault = FAULTS[complaint.phase][step.type] ?? dateFault(complaint, step.on, facts.today);
  if (fault) return refuse(fault);
  return facts.unitEnded ? refuse('unit-ended') : [step];
};
