import { describe, it } from '@jest/globals';
import { asId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import type { FaultRow } from '../../src/kernel/words/refusal.js';
import { amend, type AmendFacts, type SessionWish, type Timing } from '../../src/socialisation/correction.rules.js';
import { attend, retractAttendance } from '../../src/socialisation/attendance.rules.js';
import { invite, sessionDecider } from '../../src/socialisation/session.decider.js';
import { given } from '../support/given.js';
import { amended, at, correcting, fact, moved } from './correction.stories.js';
import {
  about,
  ana,
  attended,
  bo,
  cancelled,
  citra,
  day,
  HELD_ON,
  invited,
  planned,
  rescheduled,
  retracted,
} from './session.stories.js';

const free: AmendFacts = { today: day('2026-03-10'), outside: undefined, faults: [] };
const later = at('2026-02-25');

const amending = (wish: SessionWish & { timing?: Timing }, facts: Partial<AmendFacts> = {}) =>
  about((session) => amend(session, { timing: undefined, ...wish }, { ...free, ...facts }, correcting));

describe('a session told otherwise', () => {
  it('has its words and numbers corrected, whatever it has become', () => {
    const wish: SessionWish = { title: 'Forum izin', method: 'forum', minutes: 30, units: [asId<UnitId>('archive')] };
    for (const became of [[], [cancelled()], [attended([ana])]])
      given(sessionDecider, planned(), ...became)
        .when(amending(wish))
        .emits(amended({ fact: fact(0), right: { ...wish } }));
  });

  it('as it stands changes nothing, and records only what differs', () => {
    const told = { title: 'Sosialisasi alur perizinan', minutes: 90 };
    given(sessionDecider, planned()).when(amending(told)).isAlreadySo();
    given(sessionDecider, planned())
      .when(amending({ ...told, minutes: 60 }))
      .emits(amended({ fact: fact(0), right: { minutes: 60 } }));
    const right = amended({ fact: fact(0), right: { minutes: 60 } });
    given(sessionDecider, planned(), right)
      .when(amending({ minutes: 60 }))
      .isAlreadySo();
  });

  it('as it stands is not judged', () => {
    const against: Partial<AmendFacts> = { outside: 'unit-outside-programme' };
    given(sessionDecider, planned({ on: day('2030-01-01'), startsAt: '2030-01-01T02:00:00.000Z' }))
      .when(amending({ timing: at('2030-01-01') }, against))
      .isAlreadySo();
  });

  it('has its time corrected where it was last told: in the plan, or in the last rescheduling', () => {
    given(sessionDecider, planned())
      .when(amending({ timing: later, minutes: 30 }))
      .emits(amended({ fact: fact(0), right: { minutes: 30, ...later } }));
    given(sessionDecider, planned(), rescheduled('2026-02-22T02:00:00.000Z', '2026-02-22'))
      .when(amending({ timing: later }))
      .emits(amended({ fact: fact(1), right: later }));
  });

  it('planned, may lie two years ahead or in the past', () => {
    given(sessionDecider, planned())
      .when(amending({ timing: at('2028-03-10') }))
      .emits(amended({ fact: fact(0), right: at('2028-03-10') }));
    given(sessionDecider, planned())
      .when(amending({ timing: at('2028-03-11') }))
      .refuses('date-too-far');
    given(sessionDecider, planned(), cancelled())
      .when(amending({ timing: at('2028-03-11') }))
      .refuses('date-too-far');
    given(sessionDecider, planned())
      .when(amending({ timing: at('2001-01-01') }))
      .emits(amended({ fact: fact(0), right: at('2001-01-01') }));
  });

  it('names only units that its programme covers', () => {
    given(sessionDecider, planned())
      .when(amending({ units: [asId<UnitId>('archive')] }, { outside: 'unit-outside-programme' }))
      .refuses('unit-outside-programme');
    given(sessionDecider, planned())
      .when(amending({ timing: at('2028-03-11') }, { outside: 'unit-outside-programme' }))
      .refuses('date-too-far');
  });

  it('has seats for those who are invited', () => {
    const before = [planned({ seats: 4 }), invited(ana, bo)] as const;
    given(sessionDecider, ...before)
      .when(amending({ seats: 1 }))
      .refuses('too-few-seats');
    given(sessionDecider, ...before)
      .when(amending({ seats: 2 }))
      .emits(amended({ fact: fact(0), right: { seats: 2 } }));
    const fewer = amended({ fact: fact(0), right: { seats: 2 } });
    given(sessionDecider, ...before, fewer)
      .when(about((session) => invite(session, invited(citra), undefined)))
      .refuses('too-few-seats');
  });
});

describe('a held session on another day', () => {
  it('takes the attendance that stands with it', () => {
    given(sessionDecider, planned(), attended([ana, bo, citra]), retracted(bo))
      .when(amending({ timing: later }))
      .emits(amended({ fact: fact(0), right: later }), moved('2026-02-25', ana, citra));
  });

  it('moves nobody where all attendance was retracted, or where only the hour is another', () => {
    given(sessionDecider, planned(), attended([ana]), retracted(ana))
      .when(amending({ timing: later }))
      .emits(amended({ fact: fact(0), right: later }));
    const noon = { startsAt: '2026-02-20T05:00:00.000Z', on: HELD_ON };
    given(sessionDecider, planned(), attended([ana]))
      .when(amending({ timing: noon }))
      .emits(amended({ fact: fact(0), right: { startsAt: noon.startsAt } }));
  });

  it('moves at most a thousand people in one event', () => {
    const crowd = Array.from({ length: 2_001 }, (_, index) => asId<StaffId>(`staff-${index}`));
    given(sessionDecider, planned(), attended(crowd.slice(0, 1_500)), attended(crowd.slice(1_500)))
      .when(amending({ timing: later }))
      .emits(
        amended({ fact: fact(0), right: later }),
        moved('2026-02-25', ...crowd.slice(0, 1_000)),
        moved('2026-02-25', ...crowd.slice(1_000, 2_000)),
        moved('2026-02-25', ...crowd.slice(2_000)),
      );
  });

  it('took place by today, though all attendance was retracted', () => {
    for (const became of [[attended([ana])], [attended([ana]), retracted(ana)]])
      given(sessionDecider, planned(), ...became)
        .when(amending({ timing: at('2026-03-11') }))
        .refuses('date-in-future');
    given(sessionDecider, planned(), attended([ana]))
      .when(amending({ timing: at('2026-03-10') }))
      .emits(amended({ fact: fact(0), right: at('2026-03-10') }), moved('2026-03-10', ana));
  });

  it('is refused while any of them is not in service then, after its day', () => {
    const faults: FaultRow[] = [
      { pointer: '/startsAt', code: 'after-departure' },
      { pointer: '/startsAt', code: 'before-enrolment' },
    ];
    given(sessionDecider, planned(), attended([ana, bo]))
      .when(amending({ timing: later }, { faults }))
      .refuses('before-enrolment', faults);
    given(sessionDecider, planned(), attended([ana, bo]))
      .when(amending({ timing: at('2026-03-11') }, { faults }))
      .refuses('date-in-future');
  });

  it('keeps who was invited, who attended and the guests', () => {
    const right = amended({ fact: fact(0), right: later });
    const before = [planned(), invited(ana), attended([ana, bo], 3), right, moved('2026-02-25', ana, bo)] as const;
    given(sessionDecider, ...before)
      .when(amending({ timing: later }))
      .isAlreadySo();
    const again = { today: day('2026-03-10'), closed: undefined, faults: new Map() };
    given(sessionDecider, ...before)
      .when(about((session) => attend(session, attended([ana, bo], 3), again)))
      .isAlreadySo();
    given(sessionDecider, ...before)
      .when(about((session) => retractAttendance(session, retracted(bo, citra), undefined)))
      .emits(retracted(bo));
    given(sessionDecider, ...before)
      .when(about((session) => invite(session, invited(ana), undefined)))
      .isAlreadySo();
  });
});
