import { describe, it } from '@jest/globals';
import { retract, type RetractionFacts } from '../../src/directives/answer.rules.js';
import { directiveDecider } from '../../src/directives/directive.decider.js';
import type { DirectiveEvent } from '../../src/directives/directive.events.js';
import type { StaffId } from '../../src/kernel/words/ids.js';
import { given } from '../support/given.js';
import { about, ana, answered, bo, day, issued, takenBack, TODAY, withdrawn } from './directive.stories.js';

const free: RetractionFacts = {
  today: TODAY,
  closed: () => undefined,
  mayTakeExemptions: true,
  inUnit: () => true,
};

const retracting = (staff: readonly StaffId[], on?: string, facts: Partial<RetractionFacts> = {}) => {
  const { taken: _, ...wish } = takenBack([]);
  const dated = on === undefined ? {} : { on: day(on) };
  return about((directive) => retract(directive, { ...wish, ...dated, staff }, { ...free, ...facts }));
};

/** Those of Ana: revisions 1 and 3 by recording, 3 and 1 by day. */
const crossed: readonly DirectiveEvent[] = [
  issued,
  answered('2026-03-05', [ana]),
  answered('2026-03-05', [bo]),
  answered('2026-02-01', [ana], { answer: 'declined' }),
];

const exempted = (on: string, until?: string) =>
  answered(on, [ana], { answer: 'exempted', ...(until ? { until: day(until) } : {}) });

describe('taking back an answer without a day', () => {
  it('takes the last that stands, by its day', () => {
    given(directiveDecider, ...crossed)
      .when(retracting([ana]))
      .emits(takenBack([{ staff: ana, answers: [1] }]));
  });

  it('takes the later recorded of one day', () => {
    given(directiveDecider, ...crossed, answered('2026-03-05', [ana], { answer: 'declined' }))
      .when(retracting([ana]))
      .emits(takenBack([{ staff: ana, answers: [4] }]));
  });

  it('takes the one before with a second, and nothing with a third', () => {
    const once = takenBack([{ staff: ana, answers: [1] }]);
    const twice = takenBack([{ staff: ana, answers: [3] }]);
    given(directiveDecider, ...crossed, once)
      .when(retracting([ana]))
      .emits(twice);
    given(directiveDecider, ...crossed, once, twice)
      .when(retracting([ana]))
      .isAlreadySo();
  });

  it('passes over an exemption that has run out', () => {
    given(directiveDecider, ...crossed, exempted('2026-03-20', '2026-04-29'))
      .when(retracting([ana]))
      .emits(takenBack([{ staff: ana, answers: [1] }]));
    given(directiveDecider, ...crossed, exempted('2026-03-20', '2026-04-30'))
      .when(retracting([ana]))
      .emits(takenBack([{ staff: ana, answers: [4] }]));
  });

  it('names those only who have an answer', () => {
    given(directiveDecider, issued, answered('2026-03-05', [bo]))
      .when(retracting([ana, bo]))
      .emits(takenBack([{ staff: bo, answers: [1] }]));
  });

  it('is taken though the directive was withdrawn', () => {
    given(directiveDecider, ...crossed, withdrawn('2026-03-05'))
      .when(retracting([ana]))
      .emits(takenBack([{ staff: ana, answers: [1] }]));
  });
});

describe('taking back the answers of a day', () => {
  it('takes all of them, and none of others', () => {
    given(directiveDecider, ...crossed, exempted('2026-03-05', '2026-04-01'))
      .when(retracting([ana], '2026-03-05'))
      .emits(takenBack([{ staff: ana, answers: [1, 4] }]));
  });

  it('once more changes nothing, nor does a day without answers', () => {
    given(directiveDecider, ...crossed, takenBack([{ staff: ana, answers: [1] }]))
      .when(retracting([ana], '2026-03-05'))
      .isAlreadySo();
    given(directiveDecider, ...crossed)
      .when(retracting([ana], '2026-03-06'))
      .isAlreadySo();
  });
});

const closedOnFirstOfMarch = (on: string) => (on > '2026-03-01' ? 'programme-closed' : undefined);
const onlyAna = (staff: StaffId) => staff === ana;

describe('retractions that do not fit', () => {
  it('are judged by the day of what they take back', () => {
    given(directiveDecider, ...crossed)
      .when(retracting([ana], '2026-02-01', { closed: closedOnFirstOfMarch }))
      .emits(takenBack([{ staff: ana, answers: [3] }]));
    given(directiveDecider, ...crossed)
      .when(retracting([ana], undefined, { closed: closedOnFirstOfMarch }))
      .refuses('programme-closed');
  });

  it('name everyone who is not in the unit, but nobody of whom nothing is taken', () => {
    given(directiveDecider, ...crossed)
      .when(retracting([ana, bo], undefined, { inUnit: onlyAna }))
      .refuses('staff-not-in-unit', [{ pointer: '/staff/1', code: 'staff-not-in-unit' }]);
    given(directiveDecider, issued, answered('2026-03-05', [ana]))
      .when(retracting([ana, bo], undefined, { inUnit: onlyAna }))
      .emits(takenBack([{ staff: ana, answers: [1] }]));
  });

  it('name the closed programme before the people', () => {
    given(directiveDecider, ...crossed)
      .when(retracting([ana, bo], undefined, { closed: () => 'programme-closed', inUnit: onlyAna }))
      .refuses('programme-closed');
  });

  it('of an exemption are the reform office’s alone, and take nothing else back', () => {
    const theirs = { mayTakeExemptions: false };
    given(directiveDecider, issued, exempted('2026-03-05'), answered('2026-03-05', [bo]))
      .when(retracting([bo, ana], undefined, { ...theirs, inUnit: () => false }))
      .refuses('forbidden', [{ pointer: '/staff/1', code: 'forbidden' }]);
    given(directiveDecider, issued, exempted('2026-03-05'), answered('2026-03-09', [ana]))
      .when(retracting([ana], undefined, theirs))
      .emits(takenBack([{ staff: ana, answers: [2] }]));
    given(directiveDecider, issued, exempted('2026-03-05'))
      .when(retracting([ana]))
      .emits(takenBack([{ staff: ana, answers: [1] }]));
  });
});
