import { describe, it } from '@jest/globals';
import { amend, type CourseWish, restore, voidCourse } from '../../src/competency/correction.rules.js';
import { courseDecider } from '../../src/competency/course.decider.js';
import type { CourseEvent } from '../../src/competency/course.events.js';
import { retire } from '../../src/kernel/evidence/defining.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { asId, type CourseId, type EventId, type ProgrammeId } from '../../src/kernel/words/ids.js';
import { given } from '../support/given.js';
import { about, ana, bo, completed, day, defined, retired, takenBack } from './course.stories.js';

const TODAY = day('2026-04-30');
const correcting = {
  course: asId<CourseId>('course'),
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'course:course', box: 'c2VhbGVk' },
};
const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);
const amended = (right: JsonObject): CourseEvent => ({
  type: 'CourseAmended',
  ...correcting,
  amended: [{ fact: fact(0), right }],
});
const undone = (revision: number): CourseEvent => ({
  type: 'CourseUndone',
  ...correcting,
  what: 'restore',
  undone: [fact(revision)],
});
const voided: CourseEvent = { type: 'CourseVoided', ...correcting };

const amending = (wish: CourseWish) => about((course) => amend(course, wish, { ...correcting, today: TODAY }));
const restoring = about((course) => restore(course, correcting));
const voiding = about((course) => voidCourse(course, correcting));
const retiring = (on: string) => about((course) => retire(course, retired(on), { today: TODAY, closed: undefined }));

const passed = completed('2026-02-01', [ana, bo]);
const gone = takenBack('2026-02-01', [
  { staff: ana, completions: [1] },
  { staff: bo, completions: [1] },
]);

describe('a course told otherwise', () => {
  it('has its title corrected whatever it has become', () => {
    given(courseDecider, defined(), passed, retired('2026-04-01'))
      .when(amending({ title: 'Bimtek izin' }))
      .emits(amended({ title: 'Bimtek izin' }));
    given(courseDecider, defined())
      .when(amending({ title: 'Bimtek perizinan', hours: 8, windowDays: 90, on: day('2026-01-10') }))
      .isAlreadySo();
  });

  it('has window, first day and hours corrected only while no completion stands', () => {
    const wishes = [{ hours: 12 }, { windowDays: null }, { on: day('2026-01-05') }];
    for (const wish of wishes) {
      given(courseDecider, defined()).when(amending(wish)).emits(amended(wish));
      given(courseDecider, defined(), passed).when(amending(wish)).refuses('facts-recorded');
      given(courseDecider, defined(), passed, gone).when(amending(wish)).emits(amended(wish));
    }
    given(courseDecider, defined(), completed('2026-02-01', [ana], 'failed'))
      .when(amending({ hours: 12 }))
      .refuses('facts-recorded');
  });

  it('begins no later than it is retired, and within two years', () => {
    const story = given(courseDecider, defined(), retired('2026-04-01'));
    story.when(amending({ on: day('2026-04-02') })).refuses('before-issue');
    story.when(amending({ on: day('2026-04-01') })).emits(amended({ on: '2026-04-01' }));
    given(courseDecider, defined())
      .when(amending({ on: day('2028-05-01') }))
      .refuses('date-too-far');
  });
});

describe('the retirement of a course', () => {
  it('is taken back once, and may be told anew', () => {
    given(courseDecider, defined()).when(restoring).refuses('nothing-to-undo');
    given(courseDecider, defined(), retired('2026-04-01')).when(restoring).emits(undone(1));
    given(courseDecider, defined(), retired('2026-04-01'), undone(1)).when(restoring).refuses('nothing-to-undo');
    given(courseDecider, defined(), retired('2026-04-01'), undone(1))
      .when(retiring('2026-02-01'))
      .emits(retired('2026-02-01'));
  });
});

describe('a course that should never have been recorded', () => {
  it('is void while no completion stands, and once more changes nothing', () => {
    given(courseDecider, defined(), passed).when(voiding).refuses('facts-recorded');
    given(courseDecider, defined(), passed, gone).when(voiding).emits(voided);
    given(courseDecider, defined(), voided).when(voiding).isAlreadySo();
  });
});
