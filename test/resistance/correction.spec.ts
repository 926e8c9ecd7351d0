import { describe, it } from '@jest/globals';
import { asId, type UnitId } from '../../src/kernel/words/ids.js';
import { issueDecider } from '../../src/resistance/issue.decider.js';
import { given } from '../support/given.js';
import { amended, amending, fact, right, undoing, undone, voided, voiding } from './correction.stories.js';
import {
  acknowledged,
  answered,
  day,
  diagnosed,
  duplicate,
  raised,
  reassessed,
  reopened,
  resolved,
  taking,
} from './issue.stories.js';

const other = asId<UnitId>('other');
const description = { key: 'issue:issue', box: 'YmVuYXI=' };

describe('amending an issue', () => {
  const open = given(issueDecider, raised('2026-03-01'));
  const stepped = given(issueDecider, raised('2026-03-01'), acknowledged('2026-03-10'), diagnosed('2026-03-12'));

  it('tells the fields that are right, and leaves the others', () => {
    open
      .when(amending({ unit: other, raisedOn: day('2026-02-20'), description }))
      .emits(amended({ fact: fact(0), right: { unit: other, raisedOn: day('2026-02-20'), description } }));
    open.when(amending({ unit: raised().unit, raisedOn: day('2026-02-20') })).emits(amended(right(day('2026-02-20'))));
  });

  it('changes nothing where all is so already, whatever speaks against it today', () => {
    const facts = { outside: 'unit-outside-programme', unitEnded: true } as const;
    open.when(amending({ unit: raised().unit, raisedOn: day('2026-03-01') }, facts)).isAlreadySo();
    given(issueDecider, raised('2026-03-01'), amended(right(day('2026-02-20'))))
      .when(amending({ raisedOn: day('2026-02-20') }))
      .isAlreadySo();
  });

  it('keeps the day before today and the first step that stands', () => {
    open.when(amending({ raisedOn: day('2026-05-01') })).refuses('date-in-future');
    open.when(amending({ raisedOn: day('2026-04-30') })).emits(amended(right(day('2026-04-30'))));
    stepped.when(amending({ raisedOn: day('2026-03-11') })).refuses('step-backwards');
    stepped.when(amending({ raisedOn: day('2026-03-10') })).emits(amended(right(day('2026-03-10'))));
    given(issueDecider, raised('2026-03-01'), acknowledged('2026-03-10'), undone(1))
      .when(amending({ raisedOn: day('2026-03-11') }))
      .emits(amended(right(day('2026-03-11'))));
  });

  it('judges unit and day as when it was raised: day, programme, chart', () => {
    const all = { outside: 'unit-outside-programme', unitEnded: true } as const;
    stepped.when(amending({ unit: other, raisedOn: day('2026-05-01') }, all)).refuses('date-in-future');
    stepped.when(amending({ unit: other, raisedOn: day('2026-03-11') }, all)).refuses('step-backwards');
    stepped.when(amending({ unit: other }, all)).refuses('unit-outside-programme');
    stepped.when(amending({ unit: other }, { unitEnded: true })).refuses('unit-ended');
  });

  it('holds a unit that is not told to being there on the day, and judges neither where neither is told', () => {
    open.when(amending({ raisedOn: day('2026-02-20') }, { unitEnded: true })).refuses('unit-ended');
    open.when(amending({ description }, { unitEnded: true })).emits(amended({ fact: fact(0), right: { description } }));
  });

  it('does not mind that the issue is closed', () => {
    given(issueDecider, raised('2026-03-01'), resolved('2026-03-10'))
      .when(amending({ raisedOn: day('2026-02-20') }))
      .emits(amended(right(day('2026-02-20'))));
  });

  it('lets later steps be judged by what is right', () => {
    given(issueDecider, raised('2026-03-01'), amended(right(day('2026-03-05'))))
      .when(taking(acknowledged('2026-03-04')))
      .refuses('step-backwards');
    given(issueDecider, raised('2026-03-01'), amended(right(day('2026-02-20'))))
      .when(taking(acknowledged('2026-02-20')))
      .emits(acknowledged('2026-02-20'));
  });
});

describe('undoing a step of an issue', () => {
  it('takes the last one back that stands, one after another, and not the raising', () => {
    const [first, second] = [acknowledged('2026-03-02'), diagnosed('2026-03-03')];
    given(issueDecider, raised(), first, second).when(undoing).emits(undone(2));
    given(issueDecider, raised(), first, second, undone(2)).when(undoing).emits(undone(1));
    given(issueDecider, raised(), first, second, undone(2), undone(1)).when(undoing).refuses('nothing-to-undo');
    given(issueDecider, raised()).when(undoing).refuses('nothing-to-undo');
  });

  it('leads back to where the step before left it', () => {
    given(issueDecider, raised(), resolved('2026-03-10'), undone(1))
      .when(taking(answered('2026-03-05')))
      .emits(answered('2026-03-05'));
    given(issueDecider, raised(), duplicate('2026-03-10'), undone(1))
      .when(taking(acknowledged('2026-03-05')))
      .emits(acknowledged('2026-03-05'));
    given(issueDecider, raised(), resolved('2026-03-10'), reopened('2026-03-11'), undone(2))
      .when(taking(answered('2026-03-12')))
      .refuses('issue-closed');
    given(issueDecider, raised(), reassessed('2026-03-10', 40), undone(1))
      .when(taking(reassessed('2026-03-10', 40)))
      .emits(reassessed('2026-03-10', 40));
  });

  it('may be followed by the same step, which is undone anew', () => {
    const again = [raised(), resolved('2026-03-10'), undone(1), resolved('2026-03-10')] as const;
    given(issueDecider, ...again.slice(0, 3))
      .when(taking(resolved('2026-03-10')))
      .emits(resolved('2026-03-10'));
    given(issueDecider, ...again)
      .when(undoing)
      .emits(undone(3));
  });
});

describe('voiding an issue', () => {
  it('is done once, whatever became of it', () => {
    given(issueDecider, raised()).when(voiding()).emits(voided);
    given(issueDecider, raised(), resolved('2026-03-10')).when(voiding()).emits(voided);
    given(issueDecider, raised(), voided).when(voiding()).isAlreadySo();
    given(issueDecider, raised(), voided).when(voiding(true)).isAlreadySo();
  });

  it('waits until no other one is closed as its duplicate', () => {
    given(issueDecider, raised()).when(voiding(true)).refuses('facts-recorded');
  });
});
