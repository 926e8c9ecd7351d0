import { describe, it } from '@jest/globals';
import { complaintDecider, receive } from '../../src/complaints/complaint.decider.js';
import type { ComplaintStep } from '../../src/complaints/complaint.events.js';
import type { StepFacts } from '../../src/complaints/step.rules.js';
import { given } from '../support/given.js';
import {
  answered,
  assigned,
  closed,
  completed,
  day,
  forwarded,
  received,
  rejected,
  reopened,
  returned,
  taking,
  TODAY,
  undone,
  verified,
  withdrawn,
} from './complaint.stories.js';

/** How a complaint came to stand as it does. */
const PHASES = {
  received: [],
  returned: [returned('2026-03-03')],
  verified: [verified('2026-03-03')],
  reopened: [verified('2026-03-03'), answered('2026-03-04'), reopened('2026-03-05')],
  answered: [verified('2026-03-03'), answered('2026-03-04')],
  closed: [verified('2026-03-03'), answered('2026-03-04'), closed('2026-03-05')],
  forwarded: [forwarded('2026-03-03')],
  rejected: [verified('2026-03-03'), rejected('2026-03-04')],
  withdrawn: [returned('2026-03-03'), withdrawn('2026-03-04')],
} as const satisfies Readonly<Record<string, readonly ComplaintStep[]>>;

const NEXT = '2026-03-10';
const STEPS = {
  verify: verified(NEXT),
  return: returned(NEXT),
  complete: completed(NEXT),
  forward: forwarded(NEXT),
  reject: rejected(NEXT),
  withdraw: withdrawn(NEXT),
  assign: assigned(NEXT),
  answer: answered(NEXT),
  close: closed(NEXT),
  reopen: reopened(NEXT),
} as const;
type Word = keyof typeof STEPS;

/** What each step comes to, in the order of STEPS: `+` is recorded, `=` is so already. */
const CODES: Readonly<Record<keyof typeof PHASES, string>> = {
  received: '+ + = + + + not-verified not-verified not-answered complaint-open',
  returned: '+ + + + + + not-verified not-verified not-answered complaint-open',
  verified: 'already-verified already-verified already-verified + + + + + not-answered complaint-open',
  reopened: 'already-verified already-verified already-verified + + + + + not-answered complaint-open',
  answered: `${'already-answered '.repeat(8)}+ +`,
  closed: `${'complaint-closed '.repeat(9)}+`,
  forwarded: 'complaint-closed '.repeat(10),
  rejected: 'complaint-closed '.repeat(10),
  withdrawn: 'complaint-closed '.repeat(10),
};

const WORDS = Object.keys(STEPS) as Word[];

describe('a step of a complaint', () => {
  for (const [phase, row] of Object.entries(CODES) as [keyof typeof PHASES, string][]) {
    const codes = row.trim().split(' ');
    for (const [index, word] of WORDS.entries()) {
      const code = codes[index] ?? '';
      it(`${word} of one ${phase}: ${code}`, () => {
        const judged = given(complaintDecider, received(), ...PHASES[phase]).when(taking(STEPS[word]));
        if (code === '+') judged.emits(STEPS[word]);
        else if (code === '=') judged.isAlreadySo();
        else judged.refuses(code as 'complaint-open');
      });
    }
  }

  it('is named by where it stands before its date or unit', () => {
    const late: Partial<StepFacts> = { unitEnded: true, today: day('2026-03-01') };
    given(complaintDecider, received(), verified('2026-03-03'))
      .when(taking(verified(NEXT), late))
      .refuses('already-verified');
    given(complaintDecider, received())
      .when(taking(verified(NEXT), late))
      .refuses('date-in-future');
    given(complaintDecider, received())
      .when(taking(verified('2026-03-01'), { unitEnded: true }))
      .refuses('step-backwards');
    given(complaintDecider, received())
      .when(taking(verified(NEXT), { unitEnded: true }))
      .refuses('unit-ended');
    given(complaintDecider, received(), verified('2026-03-03'))
      .when(taking(assigned(NEXT), { unitEnded: true }))
      .refuses('unit-ended');
  });

  it('is not dated before the one it follows, the receipt being the first', () => {
    given(complaintDecider, received())
      .when(taking(returned('2026-03-01')))
      .refuses('step-backwards');
    given(complaintDecider, received(), ...PHASES.answered)
      .when(taking(closed('2026-03-03')))
      .refuses('step-backwards');
    given(complaintDecider, received(), ...PHASES.answered)
      .when(taking(closed('2026-03-04')))
      .emits(closed('2026-03-04'));
    given(complaintDecider, received())
      .when(taking(returned('2026-04-01')))
      .refuses('date-in-future');
  });
});

const SAME: Partial<StepFacts> = { isSaid: true, isSameUnit: true };

describe('a step that says what is so', () => {
  it('changes nothing with the same day and content', () => {
    const again = [
      [PHASES.returned, returned('2026-03-03')],
      [PHASES.verified, verified('2026-03-03')],
      [PHASES.answered, answered('2026-03-04')],
      [PHASES.closed, closed('2026-03-05')],
      [PHASES.reopened, reopened('2026-03-05')],
      [PHASES.forwarded, forwarded('2026-03-03')],
      [PHASES.rejected, rejected('2026-03-04')],
      [PHASES.withdrawn, withdrawn('2026-03-04')],
    ] as const;
    for (const [before, step] of again)
      given(complaintDecider, received(), ...before)
        .when(taking(step, SAME))
        .isAlreadySo();
  });

  it('is judged like any other with another day, text, tier or unit', () => {
    const judged = (before: readonly ComplaintStep[], step: ComplaintStep, facts = SAME) =>
      given(complaintDecider, received(), ...before).when(taking(step, facts));
    judged(PHASES.verified, verified('2026-03-04')).refuses('already-verified');
    judged(PHASES.verified, verified('2026-03-03', 'normative')).refuses('already-verified');
    judged(PHASES.verified, verified('2026-03-03'), { ...SAME, isSameUnit: false }).refuses('already-verified');
    judged(PHASES.verified, verified('2026-03-03'), { ...SAME, isSaid: false }).refuses('already-verified');
    judged(PHASES.answered, answered('2026-03-05')).refuses('already-answered');
    judged(PHASES.answered, answered('2026-03-04'), { ...SAME, isSaid: false }).refuses('already-answered');
    judged(PHASES.closed, closed('2026-03-06')).refuses('complaint-closed');
    judged(PHASES.reopened, reopened('2026-03-06')).refuses('complaint-open');
    judged(PHASES.rejected, rejected('2026-03-04'), { ...SAME, isSaid: false }).refuses('complaint-closed');
  });

  it('assigns to the unit that it is in, whatever the day and reason', () => {
    const inIt = taking(assigned('2026-02-01'), { isSameUnit: true });
    given(complaintDecider, received(), verified('2026-03-03')).when(inIt).isAlreadySo();
    given(complaintDecider, received(), ...PHASES.answered)
      .when(inIt)
      .refuses('already-answered');
  });

  it('returns a returned one anew on another day or for another reason', () => {
    const before = given(complaintDecider, received(), ...PHASES.returned);
    before.when(taking(returned('2026-03-04'), SAME)).emits(returned('2026-03-04'));
    before.when(taking(returned('2026-03-03'), { isSaid: false })).emits(returned('2026-03-03'));
  });

  it('is new once what it says was taken back', () => {
    given(complaintDecider, received(), ...PHASES.verified, undone(1))
      .when(taking(verified('2026-03-03'), SAME))
      .emits(verified('2026-03-03'));
  });
});

describe('the receipt of a complaint', () => {
  it('is not dated after today', () => {
    given(complaintDecider)
      .when((state) => receive(state, received('2026-03-31'), TODAY))
      .emits(received('2026-03-31'));
    given(complaintDecider)
      .when((state) => receive(state, received('2026-04-01'), TODAY))
      .refuses('date-in-future');
    given(complaintDecider, received())
      .when((state) => receive(state, received(), TODAY))
      .isAlreadySo();
  });
});
