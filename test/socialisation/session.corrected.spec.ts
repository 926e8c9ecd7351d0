import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type SessionId } from '../../src/kernel/words/ids.js';
import { sessionKind } from '../../src/socialisation/session.register.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const ofSession = { session: asId<SessionId>('session'), programme: PROGRAMME } as const;
const reason = sealed('why');
const at = (day: number) => ({ startsAt: `${march(day)}T02:00:00.000Z`, on: march(day) });

const planned = {
  type: 'SessionPlanned',
  ...ofSession,
  title: 'Why we change',
  method: 'forum',
  ...at(20),
  minutes: 90,
  units: [unit('a')],
} as const satisfies FactOf;
const rescheduled = (day: number): FactOf => ({ type: 'SessionRescheduled', ...ofSession, ...at(day), reason });
const cancelled: FactOf = { type: 'SessionCancelled', ...ofSession, reason: sealed('strike') };
const held = (day: number): FactOf => ({ type: 'SessionHeld', on: march(day) });
const amended = (...all: readonly Amendment[]): FactOf => ({
  type: 'SessionAmended',
  ...ofSession,
  amended: all,
  reason,
});
const undone = (seq: number): FactOf => ({
  type: 'SessionUndone',
  ...ofSession,
  what: 'restore',
  undone: [eventId(seq)],
  reason,
});
const voided: FactOf = { type: 'SessionVoided', ...ofSession, reason };

describe('a corrected session', () => {
  it('is from the day of the correction on as if it had been planned so, and before it as it was', () => {
    const right = {
      title: 'Why',
      method: 'online',
      minutes: 30,
      seats: 9,
      units: [unit('b')],
      agenda: sealed('plain'),
    };
    const record = recorded('session', [5, planned], [20, amended({ fact: eventId(0), right })]);
    const [before, after] = [sessionKind.at(record, pair(6, 19)), sessionKind.at(record, pair(6, 20))];
    const { title, method, minutes, units } = planned;
    expect(before).toMatchObject({ title, method, minutes, units });
    expect(before).not.toHaveProperty('seats');
    expect(after).toMatchObject({ ...right, ...at(20) });
  });

  it('was held on the day that is right, as known', () => {
    const record = recorded(
      'session',
      [5, planned],
      [21, held(20)],
      [25, amended({ fact: eventId(0), right: at(18) })],
      [26, amended({ fact: eventId(0), right: at(24) })],
    );
    const seen = [pair(19, 24), pair(20, 24), pair(17, 25), pair(18, 25), pair(23, 26), pair(24, 26)].map((asked) => {
      const session = sessionKind.at(record, asked);
      return [session?.status, session?.on];
    });
    expect(seen).toStrictEqual([
      ['planned', march(20)],
      ['held', march(20)],
      ['planned', march(18)],
      ['held', march(18)],
      ['planned', march(24)],
      ['held', march(24)],
    ]);
  });

  it('has the time of its last rescheduling as that is told, with why and when it was', () => {
    const record = recorded(
      'session',
      [5, planned],
      [10, rescheduled(25)],
      [15, amended({ fact: eventId(1), right: at(27) })],
    );
    const days = [pair(6, 9), pair(6, 10), pair(6, 15)].map((asked) => sessionKind.at(record, asked)?.on);
    expect(days).toStrictEqual([march(20), march(25), march(27)]);
    expect(sessionKind.at(record, pair(6, 15))?.rescheduled).toStrictEqual({ recordedOn: march(10), reason });
  });

  it('is planned again once its cancellation is taken back', () => {
    const record = recorded('session', [5, planned], [10, cancelled], [12, undone(1)], [14, cancelled]);
    const seen = [pair(11, 11), pair(11, 12), pair(13, 14), pair(14, 14)].map((asked) => {
      const { status, cancelledOn } = sessionKind.at(record, asked) ?? {};
      return [status, cancelledOn];
    });
    expect(seen).toStrictEqual([
      ['cancelled', march(10)],
      ['planned', undefined],
      ['planned', march(14)],
      ['cancelled', march(14)],
    ]);
  });

  it('that is void is shown as such, and counts nowhere', () => {
    const record = recorded('session', [5, planned], [10, cancelled], [20, voided]);
    expect([sessionKind.at(record, pair(6, 19))?.status, sessionKind.at(record, pair(6, 20))?.status]).toStrictEqual([
      'planned',
      'void',
    ]);
    expect(sessionKind.counted(record, pair(21, 19))?.status).toBe('cancelled');
    expect(sessionKind.counted(record, pair(21, 20))).toBe(undefined);
  });

  it('tells its history: what was taken back stays in it', () => {
    const record = recorded(
      'session',
      [5, planned],
      [6, rescheduled(25)],
      [8, cancelled],
      [9, undone(2)],
      [10, amended({ fact: eventId(0), right: { minutes: 30 } }, { fact: eventId(1), right: at(27) })],
      [28, held(27)],
    );
    const rows = sessionKind.history(record, march(28));
    expect(rows.map(({ id, kind, on, stands }) => [id, kind, on, stands])).toStrictEqual([
      [eventId(0), 'written', march(20), true],
      [eventId(1), 'reschedule', march(6), true],
      [eventId(2), 'cancel', march(8), false],
    ]);
    expect(rows.map(({ corrections }) => corrections.map(({ kind }) => kind))).toStrictEqual([
      ['amend'],
      ['amend'],
      ['restore'],
    ]);
    expect(sessionKind.history(record, march(7)).map(({ corrections }) => corrections)).toStrictEqual([[], []]);
  });
});
