import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type ProgrammeId, type SessionId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import type { KnownSession, Session } from '../../src/socialisation/session.decider.js';
import type {
  AttendanceRecorded,
  AttendanceRetracted,
  SessionCancelled,
  SessionEvent,
  SessionPlanned,
  SessionRescheduled,
  StaffInvited,
} from '../../src/socialisation/session.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

export const [ana, bo, citra] = ['ana', 'bo', 'citra'].map((name) => asId<StaffId>(name)) as [
  StaffId,
  StaffId,
  StaffId,
];

export const HELD_ON = day('2026-02-20');

const session = asId<SessionId>('session');
const programme = asId<ProgrammeId>('programme');
const reason = { key: 'session:session', box: 'c2VhbGVk' };
const named = { session, programme };

export const planned = (told: Partial<SessionPlanned> = {}): SessionPlanned => ({
  type: 'SessionPlanned',
  ...named,
  title: 'Sosialisasi alur perizinan',
  method: 'meeting',
  startsAt: '2026-02-20T02:00:00.000Z',
  on: HELD_ON,
  minutes: 90,
  units: [asId<UnitId>('unit')],
  ...told,
});

export const invited = (...staff: readonly StaffId[]): StaffInvited => ({
  type: 'StaffInvited',
  ...named,
  staff,
});

export const rescheduled = (startsAt: string, on: string): SessionRescheduled => ({
  type: 'SessionRescheduled',
  ...named,
  startsAt,
  on: day(on),
  reason,
});

export const cancelled = (): SessionCancelled => ({ type: 'SessionCancelled', ...named, reason });

export const attended = (staff: readonly StaffId[], guests?: number): AttendanceRecorded => ({
  type: 'AttendanceRecorded',
  ...named,
  on: HELD_ON,
  staff,
  ...(guests === undefined ? {} : { guests }),
});

export const retracted = (...staff: readonly StaffId[]): AttendanceRetracted => ({
  type: 'AttendanceRetracted',
  ...named,
  on: HELD_ON,
  staff,
  reason,
});

/** A wish about a session that there is. */
export const about =
  (decide: (known: KnownSession) => Decision<SessionEvent>) =>
  (state: Session): Decision<SessionEvent> => {
    must(state.phase !== 'absent');
    return decide(state);
  };
