import { correctionsOf, Telling } from '../kernel/facts/telling.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { SESSION_FACTS, type SessionEvent } from '../socialisation/session.events.js';

export type Attendance = {
  readonly invited: ReadonlySet<StaffId>;
  readonly attended: ReadonlySet<StaffId>;
  readonly guests: number;
};

const TELLS: ReadonlySet<string> = new Set([
  ...SESSION_FACTS.filter((type) => type !== 'SessionCancelled'),
  ...correctionsOf('Session'),
]);

const dayOf = (
  known: readonly RecordedEvent[],
): { readonly on: CalendarDate | undefined; readonly isVoid: boolean } => {
  const told = known.filter(({ type }) => TELLS.has(type));
  const telling = new Telling(told.map((one) => ({ id: one.id, event: domainEvent<SessionEvent>(one) })));
  const last = telling.facts().at(-1)?.event;
  return { on: last && 'on' in last ? last.on : undefined, isVoid: telling.isVoid };
};

/** Attendance is of the session's day as known; invitations have none, and hold from the day they were recorded. */
const isOfAttendance = ({ type }: SessionEvent): boolean =>
  type === 'AttendanceRecorded' || type === 'AttendanceRetracted';

type Present = { readonly invited: Set<StaffId>; readonly attended: Set<StaffId>; guests: number };

const take = (present: Present, event: SessionEvent): void => {
  const { invited, attended } = present;
  if (event.type === 'StaffInvited') event.staff.forEach((id) => invited.add(id));
  if (event.type === 'StaffUninvited') event.staff.forEach((id) => invited.delete(id));
  if (event.type === 'AttendanceRetracted') event.staff.forEach((id) => attended.delete(id));
  if (event.type !== 'AttendanceRecorded') return;
  event.staff.forEach((id) => attended.add(id));
  present.guests = event.guests ?? present.guests;
};

/** Who was invited and who attended, read off the session's own stream at a pair of dates; undefined where it is nowhere. */
export const attendanceAt = (recorded: readonly RecordedEvent[], { asOf, knownOn }: Pair): Attendance | undefined => {
  const known = recorded.filter(({ meta }) => meta.recordedOn <= knownOn);
  const { on = LAST_DAY, isVoid } = dayOf(known);
  if (known.length === 0 || isVoid) return undefined;
  const present: Present = { invited: new Set(), attended: new Set(), guests: 0 };
  for (const one of known) {
    const event = domainEvent<SessionEvent>(one);
    const day = isOfAttendance(event) ? on : one.meta.recordedOn;
    // Who is uninvited is as if never invited, whatever the day.
    if (day <= asOf || event.type === 'StaffUninvited') take(present, event);
  }
  return present;
};
