import { describe, it } from '@jest/globals';
import { asId, type UnitId } from '../../src/kernel/words/ids.js';
import { suggestionDecider } from '../../src/suggestions/suggestion.decider.js';
import type { SuggestionEvent } from '../../src/suggestions/suggestion.events.js';
import { given } from '../support/given.js';
import {
  adopted,
  adopting,
  amended,
  amending,
  considered,
  day,
  declined,
  linked,
  OTHER,
  received,
  REFORM,
  reopened,
  taking,
  undoing,
  undone,
  voided,
  voiding,
} from './suggestion.stories.js';

const suggestion = (...events: readonly SuggestionEvent[]) => given(suggestionDecider, received(), ...events);
const unit = asId<UnitId>('other');

describe('a suggestion that was recorded wrongly', () => {
  it('is told otherwise, but not what is so already', () => {
    suggestion()
      .when(amending({ unit, receivedOn: day('2026-03-02'), source: 'visit' }))
      .emits(amended({ unit: 'other', receivedOn: '2026-03-02', source: 'visit' }));
    suggestion()
      .when(amending({ receivedOn: day('2026-03-01'), source: 'letter' }))
      .isAlreadySo();
    suggestion()
      .when(amending({ receivedOn: day('2026-03-01'), source: 'forum' }))
      .emits(amended({ source: 'forum' }));
  });

  it('is judged in its order: dates, units; a unit and a day that are not told are not', () => {
    const facts = { outside: 'unit-outside-programme', unitEnded: true } as const;
    suggestion(considered('2026-03-05'))
      .when(amending({ receivedOn: day('2026-05-01') }, facts))
      .refuses('date-in-future');
    suggestion(considered('2026-03-05'))
      .when(amending({ receivedOn: day('2026-03-06') }, facts))
      .refuses('step-backwards');
    suggestion(considered('2026-03-05'))
      .when(amending({ receivedOn: day('2026-03-05') }))
      .emits(amended({ receivedOn: '2026-03-05' }));
    suggestion().when(amending({ unit }, facts)).refuses('unit-outside-programme');
    suggestion()
      .when(amending({ unit }, { unitEnded: true }))
      .refuses('unit-ended');
    suggestion()
      .when(amending({ source: 'forum' }, { unitEnded: true }))
      .emits(amended({ source: 'forum' }));
  });

  it('holds its steps to the day as it is right', () => {
    const early = suggestion(amended({ receivedOn: '2026-02-10' }));
    early.when(taking(considered('2026-02-10'))).emits(considered('2026-02-10'));
    early.when(taking(considered('2026-02-09'))).refuses('step-backwards');
  });
});

describe('steps of a suggestion that are undone', () => {
  it('are the last that stands, not the receipt', () => {
    suggestion().when(undoing).refuses('nothing-to-undo');
    suggestion(considered('2026-04-01')).when(undoing).emits(undone(1));
    suggestion(considered('2026-04-01'), declined('2026-04-02')).when(undoing).emits(undone(2));
    suggestion(considered('2026-04-01'), declined('2026-04-02'), undone(2)).when(undoing).emits(undone(1));
    suggestion(considered('2026-04-01'), undone(1)).when(undoing).refuses('nothing-to-undo');
  });

  it('take with them what was added to the adoption', () => {
    const told = [adopted('2026-04-01'), linked('2026-04-02', REFORM)];
    suggestion(...told)
      .when(undoing)
      .emits(undone(1, 2));
    suggestion(...told, undone(1, 2))
      .when(adopting(adopted('2026-04-03', OTHER)))
      .emits(adopted('2026-04-03', OTHER));
    suggestion(...told, reopened('2026-04-05'))
      .when(undoing)
      .emits(undone(3));
    suggestion(...told, reopened('2026-04-05'), undone(3))
      .when(adopting(adopted('2026-04-02', REFORM)))
      .isAlreadySo();
  });

  it('may be taken anew', () => {
    suggestion(declined('2026-04-02'), undone(1))
      .when(adopting(adopted('2026-04-01')))
      .emits(adopted('2026-04-01'));
  });
});

describe('a suggestion that should never have been recorded', () => {
  it('is void, once', () => {
    suggestion(adopted('2026-04-02', REFORM)).when(voiding).emits(voided);
    suggestion(voided).when(voiding).isAlreadySo();
  });
});
