import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { asId, type SessionId } from '../../src/kernel/words/ids.js';
import { sessionKind } from '../../src/socialisation/session.register.js';
import { march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const sessionAt = sessionKind.at;

const ofSession = { session: asId<SessionId>('session'), programme: PROGRAMME } as const;

const planned: FactOf = {
  type: 'SessionPlanned',
  ...ofSession,
  title: 'Why we change',
  method: 'forum',
  startsAt: `${march(20)}T02:00:00.000Z`,
  on: march(20),
  minutes: 90,
  units: [unit('a')],
};
const rescheduled = (on: number): FactOf => ({
  type: 'SessionRescheduled',
  ...ofSession,
  startsAt: `${march(on)}T02:00:00.000Z`,
  on: march(on),
  reason: sealed('rain'),
});
const cancelled: FactOf = { type: 'SessionCancelled', ...ofSession, reason: sealed('strike') };
const held = (on: number): FactOf => ({ type: 'SessionHeld', on: march(on) });

describe('a session at a pair of dates', () => {
  it('is planned once recorded, and says nothing of the event that told', () => {
    const record = recorded('session', [5, planned]);
    expect(sessionAt(record, pair(30, 4))).toBe(undefined);
    const at = sessionAt(record, pair(5));
    expect([at?.id, at?.status, at?.on]).toStrictEqual(['session', 'planned', march(20)]);
    expect(at && !('type' in at) && !('session' in at)).toBeTruthy();
  });

  it('moves for every day once that is known, and is cancelled from the day that was recorded', () => {
    const record = recorded('session', [5, planned], [10, rescheduled(25)], [12, cancelled]);
    const seen = [pair(9, 30), pair(10, 30), pair(11, 30), pair(12, 30), pair(30, 11), pair(9)].map((at) => {
      const session = sessionAt(record, at);
      return [session?.status, session?.on];
    });
    expect(seen).toStrictEqual([
      ['planned', march(25)],
      ['planned', march(25)],
      ['planned', march(25)],
      ['cancelled', march(25)],
      ['planned', march(25)],
      ['planned', march(20)],
    ]);
    expect(sessionAt(record, pair(30))?.cancelledOn).toBe(march(12));
  });

  it('is held from the day of the first attendance, as known', () => {
    const record = recorded('session', [5, planned], [24, held(20)]);
    expect(sessionAt(record, pair(19, 24))?.status).toBe('planned');
    expect(sessionAt(record, pair(20, 23))?.status).toBe('planned');
    expect(sessionAt(record, pair(20, 24))?.status).toBe('held');
  });

  it('was held on the day last planned, though that was recorded afterwards', () => {
    const record = recorded('session', [5, planned], [22, rescheduled(21)], [23, held(21)]);
    const at = sessionAt(record, pair(21, 30));
    expect([at?.status, at?.on]).toStrictEqual(['held', march(21)]);
  });
});
