import { asId, type EventId, type ProgrammeId, type SessionId, type StaffId } from '../../src/kernel/words/ids.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import type { AttendanceMoved, SessionEvent, StaffUninvited } from '../../src/socialisation/session.events.js';
import { day, HELD_ON } from './session.stories.js';

/** What every correction of the session carries. */
export const correcting = {
  session: asId<SessionId>('session'),
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'session:session', box: 'c2VhbGVk' },
};

const { session, programme } = correcting;

/** The id of the fact that was recorded as the `revision`th of the session, from 0. */
export const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

export const amended = (...all: readonly Amendment[]): SessionEvent => ({
  type: 'SessionAmended',
  ...correcting,
  amended: all,
});

export const undone = (revision: number): SessionEvent => ({
  type: 'SessionUndone',
  ...correcting,
  what: 'restore',
  undone: [fact(revision)],
});

export const voided: SessionEvent = { type: 'SessionVoided', ...correcting };

export const uninvited = (...staff: readonly StaffId[]): StaffUninvited => ({
  type: 'StaffUninvited',
  ...correcting,
  staff,
});

/** The time of a morning. */
export const at = (on: string) => ({ startsAt: `${on}T02:00:00.000Z`, on: day(on) });

/** Whose attendance moves from the day on which the session was held at first. */
export const moved = (to: string, ...staff: readonly StaffId[]): AttendanceMoved => ({
  type: 'AttendanceMoved',
  session,
  programme,
  from: HELD_ON,
  to: day(to),
  staff,
});
