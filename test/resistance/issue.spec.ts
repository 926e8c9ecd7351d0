import { describe, it } from '@jest/globals';
import { issueDecider, raise, type RaiseFacts } from '../../src/resistance/issue.decider.js';
import type { IssueStep } from '../../src/resistance/issue.events.js';
import { given } from '../support/given.js';
import {
  accepted,
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
  TODAY,
  withdrawn,
} from './issue.stories.js';

const ALL: readonly IssueStep[] = [
  acknowledged('2026-04-20'),
  diagnosed('2026-04-20'),
  reassessed('2026-04-20', 40),
  answered('2026-04-20'),
  resolved('2026-04-20'),
  accepted('2026-04-20'),
  withdrawn('2026-04-20'),
  duplicate('2026-04-20'),
];

describe('raising an issue', () => {
  const free: RaiseFacts = { today: TODAY, closed: undefined, outside: undefined, unitEnded: false };
  const raising = (facts: Partial<RaiseFacts>, on = '2026-03-01') =>
    given(issueDecider).when((state) => raise(state, raised(on), { ...free, ...facts }));

  it('records it, today or late', () => {
    raising({}).emits(raised());
    raising({}, '2026-04-30').emits(raised('2026-04-30'));
  });

  it('is refused in its order: programme, date, units', () => {
    raising({ closed: 'programme-closed' }, '2026-05-01').refuses('programme-closed');
    raising({ outside: 'unit-outside-programme' }, '2026-05-01').refuses('date-in-future');
    raising({ outside: 'unit-outside-programme', unitEnded: true }).refuses('unit-outside-programme');
    raising({ unitEnded: true }).refuses('unit-ended');
  });
});

describe('the life of an issue', () => {
  it('goes forwards step by step', () => {
    given(issueDecider, raised())
      .when(taking(acknowledged('2026-03-02')))
      .emits(acknowledged('2026-03-02'));
    given(issueDecider, raised(), acknowledged('2026-03-02'))
      .when(taking(diagnosed('2026-03-03')))
      .emits(diagnosed('2026-03-03'));
    given(issueDecider, raised(), diagnosed('2026-03-03'))
      .when(taking(answered('2026-03-04')))
      .emits(answered('2026-03-04'));
  });

  it('may skip any step forwards', () => {
    for (const step of ALL) given(issueDecider, raised()).when(taking(step)).emits(step);
  });

  it('never goes backwards', () => {
    given(issueDecider, raised(), diagnosed('2026-03-03'))
      .when(taking(acknowledged('2026-03-04')))
      .refuses('step-backwards');
    given(issueDecider, raised(), answered('2026-03-03'))
      .when(taking(diagnosed('2026-03-04')))
      .refuses('step-backwards');
    given(issueDecider, raised(), answered('2026-03-03'))
      .when(taking(acknowledged('2026-03-04')))
      .refuses('step-backwards');
  });

  it('is acknowledged once', () => {
    given(issueDecider, raised(), acknowledged('2026-03-02'))
      .when(taking(acknowledged('2026-03-02')))
      .refuses('step-backwards');
  });

  it('takes another cause while diagnosed, and the same one of the same day changes nothing', () => {
    const story = given(issueDecider, raised(), diagnosed('2026-03-03', 'distrust'));
    story.when(taking(diagnosed('2026-03-03', 'workload'))).emits(diagnosed('2026-03-03', 'workload'));
    story.when(taking(diagnosed('2026-03-04', 'distrust'))).emits(diagnosed('2026-03-04', 'distrust'));
    story.when(taking(diagnosed('2026-03-03', 'distrust'))).isAlreadySo();
  });

  it('may be answered again and again', () => {
    given(issueDecider, raised(), answered('2026-03-03'))
      .when(taking(answered('2026-03-03')))
      .emits(answered('2026-03-03'));
  });

  it('is reassessed at any open time without moving on', () => {
    given(issueDecider, raised(), reassessed('2026-03-02', 40))
      .when(taking(acknowledged('2026-03-02')))
      .emits(acknowledged('2026-03-02'));
    given(issueDecider, raised(), answered('2026-03-02'), reassessed('2026-03-03', 40))
      .when(taking(diagnosed('2026-03-03')))
      .refuses('step-backwards');
  });

  it('assessed the same on the same day changes nothing; on another day it is a new fact', () => {
    const story = given(issueDecider, raised(), reassessed('2026-03-02', 40));
    story.when(taking(reassessed('2026-03-02', 40))).isAlreadySo();
    story.when(taking(reassessed('2026-03-02', 40, 'high'))).emits(reassessed('2026-03-02', 40, 'high'));
    story.when(taking(reassessed('2026-03-09', 40))).emits(reassessed('2026-03-09', 40));
    given(issueDecider, raised())
      .when(taking(reassessed('2026-03-01', 12)))
      .isAlreadySo();
  });
});

describe('the days of an issue', () => {
  it('do not lie in the future', () => {
    for (const step of ALL) {
      given(issueDecider, raised())
        .when(taking({ ...step, on: day('2026-05-01') }))
        .refuses('date-in-future');
    }
  });

  it('do not lie before the step they follow, the raising and a reassessment included', () => {
    given(issueDecider, raised())
      .when(taking(acknowledged('2026-02-28')))
      .refuses('step-backwards');
    given(issueDecider, raised())
      .when(taking(acknowledged('2026-03-01')))
      .emits(acknowledged('2026-03-01'));
    given(issueDecider, raised(), reassessed('2026-03-10', 40))
      .when(taking(acknowledged('2026-03-09')))
      .refuses('step-backwards');
    given(issueDecider, raised(), resolved('2026-03-10'))
      .when(taking(reopened('2026-03-09')))
      .refuses('step-backwards');
  });

  it('do not lie after the closing of the programme', () => {
    given(issueDecider, raised(), resolved('2026-03-10'))
      .when(taking(acknowledged('2026-04-20'), { closed: 'programme-closed' }))
      .refuses('programme-closed');
  });
});

describe('a closed issue', () => {
  const ENDS = [resolved, accepted, withdrawn, duplicate] as const;

  it('takes no step but reopening, not even the same one again', () => {
    for (const end of ENDS) {
      for (const step of ALL) {
        given(issueDecider, raised(), reassessed('2026-03-02', 40), end('2026-03-10'))
          .when(taking(step))
          .refuses('issue-closed');
      }
    }
  });

  it('is reopened from resolved or accepted, back to answering', () => {
    for (const end of [resolved, accepted]) {
      given(issueDecider, raised(), end('2026-03-10'))
        .when(taking(reopened('2026-03-11')))
        .emits(reopened('2026-03-11'));
      const story = given(issueDecider, raised(), end('2026-03-10'), reopened('2026-03-11'));
      story.when(taking(diagnosed('2026-03-12'))).refuses('step-backwards');
      story.when(taking(answered('2026-03-12'))).emits(answered('2026-03-12'));
      story.when(taking(resolved('2026-03-12'))).emits(resolved('2026-03-12'));
    }
  });

  it('withdrawn or a duplicate stays closed', () => {
    for (const end of [withdrawn, duplicate]) {
      given(issueDecider, raised(), end('2026-03-10'))
        .when(taking(reopened('2026-03-11')))
        .refuses('issue-closed');
    }
  });
});

describe('reopening and duplicates', () => {
  it('an open issue is not reopened', () => {
    given(issueDecider, raised())
      .when(taking(reopened('2026-03-11')))
      .refuses('issue-open');
    given(issueDecider, raised(), resolved('2026-03-10'), reopened('2026-03-11'))
      .when(taking(reopened('2026-03-11')))
      .refuses('issue-open');
  });

  it('an issue is no duplicate of itself', () => {
    given(issueDecider, raised())
      .when(taking(duplicate('2026-03-02', 'issue')))
      .refuses('duplicate-of-itself');
  });
});
