import { describe, expect, it } from '@jest/globals';
import { courseDecider, target, termsOf } from '../../src/competency/course.decider.js';
import { define, type NamingFacts, retire } from '../../src/kernel/evidence/defining.js';
import { asId, type EventId } from '../../src/kernel/words/ids.js';
import { given, stateOf } from '../support/given.js';
import { must } from '../support/expectation.js';
import { about, archive, day, defined, retired, targeted } from './course.stories.js';

const open: NamingFacts = { today: day('2026-02-10'), closed: undefined, outside: undefined };

const defining = (on: string, facts: Partial<NamingFacts> = {}) =>
  given(courseDecider).when((state) => define(state, defined(on), { ...open, ...facts }));

const retiring = (on: string) => about((course) => retire(course, retired(on), open));

describe('a course', () => {
  it('is defined, up to two years ahead, in a programme that is open and covers its units', () => {
    defining('2028-02-10').emits(defined('2028-02-10'));
    defining('2028-02-11').refuses('date-too-far');
    defining('2030-01-01', { closed: 'programme-closed' }).refuses('programme-closed');
    defining('2026-01-10', { outside: 'unit-outside-programme' }).refuses('unit-outside-programme');
  });

  it('targets other units from a day on, but not before its first day nor once its end is recorded', () => {
    const later = targeted('2026-03-01', archive);
    const targeting = about((course) => target(course, later, open));
    given(courseDecider, defined()).when(targeting).emits(later);
    given(courseDecider, defined(), later).when(targeting).isAlreadySo();
    given(courseDecider, defined(), retired('2027-12-31')).when(targeting).refuses('course-retired');
    given(courseDecider, defined('2026-03-02')).when(targeting).refuses('before-issue');
  });

  it('is retired once, from its first day on', () => {
    given(courseDecider, defined()).when(retiring('2026-01-10')).emits(retired('2026-01-10'));
    given(courseDecider, defined()).when(retiring('2026-01-09')).refuses('before-issue');
    given(courseDecider, defined(), retired('2026-04-01')).when(retiring('2026-04-01')).isAlreadySo();
    given(courseDecider, defined(), retired('2026-04-01')).when(retiring('2026-03-01')).refuses('already-recorded');
  });

  it('gives its completions its hours and window as they are right', () => {
    const correcting = { reason: { key: 'course:course', box: '' }, course: defined().course };
    const { programme } = defined();
    const fact = asId<EventId>('event-0');
    const amended = { type: 'CourseAmended', ...correcting, programme } as const;
    const right = { hours: 12, windowDays: null };
    const course = stateOf(courseDecider, defined(), { ...amended, amended: [{ fact, right }] });
    must(course.phase !== 'absent');
    expect(termsOf(course)).toStrictEqual({ hours: 12 });
  });
});
