import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Id, Ids, Label, OneOf, Whole } from '../platform/input/fields.js';
import { type Grade, GRADES } from './practice.events.js';

export class DefinePracticeDto {
  @Label() title!: string;
  @FreeText({ optional: true }) description?: string;
  @Ids() units!: UnitId[];
  /** How many days an observation is in force; without it, for good. */
  @Whole({ min: 1, max: 36_500, optional: true }) windowDays?: number;
  @Day({ optional: true }) on?: CalendarDate;
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

export class ObserveDto {
  @Id() unit!: UnitId;
  @Ids() staff!: StaffId[];
  @Day({ optional: true }) on?: CalendarDate;
  /** A system record, B document, C seen by an observer, D passed a test, E self-report. */
  @OneOf(GRADES) grade!: Grade;
  @FreeText() source!: string;
}

/** The observations of `on`. */
export class RetractObservationsDto {
  @Id() unit!: UnitId;
  @Ids() staff!: StaffId[];
  @Day() on!: CalendarDate;
  @FreeText() reason!: string;
}
