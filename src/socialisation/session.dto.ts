import type { IssueId, StaffId, UnitId } from '../kernel/words/ids.js';
import { FreeText, Ids, Instant, Label, OneOf, Whole } from '../platform/input/fields.js';
import { SESSION_METHODS, type SessionMethod } from './session.events.js';

const MANY = 1_000_000;

export class PlanSessionDto {
  @Label() title!: string;
  @OneOf(SESSION_METHODS) method!: SessionMethod;
  @Instant() startsAt!: string;
  @Whole({ min: 1, max: 100_000 }) minutes!: number;
  @Label({ optional: true }) place?: string;
  /** How many may be invited; without it, any number. Attendance is not limited. */
  @Whole({ min: 1, max: MANY, optional: true }) seats?: number;
  @Ids() units!: UnitId[];
  @FreeText({ optional: true }) agenda?: string;
  /** Resistance issues that the session answers. */
  @Ids({ optional: true }) answersIssues?: IssueId[];
}

/** At least one of both. */
export class InviteDto {
  @Ids({ optional: true }) staff?: StaffId[];
  /** Everyone in them and below on the session's day. */
  @Ids({ optional: true }) units?: UnitId[];
}

export class RescheduleSessionDto {
  @Instant() startsAt!: string;
  @FreeText() reason!: string;
}

export class CancelSessionDto {
  @FreeText() reason!: string;
}

export class AttendDto {
  @Ids() staff!: StaffId[];
  /** How many attended who are not staff; the number told last holds. */
  @Whole({ min: 0, max: MANY, optional: true }) guests?: number;
}

export class RetractAttendanceDto {
  @Ids() staff!: StaffId[];
  @FreeText() reason!: string;
}
