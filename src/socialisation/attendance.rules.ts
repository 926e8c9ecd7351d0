import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { type Career, notInService } from '../kernel/organisation/career.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { StaffId } from '../kernel/words/ids.js';
import { type FaultRow, firstOf, refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { KnownSession } from './session.decider.js';
import type { AttendanceRecorded, AttendanceRetracted, SessionEvent } from './session.events.js';

type Careers = ReadonlyMap<StaffId, { readonly career: Career }>;

/** Those of some people who are not in service on a day, and why (domain.md, 3). */
export const absences = (
  people: Careers,
  staff: readonly StaffId[],
  on: CalendarDate,
): ReadonlyMap<StaffId, FaultRow> => {
  const faults = new Map<StaffId, FaultRow>();
  staff.forEach((id, index) => {
    const code = notInService(people.get(id)?.career ?? [], on);
    if (code) faults.set(id, { pointer: `/staff/${index}`, code });
  });
  return faults;
};

export type AttendanceFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` for the session's day, if so. */
  readonly closed: RuleCode | undefined;
  readonly faults: ReadonlyMap<StaffId, FaultRow>;
};

/** The number of guests last told holds; who tells none leaves it as it is. */
const saysNewGuests = (session: KnownSession, guests: number | undefined): boolean => {
  const known = session.phase === 'held' ? session.guests : undefined;
  return guests !== undefined && guests !== (known ?? 0);
};

/** Records those who are not yet known to have attended, and the guests where their number is another. */
export const attend = (
  session: KnownSession,
  event: AttendanceRecorded,
  { today, closed, faults }: AttendanceFacts,
): Decision<SessionEvent> => {
  if (closed) return refuse(closed);
  const fresh = event.staff.filter((id) => session.phase !== 'held' || !session.attended.has(id));
  if (fresh.length === 0 && !saysNewGuests(session, event.guests)) return [];
  if (session.phase === 'cancelled') return refuse('session-cancelled');
  if (today < session.on) return refuse('before-session-day');
  const rows = fresh.flatMap((id) => faults.get(id) ?? []);
  return firstOf(rows, ['before-enrolment', 'after-departure']) ?? [{ ...event, staff: fresh }];
};

/** Takes back the attendance of those who are known to have attended. */
export const retractAttendance = (
  session: KnownSession,
  event: AttendanceRetracted,
  closed: RuleCode | undefined,
): Decision<SessionEvent> => {
  const taken = session.phase === 'held' ? event.staff.filter((id) => session.attended.has(id)) : [];
  if (taken.length === 0) return [];
  return closed ? refuse(closed) : [{ ...event, staff: taken }];
};
