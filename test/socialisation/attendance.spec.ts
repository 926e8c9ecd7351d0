import { describe, expect, it } from '@jest/globals';
import type { CareerFact } from '../../src/kernel/organisation/career.js';
import type { StaffId, UnitId } from '../../src/kernel/words/ids.js';
import type { FaultRow, RuleCode } from '../../src/kernel/words/refusal.js';
import { absences, attend, retractAttendance } from '../../src/socialisation/attendance.rules.js';
import { sessionDecider } from '../../src/socialisation/session.decider.js';
import { given } from '../support/given.js';
import { about, ana, attended, bo, cancelled, citra, day, HELD_ON, planned, retracted } from './session.stories.js';

const nobody: ReadonlyMap<StaffId, FaultRow> = new Map();
const onTheDay = { today: HELD_ON, closed: undefined, faults: nobody };

const attending = (staff: readonly StaffId[], guests?: number, facts: Parameters<typeof attend>[2] = onTheDay) =>
  about((session) => attend(session, attended(staff, guests), facts));

const retracting = (staff: readonly StaffId[], closed?: RuleCode) =>
  about((session) => retractAttendance(session, retracted(...staff), closed));

describe('attendance', () => {
  it('is recorded on the day, of anyone, whatever the seats', () => {
    given(sessionDecider, planned({ seats: 1 }))
      .when(attending([ana, bo]))
      .emits(attended([ana, bo]));
  });

  it('may be added later', () => {
    given(sessionDecider, planned(), attended([ana]))
      .when(attending([ana, bo], undefined, { ...onTheDay, today: day('2026-05-01') }))
      .emits(attended([bo]));
  });

  it('told again changes nothing', () => {
    given(sessionDecider, planned(), attended([ana, bo], 3))
      .when(attending([bo]))
      .isAlreadySo();
    given(sessionDecider, planned(), attended([ana, bo], 3))
      .when(attending([bo], 3))
      .isAlreadySo();
    given(sessionDecider, planned(), attended([ana]))
      .when(attending([ana], 0))
      .isAlreadySo();
  });

  it('with another number of guests records the guests alone', () => {
    given(sessionDecider, planned(), attended([ana], 3))
      .when(attending([ana], 5))
      .emits(attended([], 5));
    given(sessionDecider, planned(), attended([ana], 3), attended([], 5))
      .when(attending([ana], 5))
      .isAlreadySo();
    given(sessionDecider, planned(), attended([ana], 3))
      .when(attending([ana], 0))
      .emits(attended([], 0));
  });

  it('keeps the guests told before where it tells none', () => {
    given(sessionDecider, planned(), attended([ana], 3), attended([bo]))
      .when(attending([ana], 3))
      .isAlreadySo();
  });

  it('is refused before the day of the session', () => {
    given(sessionDecider, planned())
      .when(attending([ana], undefined, { ...onTheDay, today: day('2026-02-19') }))
      .refuses('before-session-day');
  });

  it('at a cancelled session is refused, before its day is looked at', () => {
    given(sessionDecider, planned(), cancelled())
      .when(attending([ana], undefined, { ...onTheDay, today: day('2026-02-19') }))
      .refuses('session-cancelled');
  });

  it('of a day after the closing of the programme is refused, even told again', () => {
    const closed = { ...onTheDay, closed: 'programme-closed' as const };
    given(sessionDecider, planned(), attended([ana]))
      .when(attending([ana], undefined, closed))
      .refuses('programme-closed');
  });

  it('is refused as a whole for those not in service, with a row for each', () => {
    const rows: FaultRow[] = [
      { pointer: '/staff/0', code: 'after-departure' },
      { pointer: '/staff/2', code: 'before-enrolment' },
    ];
    const faults = new Map([
      [ana, { pointer: '/staff/0', code: 'after-departure' } as const],
      [citra, { pointer: '/staff/2', code: 'before-enrolment' } as const],
    ]);
    given(sessionDecider, planned())
      .when(attending([ana, bo, citra], undefined, { ...onTheDay, faults }))
      .refuses('before-enrolment', rows);
  });

  it('of someone known to have attended asks no more whether they were in service', () => {
    const faults = new Map([[ana, { pointer: '/staff/0', code: 'after-departure' } as const]]);
    given(sessionDecider, planned(), attended([ana]))
      .when(attending([ana, bo], undefined, { ...onTheDay, faults }))
      .emits(attended([bo]));
  });
});

describe('taking attendance back', () => {
  it('names those who are known to have attended', () => {
    given(sessionDecider, planned(), attended([ana, bo]))
      .when(retracting([bo, citra]))
      .emits(retracted(bo));
  });

  it('where there is none changes nothing', () => {
    given(sessionDecider, planned())
      .when(retracting([ana]))
      .isAlreadySo();
    given(sessionDecider, planned(), cancelled())
      .when(retracting([ana]))
      .isAlreadySo();
    given(sessionDecider, planned(), attended([ana]), retracted(ana))
      .when(retracting([ana]))
      .isAlreadySo();
  });

  it('leaves room for recording it anew', () => {
    given(sessionDecider, planned(), attended([ana]), retracted(ana))
      .when(attending([ana]))
      .emits(attended([ana]));
  });

  it('is judged by the day of the session in a closed programme', () => {
    given(sessionDecider, planned(), attended([ana]))
      .when(retracting([ana], 'programme-closed'))
      .refuses('programme-closed');
  });
});

const fact = (kind: CareerFact['kind'], on: string, seq: number): CareerFact => {
  const told = { kind, on: day(on), recordedOn: day(on), seq };
  return kind === 'departed' ? told : { ...told, unit: 'unit' as UnitId };
};

const codeOf = (...career: CareerFact[]) => absences(new Map([[ana, { career }]]), [bo, ana], HELD_ON).get(ana)?.code;

describe('being in service on the day', () => {
  it('holds from the enrolment until the departure, and after another enrolment', () => {
    expect(codeOf(fact('enrolled', '2026-02-20', 1))).toBe(undefined);
    expect(codeOf(fact('enrolled', '2026-02-21', 1))).toBe('before-enrolment');
    expect(codeOf(fact('enrolled', '2026-01-01', 1), fact('departed', '2026-02-20', 2))).toBe('after-departure');
    expect(codeOf(fact('enrolled', '2026-01-01', 1), fact('departed', '2026-02-21', 2))).toBe(undefined);
    expect(
      codeOf(fact('enrolled', '2026-01-01', 1), fact('departed', '2026-02-01', 2), fact('enrolled', '2026-02-20', 3)),
    ).toBe(undefined);
  });
});
