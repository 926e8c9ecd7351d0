import { describe, it } from '@jest/globals';
import { restore, voidDirective } from '../../src/directives/correction.rules.js';
import { directiveDecider, revise, withdraw } from '../../src/directives/directive.decider.js';
import { given } from '../support/given.js';
import { correcting, undone, voided } from './correction.stories.js';
import { about, ana, answered, issued, revised, takenBack, TODAY, withdrawn } from './directive.stories.js';

const restoring = about((directive) => restore(directive, correcting));
const voiding = about((directive) => voidDirective(directive, correcting));

const withdrawing = (on: string) =>
  about((directive) => withdraw(directive, withdrawn(on), { today: TODAY, closed: undefined }));

describe('a withdrawal', () => {
  it('is taken back, once, unless there is another since', () => {
    given(directiveDecider, issued).when(restoring).refuses('nothing-to-undo');
    const before = [issued, withdrawn('2026-04-01')] as const;
    given(directiveDecider, ...before)
      .when(restoring)
      .emits(undone(1));
    given(directiveDecider, ...before, undone(1))
      .when(restoring)
      .refuses('nothing-to-undo');
    given(directiveDecider, ...before, undone(1), withdrawn('2026-04-10'))
      .when(restoring)
      .emits(undone(3));
  });

  it('taken back, may be told anew, with another day as well, and so may a version', () => {
    const before = [issued, withdrawn('2026-04-01'), undone(1)] as const;
    given(directiveDecider, ...before)
      .when(withdrawing('2026-02-01'))
      .emits(withdrawn('2026-02-01'));
    const { version: _, ...wish } = revised('2026-04-20', 0);
    given(directiveDecider, ...before)
      .when(about((directive) => revise(directive, wish, { today: TODAY, closed: undefined })))
      .emits(revised('2026-04-20', 2));
  });

  it('of another day is recorded already, before its day is looked at', () => {
    for (const on of ['2026-04-02', '2020-01-01', '2030-01-01'])
      given(directiveDecider, issued, withdrawn('2026-04-01')).when(withdrawing(on)).refuses('already-recorded');
  });
});

describe('a directive that should never have been recorded', () => {
  it('is void, whatever became of it', () => {
    given(directiveDecider, issued).when(voiding).emits(voided);
    given(directiveDecider, issued, revised('2026-03-01'), withdrawn('2026-04-01')).when(voiding).emits(voided);
  });

  it('is not while an answer stands', () => {
    const taken = takenBack([{ staff: ana, answers: [1] }]);
    given(directiveDecider, issued, answered('2026-01-20', [ana]))
      .when(voiding)
      .refuses('facts-recorded');
    given(directiveDecider, issued, answered('2026-01-20', [ana]), taken)
      .when(voiding)
      .emits(voided);
    const again = answered('2026-01-21', [ana]);
    given(directiveDecider, issued, answered('2026-01-20', [ana]), taken, again)
      .when(voiding)
      .refuses('facts-recorded');
  });

  it('once more changes nothing', () => {
    given(directiveDecider, issued, voided).when(voiding).isAlreadySo();
  });
});
