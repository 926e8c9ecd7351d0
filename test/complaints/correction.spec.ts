import { describe, it } from '@jest/globals';
import { complaintDecider } from '../../src/complaints/complaint.decider.js';
import { given } from '../support/given.js';
import {
  amended,
  amending,
  answered,
  closed,
  day,
  fact,
  received,
  reopened,
  taking,
  undoing,
  undone,
  verified,
  voided,
  voiding,
} from './complaint.stories.js';

const text = { key: 'complaint:complaint', box: 'lain' };
const LIFE = [received('2026-03-02'), verified('2026-03-04', 'light'), answered('2026-03-05')] as const;

describe('a complaint that is told otherwise', () => {
  it('is amended in what is other than it stands', () => {
    const right = { receivedOn: day('2026-03-03'), channel: 'letter', text, contact: text } as const;
    given(complaintDecider, ...LIFE)
      .when(amending({ receipt: { ...right, name: undefined }, tier: 'normative' }))
      .emits(amended({ fact: fact(0), right }, { fact: fact(1), right: { tier: 'normative' } }));
    given(complaintDecider, ...LIFE)
      .when(amending({ receipt: { receivedOn: day('2026-03-02'), channel: 'counter' }, tier: 'light' }))
      .isAlreadySo();
  });

  it('loses a part of its complainant', () => {
    given(complaintDecider, ...LIFE)
      .when(amending({ receipt: { name: null, contact: null } }))
      .emits(amended({ fact: fact(0), right: { name: null } }));
    given(complaintDecider, ...LIFE, amended({ fact: fact(0), right: { name: null } }))
      .when(amending({ receipt: { name: null } }))
      .isAlreadySo();
  });

  it('is not received after its first step, nor after today', () => {
    given(complaintDecider, ...LIFE)
      .when(amending({ receipt: { receivedOn: day('2026-03-05') } }))
      .refuses('step-backwards');
    given(complaintDecider, received())
      .when(amending({ receipt: { receivedOn: day('2026-04-01') } }))
      .refuses('date-in-future');
    given(complaintDecider, received())
      .when(amending({ receipt: { receivedOn: day('2026-03-31') } }))
      .emits(amended({ fact: fact(0), right: { receivedOn: day('2026-03-31') } }));
  });

  it('has a tier to correct only once it is verified, whatever became of it since', () => {
    given(complaintDecider, received())
      .when(amending({ tier: 'normative' }))
      .refuses('not-verified');
    given(complaintDecider, ...LIFE, undone(2), undone(1))
      .when(amending({ tier: 'normative' }))
      .refuses('not-verified');
    given(complaintDecider, ...LIFE, closed('2026-03-06'))
      .when(amending({ tier: 'normative' }))
      .emits(amended({ fact: fact(1), right: { tier: 'normative' } }));
  });

  it('is judged by what is right since', () => {
    const late = amended({ fact: fact(0), right: { receivedOn: day('2026-03-20') } });
    given(complaintDecider, received(), late)
      .when(taking(verified('2026-03-19')))
      .refuses('step-backwards');
    given(complaintDecider, received(), late)
      .when(taking(verified('2026-03-20')))
      .emits(verified('2026-03-20'));
  });
});

describe('the last step of a complaint', () => {
  it('is undone, and the one before it next, but not the receipt', () => {
    given(complaintDecider, ...LIFE)
      .when(undoing)
      .emits(undone(2));
    given(complaintDecider, ...LIFE, undone(2))
      .when(undoing)
      .emits(undone(1));
    given(complaintDecider, ...LIFE, undone(2), undone(1))
      .when(undoing)
      .refuses('nothing-to-undo');
  });

  it('leaves the complaint where the one before it led', () => {
    given(complaintDecider, ...LIFE, undone(2))
      .when(taking(closed('2026-03-06')))
      .refuses('not-answered');
    given(complaintDecider, ...LIFE, closed('2026-03-06'), undone(3))
      .when(taking(reopened('2026-03-05')))
      .emits(reopened('2026-03-05'));
  });
});

describe('a complaint that should never have been recorded', () => {
  it('is void, once', () => {
    given(complaintDecider, ...LIFE)
      .when(voiding)
      .emits(voided);
    given(complaintDecider, ...LIFE, voided)
      .when(voiding)
      .isAlreadySo();
  });
});
