import { describe, it } from '@jest/globals';
import { receive, type ReceiveFacts, suggestionDecider } from '../../src/suggestions/suggestion.decider.js';
import type { SuggestionEvent } from '../../src/suggestions/suggestion.events.js';
import { given } from '../support/given.js';
import {
  adopted,
  adopting,
  considered,
  COURSE,
  declined,
  linked,
  OTHER,
  received,
  REFORM,
  reopened,
  taking,
  TODAY,
} from './suggestion.stories.js';

const suggestion = (...events: readonly SuggestionEvent[]) => given(suggestionDecider, received(), ...events);

describe('receiving a suggestion', () => {
  const free: ReceiveFacts = { today: TODAY, closed: undefined, outside: undefined, unitEnded: false };
  const receiving = (facts: Partial<ReceiveFacts>, on = '2026-03-01') =>
    given(suggestionDecider).when((state) => receive(state, received(on), { ...free, ...facts }));

  it('records it, today or late', () => {
    receiving({}).emits(received());
    receiving({}, '2026-04-30').emits(received('2026-04-30'));
  });

  it('is refused in its order: programme, date, units', () => {
    receiving({ closed: 'programme-closed' }, '2026-05-01').refuses('programme-closed');
    receiving({ outside: 'unit-outside-programme' }, '2026-05-01').refuses('date-in-future');
    receiving({ outside: 'unit-outside-programme', unitEnded: true }).refuses('unit-outside-programme');
    receiving({ unitEnded: true }).refuses('unit-ended');
  });
});

/** What a suggestion was told before, and what each step says then, on the 10th of April. */
type Row = readonly [
  told: readonly SuggestionEvent[],
  consider: string,
  adopt: string,
  decline: string,
  reopen: string,
];

const ON = '2026-04-10';
const ADOPTED = adopted('2026-04-02');
const DECLINED = declined('2026-04-02');

const TABLE: readonly Row[] = [
  [[], 'taken', 'taken', 'taken', 'suggestion-open'],
  [[considered('2026-04-01')], 'so already', 'taken', 'taken', 'suggestion-open'],
  [[ADOPTED], 'suggestion-answered', 'suggestion-answered', 'suggestion-answered', 'taken'],
  [[DECLINED], 'suggestion-answered', 'suggestion-answered', 'suggestion-answered', 'taken'],
  [[adopted(ON)], 'suggestion-answered', 'so already', 'suggestion-answered', 'taken'],
  [[declined(ON)], 'suggestion-answered', 'suggestion-answered', 'so already', 'taken'],
  [[ADOPTED, reopened('2026-04-03')], 'so already', 'taken', 'taken', 'suggestion-open'],
  [[DECLINED, reopened(ON)], 'so already', 'taken', 'taken', 'so already'],
];

describe('the life of a suggestion', () => {
  it.each(TABLE.map((row, index) => [index, row] as const))('takes what its state allows (%i)', (_, row) => {
    const [told, ...says] = row;
    const steps = [considered(ON), adopted(ON), declined(ON), reopened(ON)];
    steps.forEach((step, index) => {
      const story = suggestion(...told).when(step.type === 'SuggestionAdopted' ? adopting(step) : taking(step));
      const said = says[index];
      if (said === 'taken') story.emits(step);
      else if (said === 'so already') story.isAlreadySo();
      else story.refuses(said === 'suggestion-open' ? said : 'suggestion-answered');
    });
  });

  it('is never dated after today, nor before the step it follows', () => {
    suggestion()
      .when(taking(considered('2026-05-01')))
      .refuses('date-in-future');
    suggestion()
      .when(adopting(adopted('2026-05-01')))
      .refuses('date-in-future');
    suggestion()
      .when(taking(declined('2026-02-28')))
      .refuses('step-backwards');
    suggestion(considered('2026-04-01'))
      .when(adopting(adopted('2026-03-31')))
      .refuses('step-backwards');
    suggestion(considered('2026-04-01'))
      .when(adopting(adopted('2026-04-01')))
      .emits(adopted('2026-04-01'));
    suggestion(ADOPTED)
      .when(taking(reopened('2026-04-01')))
      .refuses('step-backwards');
  });

  it('is considered already on whatever day that is told again', () => {
    suggestion(considered('2026-04-01'))
      .when(taking(considered('2026-05-01')))
      .isAlreadySo();
    suggestion(considered('2026-04-01'))
      .when(taking(considered('2026-03-01')))
      .isAlreadySo();
  });
});

describe('by what an adopted suggestion is carried out', () => {
  it('is told with the adoption, or added to it where nothing was told', () => {
    suggestion()
      .when(adopting(adopted(ON, REFORM)))
      .emits(adopted(ON, REFORM));
    suggestion(ADOPTED)
      .when(adopting(adopted(ON, REFORM)))
      .emits(linked(ON, REFORM));
    suggestion(ADOPTED)
      .when(adopting(adopted('2026-04-02', REFORM)))
      .emits(linked('2026-04-02', REFORM));
  });

  it('is added on no day before the adoption or after today', () => {
    suggestion(ADOPTED)
      .when(adopting(adopted('2026-04-01', REFORM)))
      .refuses('step-backwards');
    suggestion(ADOPTED)
      .when(adopting(adopted('2026-05-01', REFORM)))
      .refuses('date-in-future');
  });

  it('is so already on the day of the adoption, and on the day on which it was added', () => {
    const added = [ADOPTED, linked('2026-04-05', REFORM)];
    suggestion(...added)
      .when(adopting(adopted('2026-04-02')))
      .isAlreadySo();
    suggestion(...added)
      .when(adopting(adopted('2026-04-02', REFORM)))
      .isAlreadySo();
    suggestion(...added)
      .when(adopting(adopted('2026-04-05', REFORM)))
      .isAlreadySo();
    suggestion(...added)
      .when(adopting(adopted('2026-04-05')))
      .refuses('suggestion-answered');
    suggestion(...added)
      .when(adopting(adopted('2026-04-06', REFORM)))
      .refuses('suggestion-answered');
    suggestion(adopted(ON, REFORM))
      .when(adopting(adopted(ON)))
      .isAlreadySo();
    suggestion(adopted(ON, REFORM))
      .when(adopting(adopted(ON, REFORM)))
      .isAlreadySo();
    suggestion(adopted(ON, REFORM))
      .when(adopting(adopted('2026-04-11', REFORM)))
      .refuses('suggestion-answered');
  });

  it('is no other thing, unless the one told should never have been recorded', () => {
    const told = suggestion(adopted(ON, REFORM));
    told.when(adopting(adopted(ON, OTHER))).refuses('suggestion-answered');
    told.when(adopting(adopted(ON, COURSE))).refuses('suggestion-answered');
    told.when(adopting(adopted(ON, OTHER), { isLinkVoid: true })).emits(linked(ON, OTHER));
    told.when(adopting(adopted(ON), { isLinkVoid: true })).isAlreadySo();
  });

  it('is of its adoption alone, and no step', () => {
    const again = [ADOPTED, linked('2026-04-20', REFORM), reopened('2026-04-03')];
    suggestion(...again)
      .when(adopting(adopted('2026-04-04')))
      .emits(adopted('2026-04-04'));
    suggestion(...again, adopted('2026-04-04'))
      .when(adopting(adopted('2026-04-05', OTHER)))
      .emits(linked('2026-04-05', OTHER));
    suggestion(...again)
      .when(taking(reopened('2026-04-03')))
      .isAlreadySo();
    suggestion(ADOPTED, linked('2026-04-20', REFORM))
      .when(taking(reopened('2026-04-03')))
      .emits(reopened('2026-04-03'));
  });

  it('is told of no declined one', () => {
    suggestion(DECLINED)
      .when(adopting(adopted('2026-04-02', REFORM)))
      .refuses('suggestion-answered');
  });
});
