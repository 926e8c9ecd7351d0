import { type Correctable, correctable } from '../kernel/facts/correctable.js';
import { batches } from '../kernel/words/batches.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { ProgrammeId, StaffId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  type AttendanceRecorded,
  type AttendanceRetracted,
  SESSION_FACTS,
  type SessionCancelled,
  type SessionCorrection,
  type SessionEvent,
  type SessionFact,
  type SessionPlanned,
  type SessionRescheduled,
  type StaffInvited,
} from './session.events.js';

type Told = Correctable & {
  readonly programme: ProgrammeId;
  readonly startsAt: string;
  readonly on: CalendarDate;
  readonly seats?: number;
  /** Grows with the session; changed in place by the fold that owns it, as `attended` is. */
  readonly invited: Set<StaffId>;
};

/** Held on its first attendance record, and held it stays (domain.md, 8). */
type Held = Told & { readonly phase: 'held'; readonly attended: Set<StaffId>; readonly guests?: number };

export type KnownSession = (Told & { readonly phase: 'planned' | 'cancelled' }) | Held;

export type Session = (Correctable & { readonly phase: 'absent' }) | KnownSession;

const evolve = (session: Session, event: SessionFact): Session => {
  if (event.type === 'SessionPlanned') {
    const { programme, startsAt, on, seats } = event;
    const limit = seats === undefined ? {} : { seats };
    return { phase: 'planned', programme, startsAt, on, ...limit, invited: new Set() };
  }
  return session.phase === 'absent' ? session : evolveKnown(session, event);
};

const evolveKnown = (session: KnownSession, event: Exclude<SessionFact, SessionPlanned>): KnownSession => {
  switch (event.type) {
    case 'StaffInvited':
      for (const id of event.staff) session.invited.add(id);
      return session;
    case 'StaffUninvited':
      for (const id of event.staff) session.invited.delete(id);
      return session;
    case 'AttendanceMoved':
      return session;
    case 'SessionRescheduled':
      return { ...session, startsAt: event.startsAt, on: event.on };
    case 'SessionCancelled':
      return { ...session, phase: 'cancelled' };
    case 'AttendanceRecorded':
      return remember(session, event);
    case 'AttendanceRetracted':
      return forget(session, event);
    default:
      return unreachable(event);
  }
};

const remember = (session: KnownSession, { staff, guests }: AttendanceRecorded): Held => {
  const held: Held = session.phase === 'held' ? session : { ...session, phase: 'held', attended: new Set<StaffId>() };
  for (const id of staff) held.attended.add(id);
  return guests === undefined ? held : { ...held, guests };
};

const forget = (session: KnownSession, { staff }: AttendanceRetracted): KnownSession => {
  if (session.phase !== 'held') return session;
  for (const id of staff) session.attended.delete(id);
  return session;
};

const plain: Decider<Session, SessionFact> = {
  category: 'session',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

/** What is told anew keeps who was invited, that it was held, and who attended. */
const carry = (before: Session, anew: Session): Session => {
  if (before.phase === 'absent' || anew.phase === 'absent') return anew;
  const { invited } = before;
  if (before.phase !== 'held') return { ...anew, invited };
  const { attended, guests } = before;
  return { ...anew, phase: 'held', invited, attended, ...(guests === undefined ? {} : { guests }) };
};

export const sessionDecider: Decider<Session, SessionEvent> = correctable<Session, SessionFact, SessionCorrection>({
  plain,
  keeps: SESSION_FACTS,
  carry,
});

export type PlanFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` once the closing is recorded. */
  readonly closed: RuleCode | undefined;
  readonly outside: RuleCode | undefined;
};

export const plan = (session: Session, event: SessionPlanned, facts: PlanFacts): Decision<SessionEvent> => {
  if (facts.closed) return refuse(facts.closed);
  if (session.phase !== 'absent') return [];
  const refusal = notTooFar(event.on, facts.today) ?? facts.outside;
  return refusal ? refuse(refusal) : [event];
};

export type ClosingFacts = Pick<PlanFacts, 'today' | 'closed'>;

export const reschedule = (
  session: KnownSession,
  event: SessionRescheduled,
  { today, closed }: ClosingFacts,
): Decision<SessionEvent> => {
  if (closed) return refuse(closed);
  if (session.startsAt === event.startsAt) return [];
  if (session.phase !== 'planned') return refuse('session-not-planned');
  const far = notTooFar(event.on, today);
  return far ? refuse(far) : [event];
};

export const cancel = (
  session: KnownSession,
  event: SessionCancelled,
  closed: RuleCode | undefined,
): Decision<SessionEvent> => {
  if (closed) return refuse(closed);
  if (session.phase === 'cancelled') return [];
  return session.phase === 'held' ? refuse('session-not-planned') : [event];
};

/** People that one event names at most. */
export const AT_ONCE = 1_000;

/** Invites those who are not invited yet, as many as there are seats for. */
export const invite = (
  session: KnownSession,
  event: StaffInvited,
  closed: RuleCode | undefined,
): Decision<SessionEvent> => {
  if (closed) return refuse(closed);
  const fresh = event.staff.filter((id) => !session.invited.has(id));
  if (fresh.length === 0) return [];
  if (session.phase !== 'planned') return refuse('session-not-planned');
  if (session.invited.size + fresh.length > (session.seats ?? Infinity)) return refuse('too-few-seats');
  return batches(fresh, AT_ONCE).map((staff) => ({ ...event, staff }));
};
