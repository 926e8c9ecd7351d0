import { describe, it } from '@jest/globals';
import { answer, type AnswerFacts } from '../../src/directives/answer.rules.js';
import { directiveDecider } from '../../src/directives/directive.decider.js';
import type { DirectiveAnswered } from '../../src/directives/directive.events.js';
import type { FaultRow, RuleCode } from '../../src/kernel/words/refusal.js';
import { given } from '../support/given.js';
import { about, ana, answered, bo, day, issued, revised, takenBack, TODAY, withdrawn } from './directive.stories.js';

const free: AnswerFacts = { today: TODAY, closed: undefined, unitEnded: false, faults: new Map() };

const answering = ({ version: _, ...wish }: DirectiveAnswered, facts: Partial<AnswerFacts> = {}) =>
  about((directive) => answer(directive, wish, { ...free, ...facts }));

const row = (index: number, code: RuleCode): FaultRow => ({ pointer: `/staff/${index}`, code });
const notTargeted = { faults: new Map([[ana, row(0, 'staff-not-targeted')]]) };

describe('answering a directive', () => {
  it('belongs to the version that was current on its day', () => {
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(answering(answered('2026-02-28', [ana])))
      .emits(answered('2026-02-28', [ana]));
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(answering(answered('2026-03-01', [ana])))
      .emits(answered('2026-03-01', [ana], { version: 2 }));
  });

  it('may be dated from the first day on, until today', () => {
    given(directiveDecider, issued)
      .when(answering(answered('2026-01-10', [ana])))
      .emits(answered('2026-01-10', [ana]));
    given(directiveDecider, issued)
      .when(answering(answered('2026-01-09', [ana])))
      .refuses('before-issue');
    given(directiveDecider, issued)
      .when(answering(answered('2026-04-30', [ana])))
      .emits(answered('2026-04-30', [ana]));
    given(directiveDecider, issued)
      .when(answering(answered('2026-05-01', [ana])))
      .refuses('date-in-future');
  });

  it('is refused from the withdrawal on, and taken for a day before it', () => {
    given(directiveDecider, issued, withdrawn('2026-03-01'))
      .when(answering(answered('2026-02-28', [ana])))
      .emits(answered('2026-02-28', [ana]));
    given(directiveDecider, issued, withdrawn('2026-03-01'))
      .when(answering(answered('2026-03-01', [ana])))
      .refuses('directive-withdrawn');
  });
});

const exempted = (until?: string) =>
  answered('2026-03-05', [ana], { answer: 'exempted', ...(until ? { until: day(until) } : {}) });

describe('the same answer', () => {
  it('on the same day changes nothing, whatever speaks against it by now', () => {
    const later = { unitEnded: true, ...notTargeted };
    given(directiveDecider, issued, answered('2026-03-05', [ana]), withdrawn('2026-03-01'))
      .when(answering(answered('2026-03-05', [ana]), later))
      .isAlreadySo();
  });

  it('is recorded for those only who have not given it', () => {
    given(directiveDecider, issued, answered('2026-03-05', [ana]))
      .when(answering(answered('2026-03-05', [ana, bo]), notTargeted))
      .emits(answered('2026-03-05', [bo]));
  });

  it('on another day is a new fact', () => {
    given(directiveDecider, issued, answered('2026-03-05', [ana]))
      .when(answering(answered('2026-03-06', [ana])))
      .emits(answered('2026-03-06', [ana]));
  });

  it('after another answer of that day is a new fact', () => {
    const declined = answered('2026-03-05', [ana], { answer: 'declined' });
    given(directiveDecider, issued, answered('2026-03-05', [ana]), declined)
      .when(answering(answered('2026-03-05', [ana])))
      .emits(answered('2026-03-05', [ana]));
  });

  it('after an answer of a later day is still the last of its own', () => {
    given(directiveDecider, issued, answered('2026-03-05', [ana]), answered('2026-03-09', [ana]))
      .when(answering(answered('2026-03-05', [ana])))
      .isAlreadySo();
  });

  it('to a version issued for that day meanwhile is a new fact', () => {
    given(directiveDecider, issued, answered('2026-03-05', [ana]), revised('2026-03-01'))
      .when(answering(answered('2026-03-05', [ana])))
      .emits(answered('2026-03-05', [ana], { version: 2 }));
  });

  it('of another kind, or an exemption until another day, is a new fact', () => {
    const before = exempted('2026-06-30');
    given(directiveDecider, issued, before).when(answering(before)).isAlreadySo();
    for (const other of [exempted('2026-07-31'), exempted(), answered('2026-03-05', [ana], { answer: 'declined' })])
      given(directiveDecider, issued, before).when(answering(other)).emits(other);
  });

  it('once taken back is given anew', () => {
    given(directiveDecider, issued, answered('2026-03-05', [ana]), takenBack([{ staff: ana, answers: [1] }]))
      .when(answering(answered('2026-03-05', [ana])))
      .emits(answered('2026-03-05', [ana]));
  });
});

describe('answers that do not fit', () => {
  it('are refused in their order: programme, already so, state, dates, unit, people', () => {
    const against: Partial<AnswerFacts> = { unitEnded: true, ...notTargeted };
    given(directiveDecider, issued, answered('2026-03-05', [ana]))
      .when(answering(answered('2026-03-05', [ana]), { closed: 'programme-closed', ...against }))
      .refuses('programme-closed');
    given(directiveDecider, issued, withdrawn('2026-03-01'))
      .when(answering(answered('2026-05-01', [ana]), against))
      .refuses('directive-withdrawn');
    given(directiveDecider, issued)
      .when(answering(answered('2026-05-01', [ana]), against))
      .refuses('date-in-future');
    given(directiveDecider, issued)
      .when(answering(answered('2026-01-09', [ana]), against))
      .refuses('before-issue');
    given(directiveDecider, issued)
      .when(answering(answered('2026-03-05', [ana]), against))
      .refuses('unit-ended');
  });

  it('are refused all together, with a row for each person who does not fit', () => {
    const rows = [row(0, 'staff-not-in-unit'), row(1, 'staff-not-targeted')] as const;
    const faults = new Map([
      [ana, rows[0]],
      [bo, rows[1]],
    ]);
    given(directiveDecider, issued)
      .when(answering(answered('2026-03-05', [ana, bo]), { faults }))
      .refuses('staff-not-targeted', rows);
    given(directiveDecider, issued)
      .when(answering(answered('2026-03-05', [ana, bo]), { faults: new Map([[ana, rows[0]]]) }))
      .refuses('staff-not-in-unit', [rows[0]]);
  });
});
