import { describe, expect, it } from '@jest/globals';
import { directiveDecider, newestBy, revise, target, withdraw } from '../../src/directives/directive.decider.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import { given } from '../support/given.js';
import { about, archive, day, issued, permits, revised, targeted, TODAY, withdrawn } from './directive.stories.js';

const revising = (issuedOn: string, dueOn = issuedOn, closed?: RuleCode) => {
  const { version: _, ...wish } = revised(issuedOn, 0, dueOn);
  return about((directive) => revise(directive, wish, { today: TODAY, closed }));
};

describe('revising a directive', () => {
  it('issues the next version, on the day of the newest at the earliest', () => {
    given(directiveDecider, issued).when(revising('2026-01-10')).emits(revised('2026-01-10', 2));
    given(directiveDecider, issued, revised('2026-03-01')).when(revising('2026-03-01')).emits(revised('2026-03-01', 3));
  });

  it('is never dated before the version that it replaces', () => {
    given(directiveDecider, issued).when(revising('2026-01-09')).refuses('before-issue');
    given(directiveDecider, issued, revised('2026-03-01')).when(revising('2026-02-28')).refuses('before-issue');
  });

  it('is issued and due within two years', () => {
    given(directiveDecider, issued).when(revising('2028-04-30')).emits(revised('2028-04-30'));
    given(directiveDecider, issued).when(revising('2028-05-01')).refuses('date-too-far');
    given(directiveDecider, issued).when(revising('2026-05-01', '2028-05-01')).refuses('date-too-far');
  });

  it('is refused where an end is recorded, for whatever day, before its dates are looked at', () => {
    given(directiveDecider, issued, withdrawn('2028-01-01'))
      .when(revising('2026-03-01'))
      .refuses('directive-withdrawn');
    given(directiveDecider, issued, withdrawn('2026-02-01'))
      .when(revising('2026-01-09'))
      .refuses('directive-withdrawn');
  });
});

describe('the version of a day', () => {
  const versions = [
    { version: 1, issuedOn: day('2026-01-10'), dueOn: day('2026-01-31') },
    { version: 2, issuedOn: day('2026-03-01'), dueOn: day('2026-03-31') },
    { version: 3, issuedOn: day('2026-03-01'), dueOn: day('2026-04-15') },
  ];

  it('is the newest issued by then, and none before the first', () => {
    expect(newestBy(versions, day('2026-01-09'))).toBe(undefined);
    expect(newestBy(versions, day('2026-01-10'))?.version).toBe(1);
    expect(newestBy(versions, day('2026-02-28'))?.version).toBe(1);
    expect(newestBy(versions, day('2026-03-01'))?.version).toBe(3);
  });
});

const targeting = (event = targeted('2026-03-01', archive), outside?: RuleCode, closed?: RuleCode) =>
  about((directive) => target(directive, event, { today: TODAY, closed, outside }));

describe('targeting a directive', () => {
  it('names other units from a day on, the first at the earliest', () => {
    given(directiveDecider, issued).when(targeting()).emits(targeted('2026-03-01', archive));
    given(directiveDecider, issued)
      .when(targeting(targeted('2026-01-10', archive)))
      .emits(targeted('2026-01-10', archive));
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(targeting(targeted('2026-02-01', archive)))
      .emits(targeted('2026-02-01', archive));
  });

  it('again changes nothing, in whatever order, though the directive was withdrawn since', () => {
    const before = targeted('2026-03-01', archive, permits);
    const again = targeting(targeted('2026-03-01', permits, archive));
    given(directiveDecider, issued, before).when(again).isAlreadySo();
    given(directiveDecider, issued, before, withdrawn('2026-04-01')).when(again).isAlreadySo();
  });

  it('again after others were named for that day is a new fact', () => {
    const event = targeted('2026-03-01', archive);
    given(directiveDecider, issued, event, targeted('2026-03-01', permits)).when(targeting(event)).emits(event);
  });

  it('is refused in its order: the end, the first day, two years, the programme', () => {
    given(directiveDecider, issued, withdrawn('2028-01-01'))
      .when(targeting(targeted('2026-01-09', archive), 'unit-outside-programme'))
      .refuses('directive-withdrawn');
    given(directiveDecider, issued)
      .when(targeting(targeted('2026-01-09', archive), 'unit-outside-programme'))
      .refuses('before-issue');
    given(directiveDecider, issued)
      .when(targeting(targeted('2028-05-01', archive), 'unit-outside-programme'))
      .refuses('date-too-far');
    given(directiveDecider, issued)
      .when(targeting(targeted('2028-04-30', archive), 'unit-outside-programme'))
      .refuses('unit-outside-programme');
  });
});

const withdrawing = (on: string, closed?: RuleCode) =>
  about((directive) => withdraw(directive, withdrawn(on), { today: TODAY, closed }));

describe('withdrawing a directive', () => {
  it('ends it from a day on, that of the newest version at the earliest', () => {
    given(directiveDecider, issued).when(withdrawing('2026-01-10')).emits(withdrawn('2026-01-10'));
    given(directiveDecider, issued).when(withdrawing('2026-01-09')).refuses('before-issue');
    given(directiveDecider, issued, revised('2026-03-01')).when(withdrawing('2026-02-28')).refuses('before-issue');
  });

  it('may lie up to two years ahead', () => {
    given(directiveDecider, issued).when(withdrawing('2028-04-30')).emits(withdrawn('2028-04-30'));
    given(directiveDecider, issued).when(withdrawing('2028-05-01')).refuses('date-too-far');
  });

  it('once more changes nothing', () => {
    given(directiveDecider, issued, withdrawn('2026-04-01')).when(withdrawing('2026-04-01')).isAlreadySo();
  });
});

describe('a directive whose programme takes no more', () => {
  it('takes nothing, not even what is so already', () => {
    const closed = 'programme-closed';
    const elsewhere = targeted('2026-03-01', archive);
    for (const wish of [
      revising('2026-03-01', '2026-03-01', closed),
      targeting(elsewhere, 'unit-outside-programme', closed),
      withdrawing('2026-04-01', closed),
    ])
      given(directiveDecider, issued, elsewhere, withdrawn('2026-04-01')).when(wish).refuses(closed);
  });
});
