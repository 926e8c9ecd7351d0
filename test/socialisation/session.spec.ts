import { describe, it } from '@jest/globals';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import { cancel, invite, plan, reschedule, sessionDecider } from '../../src/socialisation/session.decider.js';
import { given } from '../support/given.js';
import {
  about,
  ana,
  attended,
  bo,
  cancelled,
  citra,
  day,
  invited,
  planned,
  rescheduled,
  retracted,
} from './session.stories.js';

const today = day('2026-02-10');
const open = { today, closed: undefined };
const closed = { today, closed: 'programme-closed' as const };
const moved = rescheduled('2026-02-27T02:00:00.000Z', '2026-02-27');

describe('planning a session', () => {
  const free = { ...open, outside: undefined };

  it('records it, up to two years ahead', () => {
    const far = planned({ on: day('2028-02-10') });
    given(sessionDecider)
      .when((state) => plan(state, far, free))
      .emits(far);
  });

  it('may be recorded late', () => {
    const past = planned({ on: day('2025-11-03') });
    given(sessionDecider)
      .when((state) => plan(state, past, free))
      .emits(past);
  });

  it('is refused beyond two years', () => {
    const tooFar = planned({ on: day('2028-02-11') });
    given(sessionDecider)
      .when((state) => plan(state, tooFar, free))
      .refuses('date-too-far');
  });

  it('is refused for a unit outside the programme, after its date', () => {
    const outside = { ...open, outside: 'unit-outside-programme' as const };
    given(sessionDecider)
      .when((state) => plan(state, planned(), outside))
      .refuses('unit-outside-programme');
    const tooFar = planned({ on: day('2030-01-01') });
    given(sessionDecider)
      .when((state) => plan(state, tooFar, outside))
      .refuses('date-too-far');
  });

  it('is refused first of all once the closing is recorded', () => {
    const tooFar = planned({ on: day('2030-01-01') });
    given(sessionDecider)
      .when((state) => plan(state, tooFar, { ...closed, outside: 'unit-outside-programme' }))
      .refuses('programme-closed');
  });

  it('once more, long after its key was forgotten, changes nothing', () => {
    given(sessionDecider, planned())
      .when((state) => plan(state, planned(), free))
      .isAlreadySo();
  });
});

const inviting = (...staff: StaffId[]) => about((session) => invite(session, invited(...staff), undefined));

describe('inviting', () => {
  it('names those who were not invited yet', () => {
    given(sessionDecider, planned(), invited(ana)).when(inviting(ana, bo)).emits(invited(bo));
  });

  it('again changes nothing, whatever became of the session', () => {
    given(sessionDecider, planned(), invited(ana)).when(inviting(ana)).isAlreadySo();
    given(sessionDecider, planned(), invited(ana), attended([bo]))
      .when(inviting(ana))
      .isAlreadySo();
  });

  it('is refused in a closed programme, even of who is invited already', () => {
    given(sessionDecider, planned(), invited(ana))
      .when(about((session) => invite(session, invited(ana), 'programme-closed')))
      .refuses('programme-closed');
  });

  it('stops at the seats, counting each person once', () => {
    given(sessionDecider, planned({ seats: 2 }), invited(ana))
      .when(inviting(ana, bo))
      .emits(invited(bo));
    given(sessionDecider, planned({ seats: 2 }), invited(ana))
      .when(inviting(bo, citra))
      .refuses('too-few-seats');
  });

  it('to a held or cancelled session is refused, before its seats are counted', () => {
    given(sessionDecider, planned({ seats: 1 }), attended([ana]))
      .when(inviting(ana, bo))
      .refuses('session-not-planned');
    given(sessionDecider, planned(), cancelled()).when(inviting(ana)).refuses('session-not-planned');
  });

  it('names at most a thousand people in one event', () => {
    const crowd = Array.from({ length: 2_001 }, (_, index) => asId<StaffId>(`staff-${index}`));
    given(sessionDecider, planned())
      .when(inviting(...crowd))
      .emits(invited(...crowd.slice(0, 1_000)), invited(...crowd.slice(1_000, 2_000)), invited(...crowd.slice(2_000)));
  });
});

const rescheduling = (event = moved, facts: Parameters<typeof reschedule>[2] = open) =>
  about((session) => reschedule(session, event, facts));

describe('rescheduling', () => {
  it('moves a planned session', () => {
    given(sessionDecider, planned()).when(rescheduling()).emits(moved);
  });

  it('to where it is changes nothing', () => {
    given(sessionDecider, planned(), moved).when(rescheduling()).isAlreadySo();
  });

  it('back to where it was is another change', () => {
    const back = rescheduled('2026-02-20T02:00:00.000Z', '2026-02-20');
    given(sessionDecider, planned(), moved).when(rescheduling(back)).emits(back);
  });

  it('is refused beyond two years', () => {
    const far = rescheduled('2028-02-11T02:00:00.000Z', '2028-02-11');
    given(sessionDecider, planned()).when(rescheduling(far)).refuses('date-too-far');
  });

  it('of a held or cancelled session is refused, before its date', () => {
    const far = rescheduled('2030-02-11T02:00:00.000Z', '2030-02-11');
    given(sessionDecider, planned(), attended([ana]))
      .when(rescheduling(far))
      .refuses('session-not-planned');
    given(sessionDecider, planned(), cancelled()).when(rescheduling()).refuses('session-not-planned');
  });

  it('is refused in a closed programme, even to where it is', () => {
    given(sessionDecider, planned()).when(rescheduling(moved, closed)).refuses('programme-closed');
    given(sessionDecider, planned(), moved).when(rescheduling(moved, closed)).refuses('programme-closed');
  });
});

const cancelling = (refusal?: 'programme-closed') => about((session) => cancel(session, cancelled(), refusal));

describe('cancelling', () => {
  it('cancels a planned session, and the first cancellation stands', () => {
    given(sessionDecider, planned()).when(cancelling()).emits(cancelled());
    given(sessionDecider, planned(), cancelled()).when(cancelling()).isAlreadySo();
  });

  it('of a held session is refused, though all attendance was retracted', () => {
    given(sessionDecider, planned(), attended([ana]))
      .when(cancelling())
      .refuses('session-not-planned');
    given(sessionDecider, planned(), attended([ana]), retracted(ana))
      .when(cancelling())
      .refuses('session-not-planned');
  });

  it('is refused once the closing of the programme is recorded', () => {
    given(sessionDecider, planned()).when(cancelling('programme-closed')).refuses('programme-closed');
  });
});
