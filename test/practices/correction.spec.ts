import { describe, it } from '@jest/globals';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type EventId, type PracticeId, type ProgrammeId } from '../../src/kernel/words/ids.js';
import { amend, type PracticeWish, restore, voidPractice } from '../../src/practices/correction.rules.js';
import { practiceDecider, retire, target } from '../../src/practices/practice.decider.js';
import type { PracticeEvent } from '../../src/practices/practice.events.js';
import { given } from '../support/given.js';
import { about, ana, archive, bo, day, defined, observed, retired, takenBack, targeted } from './practice.stories.js';

const TODAY = day('2026-04-30');
const correcting = {
  practice: asId<PracticeId>('practice'),
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'practice:practice', box: 'c2VhbGVk' },
};
const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

const amended = (...all: readonly Amendment[]): PracticeEvent => ({
  type: 'PracticeAmended',
  ...correcting,
  amended: all,
});
const undone = (revision: number): PracticeEvent => ({
  type: 'PracticeUndone',
  ...correcting,
  what: 'restore',
  undone: [fact(revision)],
});
const voided: PracticeEvent = { type: 'PracticeVoided', ...correcting };

const amending = (wish: PracticeWish) => about((practice) => amend(practice, wish, { ...correcting, today: TODAY }));
const restoring = about((practice) => restore(practice, correcting));
const voiding = about((practice) => voidPractice(practice, correcting));
const facts = { today: TODAY, closed: undefined, outside: undefined };
const retiring = (on: string) => about((practice) => retire(practice, retired(on), facts));

const seen = observed('2026-02-01', [ana]);
const unseen = takenBack('2026-02-01', [{ staff: ana, observations: [1] }]);

describe('a practice told otherwise', () => {
  it('has its words corrected, also while it is observed and once it is retired', () => {
    const description = { key: 'practice:practice', box: 'bGFpbg==' };
    given(practiceDecider, defined(), seen, retired('2026-04-01'))
      .when(amending({ title: 'Alur baru', description }))
      .emits(amended({ fact: fact(0), right: { title: 'Alur baru', description } }));
  });

  it('has its window and first day corrected; a window of null is none', () => {
    given(practiceDecider, defined())
      .when(amending({ windowDays: 30, on: day('2026-01-05') }))
      .emits(amended({ fact: fact(0), right: { windowDays: 30, on: day('2026-01-05') } }));
    given(practiceDecider, defined())
      .when(amending({ windowDays: null }))
      .emits(amended({ fact: fact(0), right: { windowDays: null } }));
    const without = amended({ fact: fact(0), right: { windowDays: null } });
    given(practiceDecider, defined(), without)
      .when(amending({ windowDays: null }))
      .isAlreadySo();
  });

  it('keeps window and first day while an observation of anybody stands', () => {
    for (const wish of [{ windowDays: 30 }, { windowDays: null }, { on: day('2026-01-05') }])
      given(practiceDecider, defined(), seen).when(amending(wish)).refuses('facts-recorded');
    given(practiceDecider, defined(), seen)
      .when(amending({ title: 'Alur baru', windowDays: 30 }))
      .refuses('facts-recorded');
    const both = observed('2026-02-01', [ana, bo]);
    given(practiceDecider, defined(), both, unseen)
      .when(amending({ windowDays: 30 }))
      .refuses('facts-recorded');
    given(practiceDecider, defined(), seen, unseen)
      .when(amending({ windowDays: 30 }))
      .emits(amended({ fact: fact(0), right: { windowDays: 30 } }));
  });

  it('says the same of them while one stands: that changes nothing', () => {
    given(practiceDecider, defined(), seen)
      .when(amending({ windowDays: 90, on: day('2026-01-10') }))
      .isAlreadySo();
    given(practiceDecider, defined(), seen)
      .when(amending({ title: 'Alur baru', windowDays: 90 }))
      .emits(amended({ fact: fact(0), right: { title: 'Alur baru' } }));
  });

  it('begins no later than it is retired, and within two years', () => {
    given(practiceDecider, defined(), retired('2026-04-01'))
      .when(amending({ on: day('2026-04-02') }))
      .refuses('before-issue');
    given(practiceDecider, defined(), retired('2026-04-01'))
      .when(amending({ on: day('2026-04-01') }))
      .emits(amended({ fact: fact(0), right: { on: day('2026-04-01') } }));
    given(practiceDecider, defined())
      .when(amending({ on: day('2028-05-01') }))
      .refuses('date-too-far');
    given(practiceDecider, defined(), seen)
      .when(amending({ on: day('2028-05-01') }))
      .refuses('facts-recorded');
  });

  it('is judged from then on by what is right', () => {
    const later = amended({ fact: fact(0), right: { on: day('2026-03-01') } });
    given(practiceDecider, defined(), later).when(retiring('2026-02-28')).refuses('before-issue');
    const early = targeted('2026-02-28', archive);
    given(practiceDecider, defined(), later)
      .when(about((practice) => target(practice, early, facts)))
      .refuses('before-issue');
  });
});

describe('a retirement', () => {
  it('is taken back, once, unless there is another since', () => {
    given(practiceDecider, defined()).when(restoring).refuses('nothing-to-undo');
    const before = [defined(), retired('2026-04-01')] as const;
    given(practiceDecider, ...before)
      .when(restoring)
      .emits(undone(1));
    given(practiceDecider, ...before, undone(1))
      .when(restoring)
      .refuses('nothing-to-undo');
    given(practiceDecider, ...before, undone(1), retired('2026-04-10'))
      .when(restoring)
      .emits(undone(3));
  });

  it('taken back, may be told anew with another day', () => {
    given(practiceDecider, defined(), retired('2026-04-01'), undone(1))
      .when(retiring('2026-02-01'))
      .emits(retired('2026-02-01'));
  });
});

describe('a practice that should never have been recorded', () => {
  it('is void, also once retired, but not while an observation stands', () => {
    given(practiceDecider, defined(), retired('2026-04-01')).when(voiding).emits(voided);
    given(practiceDecider, defined(), seen).when(voiding).refuses('facts-recorded');
    given(practiceDecider, defined(), seen, unseen).when(voiding).emits(voided);
  });

  it('once more changes nothing', () => {
    given(practiceDecider, defined(), voided).when(voiding).isAlreadySo();
  });
});
