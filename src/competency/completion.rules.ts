import type { Defined } from '../kernel/evidence/evidenced.js';
import { type EvidenceFacts, record, type RetractionFacts, takeBack } from '../kernel/evidence/recording.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { CompletionsRetracted, CourseCompleted, CourseEvent } from './course.events.js';

/** Records completions; the same person, day and result again changes nothing. */
export const complete = (course: Defined, event: CourseCompleted, facts: EvidenceFacts): Decision<CourseEvent> =>
  record(course, event, { ...facts, retired: 'course-retired', says: event.result });

type RetractionWish = Omit<CompletionsRetracted, 'taken'> & { readonly staff: readonly StaffId[] };

/** Takes back the completions of a day. */
export const retractCompletions = (
  course: Defined,
  { staff, ...wish }: RetractionWish,
  facts: RetractionFacts,
): Decision<CourseEvent> =>
  takeBack(course, { on: wish.on, staff }, facts, (taken) => ({
    ...wish,
    taken: taken.map(({ staff: person, revisions }) => ({ staff: person, completions: revisions })),
  }));
