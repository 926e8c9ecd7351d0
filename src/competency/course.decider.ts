import { type NamingFacts, target as targeting } from '../kernel/evidence/defining.js';
import { type Defined, type Evidenced, evidencedDecider, type EvidenceTold } from '../kernel/evidence/evidenced.js';
import { standing } from '../kernel/facts/correctable.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  COURSE_FACTS,
  type CourseCorrection,
  type CourseDefined,
  type CourseEvent,
  type CourseFact,
  type CourseTargeted,
} from './course.events.js';

const told = (event: CourseFact): EvidenceTold => {
  switch (event.type) {
    case 'CourseDefined':
      return { tells: 'defined', event };
    case 'CourseTargeted':
      return { tells: 'targeted', event };
    case 'CourseRetired':
      return { tells: 'retired', event };
    case 'CourseCompleted':
      return { tells: 'evidence', event, says: event.result };
    case 'CompletionsRetracted':
      return {
        tells: 'taken-back',
        taken: event.taken.map(({ staff, completions }) => ({ staff, revisions: completions })),
      };
    default:
      return unreachable(event);
  }
};

export const courseDecider: Decider<Evidenced, CourseEvent> = evidencedDecider<CourseFact, CourseCorrection>({
  category: 'course',
  keeps: COURSE_FACTS,
  told,
});

export const target = (course: Defined, event: CourseTargeted, facts: NamingFacts): Decision<CourseEvent> =>
  targeting(course, event, { ...facts, retired: 'course-retired' });

/** What a completion carries of its course, so that a fold needs no other document. */
export const termsOf = (course: Defined): Pick<CourseDefined, 'hours' | 'windowDays'> => {
  const defined = standing<CourseDefined>(course, 'CourseDefined');
  if (!defined) throw new Error('a course is not defined');
  const { hours, windowDays } = defined.event;
  return { hours, ...(windowDays === undefined ? {} : { windowDays }) };
};
