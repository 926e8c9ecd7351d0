import { amend as amending, hasEvidence } from '../kernel/evidence/correcting.js';
import type { Defined } from '../kernel/evidence/evidenced.js';
import { standing } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { CourseId, ProgrammeId } from '../kernel/words/ids.js';
import type { CourseDefined, CourseEvent, CourseRetired } from './course.events.js';

type Correcting = { readonly course: CourseId; readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of a course; a window of null is none. */
export type CourseWish = {
  readonly title?: string | undefined;
  readonly windowDays?: number | null | undefined;
  readonly on?: CalendarDate | undefined;
  readonly hours?: number | undefined;
};

export const amend = (
  course: Defined,
  { title, ...terms }: CourseWish,
  { today, ...correcting }: Correcting & { readonly today: CalendarDate },
): Decision<CourseEvent> => {
  const fact = standing<CourseDefined>(course, 'CourseDefined');
  return amending(course, { fact, terms, words: { title } }, today, (amended) => ({
    type: 'CourseAmended',
    ...correcting,
    amended,
  }));
};

/** Takes the retirement back. */
export const restore = (course: Defined, correcting: Correcting): Decision<CourseEvent> =>
  undone(standing<CourseRetired>(course, 'CourseRetired'), (facts) => ({
    type: 'CourseUndone',
    ...correcting,
    what: 'restore',
    undone: facts,
  }));

export const voidCourse = (course: Defined, correcting: Correcting): Decision<CourseEvent> =>
  voided(course, hasEvidence(course), { type: 'CourseVoided', ...correcting });
