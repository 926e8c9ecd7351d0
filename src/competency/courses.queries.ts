import type { CourseId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { PairQuery } from '../platform/reading/reading.js';
import type { CoursesQuery } from './course.dto.js';

/** All courses, as they are at a pair of dates. */
export class ReadCourses extends DomainQuery<CoursesQuery> {}

/** One of them. */
export class ReadCourse extends DomainQuery<PairQuery & { readonly id: CourseId }> {}
