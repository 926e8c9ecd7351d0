import { type Correctable, correctable, standing } from '../kernel/facts/correctable.js';
import type { Fact } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { ProgrammeId, StaffId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  REFORM_FACTS,
  type ReformCorrection,
  type ReformDecreed,
  type ReformEvent,
  type ReformFact,
  type ReformProposed,
  type ReformSubject,
} from './reform.events.js';

type Known = Correctable & {
  readonly programme: ProgrammeId;
  readonly subject: ReformSubject;
  readonly effectiveOn: CalendarDate;
};

export type Reform =
  | (Correctable & { readonly phase: 'absent' })
  | (Known & { readonly phase: 'proposed' })
  | (Known & { readonly phase: 'decreed' | 'completed'; readonly signedOn: CalendarDate })
  | (Known & { readonly phase: 'cancelled' });

export type KnownReform = Exclude<Reform, { phase: 'absent' }>;

const evolve = (reform: Reform, event: ReformFact): Reform => {
  if (event.type === 'ReformProposed') {
    const { programme, subject, effectiveOn } = event;
    return { phase: 'proposed', programme, subject, effectiveOn };
  }
  if (reform.phase === 'absent') return reform;
  switch (event.type) {
    case 'ReformDecreed':
      return { ...reform, phase: 'decreed', signedOn: event.signedOn };
    case 'ReformPutOff':
      return { ...reform, effectiveOn: event.effectiveOn };
    case 'ReformCompleted':
      return reform.phase === 'decreed' ? { ...reform, phase: 'completed' } : reform;
    case 'ReformCancelled':
      return { ...reform, phase: 'cancelled' };
    default:
      return unreachable(event);
  }
};

const plain: Decider<Reform, ReformFact> = {
  category: 'reform',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export const reformDecider: Decider<Reform, ReformEvent> = correctable<Reform, ReformFact, ReformCorrection>({
  plain,
  keeps: REFORM_FACTS,
});

/** What every step of a reform is judged by: `closed` says why its programme takes none of that day any more. */
export type StepFacts = { readonly today: CalendarDate; readonly closed: RuleCode | undefined };

export const propose = (
  reform: Reform,
  event: ReformProposed,
  { today, closed, outside }: StepFacts & { readonly outside: RuleCode | undefined },
): Decision<ReformEvent> => {
  if (reform.phase !== 'absent') return [];
  const refusal = closed ?? notTooFar(event.effectiveOn, today) ?? outside;
  return refusal ? refuse(refusal) : [event];
};

/** The decree that stands, whatever became of the reform since. */
export const decreeOf = (reform: KnownReform): Fact<ReformDecreed> | undefined =>
  standing<ReformDecreed>(reform, 'ReformDecreed');

/** Whose posts move, are taken back or given again with a decreed equalisation. */
export const staffOf = (reform: KnownReform): { readonly staff?: readonly StaffId[] } =>
  decreeOf(reform) && reform.subject.kind === 'equalisation'
    ? { staff: reform.subject.posts.map(({ staff }) => staff) }
    : {};

export const isDecreedRestructure = (reform: KnownReform): boolean =>
  decreeOf(reform) !== undefined && reform.subject.kind === 'restructure';
