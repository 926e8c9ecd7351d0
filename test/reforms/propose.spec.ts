import { describe, it } from '@jest/globals';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import { propose, reformDecider } from '../../src/reforms/reform.decider.js';
import { given } from '../support/given.js';
import { proposed, TODAY } from './reform.stories.js';

type Against = { closed?: RuleCode; outside?: RuleCode };

const proposing =
  (effectiveOn: string, { closed, outside }: Against = {}) =>
  (reform: Parameters<typeof propose>[0]) =>
    propose(reform, proposed('restructure', effectiveOn), { today: TODAY, closed, outside });

describe('proposing a reform', () => {
  it('is taken up to two years ahead, and for a day that is past', () => {
    for (const day of ['2024-01-01', '2028-04-30'])
      given(reformDecider).when(proposing(day)).emits(proposed('restructure', day));
    given(reformDecider).when(proposing('2028-05-01')).refuses('date-too-far');
  });

  it('is refused for a closed programme first, then for its date, then for units that are not covered', () => {
    const [closed, outside] = ['programme-closed', 'unit-outside-programme'] as const;
    given(reformDecider).when(proposing('2028-05-01', { closed, outside })).refuses(closed);
    given(reformDecider).when(proposing('2028-05-01', { outside })).refuses('date-too-far');
    given(reformDecider).when(proposing('2028-04-30', { outside })).refuses(outside);
  });

  it('once more changes nothing, whatever speaks against it now', () => {
    given(reformDecider, proposed('restructure', '2026-06-01'))
      .when(proposing('2028-05-01', { closed: 'programme-closed' }))
      .isAlreadySo();
  });
});
