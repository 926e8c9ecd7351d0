import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing, standingOf } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { Amendment } from '../kernel/facts/telling.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import { batches } from '../kernel/words/batches.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture, notTooFar } from '../kernel/words/dates.js';
import type { ProgrammeId, SessionId, StaffId, UnitId } from '../kernel/words/ids.js';
import { type FaultRow, firstOf, type Refusal, refuse, type RuleCode } from '../kernel/words/refusal.js';
import { AT_ONCE, type KnownSession } from './session.decider.js';
import type {
  AttendanceMoved,
  SessionCancelled,
  SessionEvent,
  SessionMethod,
  SessionPlanned,
  SessionRescheduled,
  StaffUninvited,
} from './session.events.js';

type Correcting = { readonly session: SessionId; readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of a session. */
export type SessionWish = {
  readonly title?: string | undefined;
  readonly method?: SessionMethod | undefined;
  readonly minutes?: number | undefined;
  readonly seats?: number | undefined;
  readonly units?: readonly UnitId[] | undefined;
  readonly place?: Sealed | undefined;
  readonly agenda?: Sealed | undefined;
};

/** When it starts, and the day of that. */
export type Timing = { readonly startsAt: string; readonly on: CalendarDate };

export type AmendFacts = {
  readonly today: CalendarDate;
  /** Where other units are told: why the programme does not cover them. */
  readonly outside: RuleCode | undefined;
  /** What speaks against whose attendance stands, on the new day. */
  readonly faults: readonly FaultRow[];
};

/** Who is known to have attended. */
export const attendedOf = (session: KnownSession): readonly StaffId[] =>
  session.phase === 'held' ? [...session.attended] : [];

/** Once held it took place: its day does not lie ahead. */
const dayFault = (session: KnownSession, on: CalendarDate, today: CalendarDate): RuleCode | undefined => {
  if (on === session.on) return undefined;
  return session.phase === 'held' ? notInFuture(on, today) : notTooFar(on, today);
};

const moved = (
  session: KnownSession,
  { on: to }: Timing,
  { session: id, programme }: Correcting,
): readonly AttendanceMoved[] =>
  to === session.on
    ? []
    : batches(attendedOf(session), AT_ONCE).map((staff) => ({
        type: 'AttendanceMoved',
        session: id,
        programme,
        from: session.on,
        to,
        staff,
      }));

type Told = { readonly seats: number | undefined; readonly when: Timing | undefined };

/** What speaks against the session as it would be: its state, its day, its units, then who attended. */
const refusalOf = (
  session: KnownSession,
  { seats = Infinity, when }: Told,
  { today, outside, faults }: AmendFacts,
): Refusal | undefined => {
  if (session.invited.size > seats) return refuse('too-few-seats');
  const fault = (when && dayFault(session, when.on, today)) ?? outside;
  return fault ? refuse(fault) : firstOf(faults, ['before-enrolment', 'after-departure']);
};

const amendmentsIn = (session: KnownSession, wish: SessionWish, when: Timing | undefined): readonly Amendment[] => {
  const schedule = standingOf<SessionPlanned | SessionRescheduled>(session, 'SessionPlanned', 'SessionRescheduled');
  return amendmentsOf([
    { fact: standing<SessionPlanned>(session, 'SessionPlanned'), right: wish },
    { fact: schedule.at(-1), right: when ?? {} },
  ]);
};

/** Tells what is right; attendance moves with the day. */
export const amend = (
  session: KnownSession,
  { timing, ...wish }: SessionWish & { readonly timing: Timing | undefined },
  facts: AmendFacts,
  correcting: Correcting,
): Decision<SessionEvent> => {
  const when = timing?.startsAt === session.startsAt ? undefined : timing;
  const amended = amendmentsIn(session, wish, when);
  if (amended.length === 0) return [];
  const refusal = refusalOf(session, { seats: wish.seats, when }, facts);
  if (refusal) return refusal;
  const event = { type: 'SessionAmended', ...correcting, amended } as const;
  return [event, ...(when ? moved(session, when, correcting) : [])];
};

/** Takes the cancellation back. */
export const restore = (session: KnownSession, correcting: Correcting): Decision<SessionEvent> =>
  undone(standing<SessionCancelled>(session, 'SessionCancelled'), (facts) => ({
    type: 'SessionUndone',
    ...correcting,
    what: 'restore',
    undone: facts,
  }));

/** Takes invitations back, in whatever state; all or none. */
export const uninvite = (session: KnownSession, event: StaffUninvited): Decision<SessionEvent> => {
  const rows = event.staff.flatMap((id, index): FaultRow[] =>
    session.invited.has(id) ? [] : [{ pointer: `/staff/${index}`, code: 'nothing-to-undo' }],
  );
  return rows.length > 0 ? refuse('nothing-to-undo', rows) : [event];
};

export const voidSession = (session: KnownSession, correcting: Correcting): Decision<SessionEvent> =>
  voided(session, attendedOf(session).length > 0, { type: 'SessionVoided', ...correcting });
