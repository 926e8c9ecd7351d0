import { describe, it } from '@jest/globals';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type EventId, type ProgrammeId } from '../../src/kernel/words/ids.js';
import {
  amend,
  close,
  closedTo,
  type Programme,
  programmeDecider,
  type ProgrammeWish,
  reopen,
  scope,
  voidProgramme,
} from '../../src/programmes/programme.decider.js';
import type { ProgrammeEvent } from '../../src/programmes/programme.events.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { given } from '../support/given.js';
import { archive, closed, launched, moment, rescheduled, scoped } from './programme.stories.js';

const correcting = {
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'programme:programme', box: 'c2VhbGVk' },
};
const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

const amended = (...all: readonly Amendment[]): ProgrammeEvent => ({
  type: 'ProgrammeAmended',
  ...correcting,
  amended: all,
});
const undone = (revision: number): ProgrammeEvent => ({
  type: 'ProgrammeUndone',
  ...correcting,
  what: 'reopen',
  undone: [fact(revision)],
});
const voided: ProgrammeEvent = { type: 'ProgrammeVoided', ...correcting };

const amending = (wish: ProgrammeWish) => (programme: Programme) => amend(programme, wish, correcting);
const reopening = (programme: Programme) => reopen(programme, correcting);
const voiding = (isEmpty: boolean) => (programme: Programme) => voidProgramme(programme, correcting, isEmpty);
const closing =
  (on: string, sameOutcome = true) =>
  (programme: Programme) =>
    close(programme, closed(on), { today: moment.today, sameOutcome });

describe('a programme told otherwise', () => {
  it('has its code, title and goal corrected, whatever it has become', () => {
    const goal = { key: 'programme:programme', box: 'bGFpbg==' };
    const right = { code: 'PB-2027', title: 'Penataan', goal };
    for (const became of [[], [closed('2026-04-01')], [rescheduled('2026-02-01', '2026-11-30')]])
      given(programmeDecider, launched, ...became)
        .when(amending(right))
        .emits(amended({ fact: fact(0), right }));
  });

  it('records only what differs, and nothing where all is so', () => {
    given(programmeDecider, launched)
      .when(amending({ code: launched.code, title: 'Penataan' }))
      .emits(amended({ fact: fact(0), right: { title: 'Penataan' } }));
    given(programmeDecider, launched)
      .when(amending({ code: launched.code, title: launched.title }))
      .isAlreadySo();
    const right = { title: 'Penataan' };
    given(programmeDecider, launched, amended({ fact: fact(0), right }))
      .when(amending(right))
      .isAlreadySo();
    given(programmeDecider, launched, amended({ fact: fact(0), right }))
      .when(amending({ title: launched.title }))
      .emits(amended({ fact: fact(0), right: { title: launched.title } }));
  });

  it('keeps its span, its scope and its closing', () => {
    const right = amended({ fact: fact(0), right: { title: 'Penataan' } });
    given(programmeDecider, launched, scoped('2026-03-01', archive), right)
      .when((programme) => scope(programme, scoped('2026-03-01', archive), { ...moment, ended: false }))
      .isAlreadySo();
    given(programmeDecider, launched, closed('2026-04-01'), right).when(closing('2026-04-01')).isAlreadySo();
  });
});

describe('the closing of a programme', () => {
  it('is taken back, once, unless it was closed again since', () => {
    given(programmeDecider, launched).when(reopening).refuses('nothing-to-undo');
    const before = [launched, closed('2026-04-01')] as const;
    given(programmeDecider, ...before)
      .when(reopening)
      .emits(undone(1));
    given(programmeDecider, ...before, undone(1))
      .when(reopening)
      .refuses('nothing-to-undo');
    given(programmeDecider, ...before, undone(1), closed('2026-04-02'))
      .when(reopening)
      .emits(undone(3));
  });

  it('taken back, speaks against nothing, and may be told anew with another day', () => {
    const before = [launched, closed('2026-04-01'), undone(1)] as const;
    given(programmeDecider, ...before)
      .when(closing('2026-03-01', false))
      .emits(closed('2026-03-01'));
    given(programmeDecider, ...before)
      .when((programme) => scope(programme, scoped('2026-04-20', archive), { ...moment, ended: false }))
      .emits(scoped('2026-04-20', archive));
    given(programmeDecider, ...before)
      .when((programme) => (closedTo(programme, moment.today) ? refuse('programme-closed') : []))
      .isAlreadySo();
  });

  it('told again says the same, or is recorded already', () => {
    const before = [launched, closed('2026-04-01')] as const;
    given(programmeDecider, ...before)
      .when(closing('2026-04-01'))
      .isAlreadySo();
    given(programmeDecider, ...before)
      .when(closing('2026-04-02'))
      .refuses('already-recorded');
    given(programmeDecider, ...before)
      .when(closing('2026-04-01', false))
      .refuses('already-recorded');
    given(programmeDecider, ...before)
      .when(closing('2026-05-01'))
      .refuses('already-recorded');
  });
});

describe('a programme that should never have been recorded', () => {
  it('is void, also once closed, but not while anything of it counts', () => {
    given(programmeDecider, launched).when(voiding(true)).emits(voided);
    given(programmeDecider, launched, closed('2026-04-01')).when(voiding(true)).emits(voided);
    given(programmeDecider, launched).when(voiding(false)).refuses('facts-recorded');
  });

  it('once more changes nothing', () => {
    given(programmeDecider, launched, voided).when(voiding(true)).isAlreadySo();
    given(programmeDecider, launched, voided).when(voiding(false)).isAlreadySo();
  });
});
