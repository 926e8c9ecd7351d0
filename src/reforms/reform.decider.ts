import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider } from '../kernel/facts/decider.js';
import type { ProgrammeId, StaffId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import type { ReformEvent, ReformSubject } from './reform.events.js';

type Known = {
  readonly programme: ProgrammeId;
  readonly subject: ReformSubject;
  readonly effectiveOn: CalendarDate;
};

export type Reform =
  | { readonly phase: 'absent' }
  | (Known & { readonly phase: 'proposed' })
  | (Known & { readonly phase: 'decreed' | 'completed'; readonly signedOn: CalendarDate })
  | (Known & { readonly phase: 'cancelled' });

export type KnownReform = Exclude<Reform, { phase: 'absent' }>;

const evolve = (reform: Reform, event: ReformEvent): Reform => {
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

export const reformDecider: Decider<Reform, ReformEvent> = {
  category: 'reform',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

/** `so`: it is already so; a code: why not; undefined: nothing speaks against it. */
export type Verdict = 'so' | RuleCode | undefined;

/** The effective date of a decreed one has come: it is no longer put off or, having acted, cancelled. */
const inEffect = (reform: KnownReform, today: CalendarDate): boolean =>
  reform.phase === 'decreed' && reform.effectiveOn <= today;

export const judgeDecree = (reform: KnownReform, signedOn: CalendarDate, today: CalendarDate): Verdict => {
  switch (reform.phase) {
    case 'decreed':
    case 'completed':
      return 'so';
    case 'cancelled':
      return 'reform-cancelled';
    case 'proposed':
      return notTooFar(signedOn, today);
    default:
      return unreachable(reform);
  }
};

export const judgePutOff = (reform: KnownReform, effectiveOn: CalendarDate, today: CalendarDate): Verdict => {
  if (effectiveOn === reform.effectiveOn) return 'so';
  if (reform.phase === 'completed') return 'reform-completed';
  if (reform.phase === 'cancelled') return 'reform-cancelled';
  if (inEffect(reform, today)) return 'reform-in-effect';
  if (effectiveOn < reform.effectiveOn || effectiveOn < today) return 'not-later';
  return notTooFar(effectiveOn, today);
};

export const judgeCompletion = (reform: KnownReform, on: CalendarDate, today: CalendarDate): Verdict => {
  if (reform.phase === 'completed') return 'so';
  if (reform.phase === 'cancelled') return 'reform-cancelled';
  if (reform.phase === 'proposed') return 'reform-not-decreed';
  if (on > today) return 'date-in-future';
  if (on < reform.signedOn) return 'reform-not-decreed';
  return on < reform.effectiveOn ? 'reform-not-yet-effective' : undefined;
};

/** What a simplification has done is not undone by the calendar: only a decree on structure or posts takes effect by itself. */
const actsByItself = ({ subject }: KnownReform): boolean => subject.kind !== 'simplification';

export const judgeCancellation = (reform: KnownReform, on: CalendarDate, today: CalendarDate): Verdict => {
  if (reform.phase === 'cancelled') return 'so';
  if (reform.phase === 'completed') return 'reform-completed';
  if (actsByItself(reform) && inEffect(reform, today)) return 'reform-in-effect';
  return notTooFar(on, today);
};

/** Whose posts move or are taken back with a decreed equalisation. */
export const staffOf = (reform: KnownReform): { readonly staff?: readonly StaffId[] } =>
  reform.phase === 'decreed' && reform.subject.kind === 'equalisation'
    ? { staff: reform.subject.posts.map(({ staff }) => staff) }
    : {};

export const isDecreedRestructure = (reform: KnownReform): boolean =>
  reform.phase === 'decreed' && reform.subject.kind === 'restructure';
