import { describe, expect, it } from '@jest/globals';
import { amend, daysOf } from '../../src/directives/correction.rules.js';
import { directiveDecider, withdraw } from '../../src/directives/directive.decider.js';
import type { DirectiveWish } from '../../src/directives/directive.events.js';
import { given } from '../support/given.js';
import { amended, correcting, fact, undone } from './correction.stories.js';
import {
  about,
  ana,
  answered,
  archive,
  day,
  issued,
  revised,
  targeted,
  TODAY,
  withdrawn,
} from './directive.stories.js';

const amending = (wish: DirectiveWish) => about((directive) => amend(directive, wish, { ...correcting, today: TODAY }));
const withdrawing = (on: string) =>
  about((directive) => withdraw(directive, withdrawn(on), { today: TODAY, closed: undefined }));

describe('a directive told otherwise', () => {
  it('has its words corrected in what issued it, whatever the version', () => {
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(amending({ title: 'Izin', reference: 'SE-13/2026' }))
      .emits(amended({ fact: fact(0), right: { title: 'Izin', reference: 'SE-13/2026' } }));
  });

  it('has days and document of one version corrected, the newest where none is named', () => {
    const document = { url: 'https://arsip.example/se-12', sha256: 'a'.repeat(64) };
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(amending({ issuedOn: day('2026-02-20'), document }))
      .emits(amended({ fact: fact(1), right: { issuedOn: day('2026-02-20'), document } }));
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(amending({ version: 1, dueOn: day('2026-02-15') }))
      .emits(amended({ fact: fact(0), right: { dueOn: day('2026-02-15') } }));
  });

  it('tells of words and of a later version in one correction', () => {
    given(directiveDecider, issued, revised('2026-03-01'))
      .when(amending({ title: 'Izin', dueOn: day('2026-03-31') }))
      .emits(
        amended({ fact: fact(0), right: { title: 'Izin' } }, { fact: fact(1), right: { dueOn: day('2026-03-31') } }),
      );
  });

  it('knows no version that was never issued', () => {
    given(directiveDecider, issued)
      .when(amending({ version: 2, dueOn: day('2026-02-01') }))
      .refuses('not-found');
  });

  it('keeps its versions in order', () => {
    const three = [issued, revised('2026-03-01'), revised('2026-04-01', 3)] as const;
    for (const [version, issuedOn] of [
      [1, '2026-03-02'],
      [2, '2026-01-09'],
      [2, '2026-04-02'],
      [3, '2026-02-28'],
    ] as const)
      given(directiveDecider, ...three)
        .when(amending({ version, issuedOn: day(issuedOn), dueOn: day('2026-05-01') }))
        .refuses('before-issue');
    given(directiveDecider, ...three)
      .when(amending({ version: 2, issuedOn: day('2026-04-01'), dueOn: day('2026-05-01') }))
      .emits(amended({ fact: fact(1), right: { issuedOn: day('2026-04-01'), dueOn: day('2026-05-01') } }));
  });

  it('keeps the withdrawal after its newest version, but for one that was taken back', () => {
    const late = amending({ issuedOn: day('2026-02-02'), dueOn: day('2026-02-28') });
    given(directiveDecider, issued, withdrawn('2026-02-01')).when(late).refuses('before-issue');
    given(directiveDecider, issued, withdrawn('2026-02-01'), undone(1))
      .when(late)
      .emits(amended({ fact: fact(0), right: { issuedOn: day('2026-02-02'), dueOn: day('2026-02-28') } }));
  });

  it('is issued and due within two years, where that day is told otherwise', () => {
    given(directiveDecider, issued)
      .when(amending({ issuedOn: day('2028-05-01'), dueOn: day('2028-05-01') }))
      .refuses('date-too-far');
    given(directiveDecider, issued)
      .when(amending({ dueOn: day('2028-05-01') }))
      .refuses('date-too-far');
    given(directiveDecider, issued)
      .when(amending({ dueOn: day('2028-04-30') }))
      .emits(amended({ fact: fact(0), right: { dueOn: day('2028-04-30') } }));
  });

  it('as it is told already changes nothing, though it could not be told so anew', () => {
    given(directiveDecider, issued)
      .when(amending({ title: issued.title, issuedOn: issued.issuedOn }))
      .isAlreadySo();
    const right = { fact: fact(0), right: { title: 'Izin' } };
    given(directiveDecider, issued, amended(right))
      .when(amending({ title: 'Izin' }))
      .isAlreadySo();
    given(directiveDecider, issued, amended(right))
      .when(amending({ title: issued.title }))
      .emits(amended({ fact: fact(0), right: { title: issued.title } }));
  });

  it('is judged from then on by what is right', () => {
    const earlier = amended({ fact: fact(0), right: { issuedOn: day('2026-01-05') } });
    given(directiveDecider, issued, earlier).when(withdrawing('2026-01-05')).emits(withdrawn('2026-01-05'));
    const later = amended({ fact: fact(0), right: { issuedOn: day('2026-01-20') } });
    given(directiveDecider, issued, later).when(withdrawing('2026-01-19')).refuses('before-issue');
  });

  it('keeps answers with their version and targets with their day', () => {
    const moved = amended({ fact: fact(0), right: { issuedOn: day('2026-03-01'), dueOn: day('2026-03-31') } });
    given(directiveDecider, issued, targeted('2026-02-01', archive), answered('2026-01-20', [ana]), moved)
      .when(
        about((directive) => {
          expect(directive.answers.get(ana)).toStrictEqual([
            { kind: 'acknowledged', version: 1, on: day('2026-01-20'), rev: 2 },
          ]);
          expect(directive.targets.map(({ on }) => on)).toStrictEqual([day('2026-03-01'), day('2026-02-01')]);
          return [];
        }),
      )
      .isAlreadySo();
  });

  it('has the days of a version as they would be, where only one of them is told', () => {
    given(directiveDecider, issued)
      .when(
        about((directive) => {
          const { issuedOn, dueOn } = issued;
          expect(daysOf(directive, { issuedOn: day('2026-02-01') })).toStrictEqual({ issuedOn: '2026-02-01', dueOn });
          expect(daysOf(directive, { dueOn: day('2026-01-01') })).toStrictEqual({ issuedOn, dueOn: '2026-01-01' });
          expect(daysOf(directive, { version: 2 })).toBe(undefined);
          return [];
        }),
      )
      .isAlreadySo();
  });
});
