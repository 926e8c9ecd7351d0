import { describe, it } from '@jest/globals';
import { complete, retractCompletions } from '../../src/competency/completion.rules.js';
import { courseDecider } from '../../src/competency/course.decider.js';
import type { EvidenceFacts, RetractionFacts } from '../../src/kernel/evidence/recording.js';
import type { StaffId } from '../../src/kernel/words/ids.js';
import type { FaultRow } from '../../src/kernel/words/refusal.js';
import { given } from '../support/given.js';
import { about, ana, bo, completed, day, defined, retired, takenBack } from './course.stories.js';

const free: EvidenceFacts = { today: day('2026-02-10'), closed: undefined, unitEnded: false, faults: new Map() };

const completing = (event = completed('2026-02-01', [ana]), facts: Partial<EvidenceFacts> = {}) =>
  about((course) => complete(course, event, { ...free, ...facts }));

const untargeted: FaultRow = { pointer: '/staff/1', code: 'staff-not-targeted' };

describe('a completion', () => {
  it('is recorded once: the same person, day and result again changes nothing', () => {
    const passed = completed('2026-02-01', [ana]);
    given(courseDecider, defined()).when(completing()).emits(passed);
    given(courseDecider, defined(), passed).when(completing()).isAlreadySo();
    given(courseDecider, defined(), completed('2026-02-01', [ana], 'failed'))
      .when(completing())
      .emits(passed);
    given(courseDecider, defined(), completed('2026-01-31', [ana]))
      .when(completing())
      .emits(passed);
  });

  it('of a list records those of whom it is not so yet, and asks nothing of the others', () => {
    const both = completed('2026-02-01', [ana, bo]);
    given(courseDecider, defined(), completed('2026-02-01', [ana]))
      .when(completing(both))
      .emits(completed('2026-02-01', [bo]));
    given(courseDecider, defined(), completed('2026-02-01', [bo]))
      .when(completing(both, { faults: new Map([[bo, untargeted]]) }))
      .emits(completed('2026-02-01', [ana]));
  });

  it('taken back is recorded anew', () => {
    const gone = takenBack('2026-02-01', [{ staff: ana, completions: [1] }]);
    given(courseDecider, defined(), completed('2026-02-01', [ana]), gone)
      .when(completing())
      .emits(completed('2026-02-01', [ana]));
  });

  it('is neither ahead, nor before the first day, nor from the retirement on', () => {
    const story = given(courseDecider, defined(), retired('2026-02-05'));
    story.when(completing(completed('2026-02-05', [ana]))).refuses('course-retired');
    story.when(completing(completed('2026-02-04', [ana]))).emits(completed('2026-02-04', [ana]));
    story.when(completing(completed('2026-01-09', [ana]))).refuses('before-issue');
    given(courseDecider, defined())
      .when(completing(completed('2026-02-11', [ana])))
      .refuses('date-in-future');
  });

  it('that is so already is no fault, though the course is retired since; a closed programme comes first', () => {
    const story = given(courseDecider, defined(), completed('2026-02-01', [ana]), retired('2026-01-20'));
    story.when(completing()).isAlreadySo();
    story.when(completing(undefined, { closed: 'programme-closed' })).refuses('programme-closed');
  });

  it('names a unit that is there, and people who are in it and targeted', () => {
    const faults = new Map<StaffId, FaultRow>([
      [ana, { pointer: '/staff/0', code: 'staff-not-in-unit' }],
      [bo, untargeted],
    ]);
    const both = completed('2026-02-01', [ana, bo]);
    given(courseDecider, defined()).when(completing(both, { faults })).refuses('staff-not-targeted');
    given(courseDecider, defined())
      .when(completing(both, { faults, unitEnded: true }))
      .refuses('unit-ended');
  });
});

describe('taking completions back', () => {
  const everywhere: RetractionFacts = { closed: undefined, inUnit: () => true };
  const retracting = (on: string, staff: readonly StaffId[], facts: Partial<RetractionFacts> = {}) =>
    about((course) => {
      const { taken: _, ...wish } = takenBack(on, []);
      return retractCompletions(course, { ...wish, staff }, { ...everywhere, ...facts });
    });
  const twice = given(
    courseDecider,
    defined(),
    completed('2026-02-01', [ana, bo]),
    completed('2026-02-01', [ana], 'failed'),
  );

  it('takes all of the day, by the revisions that recorded them', () => {
    twice.when(retracting('2026-02-01', [ana])).emits(takenBack('2026-02-01', [{ staff: ana, completions: [1, 2] }]));
    twice.when(retracting('2026-02-02', [ana])).isAlreadySo();
  });

  it('is for people of the unit, in a programme that is open on that day', () => {
    twice
      .when(retracting('2026-02-01', [ana, bo], { inUnit: (staff) => staff === ana }))
      .refuses('staff-not-in-unit', [{ pointer: '/staff/1', code: 'staff-not-in-unit' }]);
    twice.when(retracting('2026-02-01', [ana], { closed: 'programme-closed' })).refuses('programme-closed');
  });
});
