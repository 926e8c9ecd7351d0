import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { SessionEvent } from '../socialisation/session.events.js';

export type Attendance = {
  readonly invited: ReadonlySet<StaffId>;
  readonly attended: ReadonlySet<StaffId>;
  readonly guests: number;
};

const counts = (event: SessionEvent, recordedOn: CalendarDate, asOf: CalendarDate): boolean => {
  const on = event.type === 'AttendanceRecorded' || event.type === 'AttendanceRetracted' ? event.on : recordedOn;
  return on <= asOf;
};

/** Who was invited and who attended, read off the session's own stream at a pair of dates; undefined before it was recorded. */
export const attendanceAt = (recorded: readonly RecordedEvent[], { asOf, knownOn }: Pair): Attendance | undefined => {
  const known = recorded.filter(({ meta }) => meta.recordedOn <= knownOn);
  if (known.length === 0) return undefined;
  const [invited, attended] = [new Set<StaffId>(), new Set<StaffId>()];
  let guests = 0;
  for (const one of known) {
    const event = domainEvent<SessionEvent>(one);
    if (!counts(event, one.meta.recordedOn, asOf)) continue;
    if (event.type === 'StaffInvited') event.staff.forEach((id) => invited.add(id));
    if (event.type === 'AttendanceRetracted') event.staff.forEach((id) => attended.delete(id));
    if (event.type !== 'AttendanceRecorded') continue;
    event.staff.forEach((id) => attended.add(id));
    guests = event.guests ?? guests;
  }
  return { invited, attended, guests };
};
