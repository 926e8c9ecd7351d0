import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Id, Ids, Label, OneOf, Whole, WholeOrNull } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { type Result, RESULTS } from './course.events.js';
import { COURSE_STATUSES, type CourseStatus } from './course.register.js';

const MOST_HOURS = 1_000;
const MOST_DAYS = 36_500;
const HOURS = 'its lesson hours (jam pelajaran)';
const WINDOW = 'how many days a completion is valid';

export class DefineCourseDto {
  @Label() title!: string;
  @Whole({ min: 1, max: MOST_HOURS, description: HOURS }) hours!: number;
  @Ids() units!: UnitId[];
  @Whole({ min: 1, max: MOST_DAYS, optional: true, description: `${WINDOW}; without it, for good` })
  windowDays?: number;
  @Day({ optional: true, description: 'its first day; today where left out' }) on?: CalendarDate;
}

export class TargetCourseDto {
  @Ids() units!: UnitId[];
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}

export class RetireCourseDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}

export class CompleteDto {
  @Id({ description: 'a unit in which, or below which, the people are on that day or today' }) unit!: UnitId;
  @Ids() staff!: StaffId[];
  @Day({ optional: true }) on?: CalendarDate;
  @OneOf(RESULTS, { description: 'how the people did' }) result!: Result;
  @FreeText() source!: string;
}

/** The completions of `on`. */
export class RetractCompletionsDto {
  @Id({ description: 'a unit in which, or below which, the people are on that day or today' }) unit!: UnitId;
  @Ids() staff!: StaffId[];
  @Day({ description: 'the day of the completions that are taken back' }) on!: CalendarDate;
  @FreeText() reason!: string;
}

export class AmendCourseDto extends ReasonDto {
  @Label({ optional: true }) title?: string;
  @WholeOrNull({ min: 1, max: MOST_DAYS, description: `${WINDOW}; null takes the window away` })
  windowDays?: number | null;
  @Day({ optional: true, description: 'its first day' }) on?: CalendarDate;
  @Whole({ min: 1, max: MOST_HOURS, optional: true, description: HOURS }) hours?: number;
}

export class CoursesQuery extends RegisterQuery {
  @OneOf(COURSE_STATUSES, WITH_STATUS) status?: CourseStatus;
}
