import type { RegisterRecord } from '../../projections/registers.view.js';
import {
  countedFromFirstDay,
  EVIDENCED_STATUSES,
  type EvidencedAt,
  evidencedAt,
  type EvidencedStatus,
  evidencedWords,
} from '../../projections/registers/evidenced.js';
import { factsBy } from '../../projections/registers/facts.js';
import { type Kind, kindOf } from '../../projections/registers/kind.js';
import type { CourseId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { courseDecider } from './course.decider.js';

export const COURSE_STATUSES = EVIDENCED_STATUSES;
export type CourseStatus = EvidencedStatus;

export type CourseAt = EvidencedAt & { readonly id: CourseId; readonly hours: number };

/** Undefined where it was not recorded by then. */
const recordedCourseAt = (record: RegisterRecord, pair: Pair): CourseAt | undefined => {
  const [defined] = factsBy(record, pair.knownOn, 'CourseDefined');
  if (!defined) return undefined;
  const { course: id, hours } = defined.event;
  return { id, ...evidencedAt(record, defined.event, pair), hours };
};

export const courseKind: Kind<CourseAt> = kindOf({
  kind: 'course',
  read: recordedCourseAt,
  words: evidencedWords,
  decider: courseDecider,
});

/** A course as it counts at a pair of dates: undefined before its first day as well. */
export const courseAt = countedFromFirstDay(courseKind);
