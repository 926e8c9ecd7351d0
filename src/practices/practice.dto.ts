import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Id, Ids, Label, OneOf, Whole, WholeOrNull } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { type Grade, GRADES } from './practice.events.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { PRACTICE_STATUSES, type PracticeStatus } from './practice.register.js';

export class DefinePracticeDto {
  @Label() title!: string;
  @FreeText({ optional: true, description: 'what is done otherwise than before; kept sealed' }) description?: string;
  @Ids() units!: UnitId[];
  @Whole({ min: 1, max: 36_500, optional: true }) windowDays?: number;
  @Day({ optional: true, description: 'its first day; today where left out' }) on?: CalendarDate;
}

export class TargetPracticeDto {
  @Ids() units!: UnitId[];
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}

export class RetirePracticeDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText() reason!: string;
}

const GRADED = 'A system record, B document, C seen by an observer, D passed a test, E self-report';

export class ObserveDto {
  @Id({ description: 'a unit in which, or below which, the people are on that day or today' }) unit!: UnitId;
  @Ids() staff!: StaffId[];
  @Day({ optional: true }) on?: CalendarDate;
  @OneOf(GRADES, { description: GRADED }) grade!: Grade;
  @FreeText() source!: string;
}

/** The observations of `on`. */
export class RetractObservationsDto {
  @Id({ description: 'a unit in which, or below which, the people are on that day or today' }) unit!: UnitId;
  @Ids() staff!: StaffId[];
  @Day({ description: 'the day of the observations that are taken back' }) on!: CalendarDate;
  @FreeText() reason!: string;
}

export class AmendPracticeDto extends ReasonDto {
  @Label({ optional: true }) title?: string;
  @FreeText({ optional: true }) description?: string;
  @WholeOrNull({ min: 1, max: 36_500, description: 'null takes the window away' }) windowDays?: number | null;
  @Day({ optional: true, description: 'its first day' }) on?: CalendarDate;
}

export class PracticesQuery extends RegisterQuery {
  @OneOf(PRACTICE_STATUSES, WITH_STATUS) status?: PracticeStatus;
}
