import { describe, it } from '@jest/globals';
import type { StaffId } from '../../src/kernel/words/ids.js';
import { restore, uninvite, voidSession } from '../../src/socialisation/correction.rules.js';
import { attend } from '../../src/socialisation/attendance.rules.js';
import { cancel, invite, reschedule, sessionDecider } from '../../src/socialisation/session.decider.js';
import { given } from '../support/given.js';
import { amended, correcting, fact, undone, uninvited, voided } from './correction.stories.js';
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

const today = day('2026-03-10');
const restoring = about((session) => restore(session, correcting));
const uninviting = (...staff: StaffId[]) => about((session) => uninvite(session, uninvited(...staff)));
const voiding = about((session) => voidSession(session, correcting));
const cancelling = about((session) => cancel(session, cancelled(), undefined));

describe('a cancellation', () => {
  it('is taken back, once, unless it was cancelled again since', () => {
    given(sessionDecider, planned()).when(restoring).refuses('nothing-to-undo');
    given(sessionDecider, planned(), attended([ana]))
      .when(restoring)
      .refuses('nothing-to-undo');
    given(sessionDecider, planned(), cancelled()).when(restoring).emits(undone(1));
    given(sessionDecider, planned(), cancelled(), undone(1)).when(restoring).refuses('nothing-to-undo');
    given(sessionDecider, planned(), cancelled(), undone(1), cancelled()).when(restoring).emits(undone(3));
  });

  it('taken back, leaves the session planned, with whom it had invited', () => {
    const before = [planned(), invited(ana), cancelled(), undone(2)] as const;
    given(sessionDecider, ...before)
      .when(cancelling)
      .emits(cancelled());
    const elsewhere = rescheduled('2026-03-20T02:00:00.000Z', '2026-03-20');
    given(sessionDecider, ...before)
      .when(about((session) => reschedule(session, elsewhere, { today, closed: undefined })))
      .emits(elsewhere);
    given(sessionDecider, ...before)
      .when(about((session) => invite(session, invited(ana, bo), undefined)))
      .emits(invited(bo));
    const onTheDay = { today, closed: undefined, faults: new Map() };
    given(sessionDecider, ...before)
      .when(about((session) => attend(session, attended([ana]), onTheDay)))
      .emits(attended([ana]));
  });

  it('told again changes nothing: it has no day', () => {
    given(sessionDecider, planned(), cancelled()).when(cancelling).isAlreadySo();
  });
});

describe('invitations', () => {
  it('are taken back, whatever the session has become', () => {
    for (const became of [[], [cancelled()], [attended([ana])]])
      given(sessionDecider, planned(), invited(ana, bo), ...became)
        .when(uninviting(ana, bo))
        .emits(uninvited(ana, bo));
  });

  it('are taken back all or none, with a row for each who is not invited', () => {
    const rows = [
      { pointer: '/staff/1', code: 'nothing-to-undo' },
      { pointer: '/staff/2', code: 'nothing-to-undo' },
    ] as const;
    given(sessionDecider, planned(), invited(ana), attended([bo]))
      .when(uninviting(ana, bo, citra))
      .refuses('nothing-to-undo', rows);
    given(sessionDecider, planned(), invited(ana), uninvited(ana)).when(uninviting(ana)).refuses('nothing-to-undo');
  });

  it('may be told again, and leave their seats to others', () => {
    const before = [planned({ seats: 1 }), invited(ana), uninvited(ana)] as const;
    given(sessionDecider, ...before)
      .when(about((session) => invite(session, invited(bo), undefined)))
      .emits(invited(bo));
    given(sessionDecider, ...before, invited(ana))
      .when(uninviting(ana))
      .emits(uninvited(ana));
  });

  it('stay taken back when the session is corrected', () => {
    const right = amended({ fact: fact(0), right: { minutes: 30 } });
    given(sessionDecider, planned(), invited(ana, bo), uninvited(ana), right)
      .when(uninviting(ana))
      .refuses('nothing-to-undo');
  });
});

describe('a session that should never have been recorded', () => {
  it('is void, also once cancelled or held, but not while attendance stands', () => {
    given(sessionDecider, planned(), invited(ana)).when(voiding).emits(voided);
    given(sessionDecider, planned(), cancelled()).when(voiding).emits(voided);
    given(sessionDecider, planned(), attended([ana, bo]), retracted(ana))
      .when(voiding)
      .refuses('facts-recorded');
    given(sessionDecider, planned(), attended([ana], 4), retracted(ana))
      .when(voiding)
      .emits(voided);
  });

  it('once more changes nothing', () => {
    given(sessionDecider, planned(), voided).when(voiding).isAlreadySo();
  });
});
