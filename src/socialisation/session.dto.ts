import type { IssueId, StaffId, UnitId } from '../kernel/words/ids.js';
import { FreeText, Ids, Instant, Label, OneOf, Whole } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { SESSION_METHODS, type SessionMethod } from './session.events.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { SESSION_STATUSES, type SessionStatus } from './session.register.js';

const MANY = 1_000_000;

export class PlanSessionDto {
  @Label() title!: string;
  @OneOf(SESSION_METHODS) method!: SessionMethod;
  @Instant() startsAt!: string;
  @Whole({ min: 1, max: 100_000 }) minutes!: number;
  @Label({ optional: true }) place?: string;
  @Whole({ min: 1, max: MANY, optional: true }) seats?: number;
  @Ids() units!: UnitId[];
  @FreeText({ optional: true }) agenda?: string;
  @Ids({ optional: true }) answersIssues?: IssueId[];
}

/** At least one of both. */
export class InviteDto {
  @Ids({ optional: true, description: 'ids of people who are invited; this, `units`, or both' }) staff?: StaffId[];
  @Ids({ optional: true, description: "ids of units: everyone in them and below on the session's day is invited" })
  units?: UnitId[];
}

export class RescheduleSessionDto {
  @Instant({ description: 'the instant at which it begins instead' }) startsAt!: string;
  @FreeText() reason!: string;
}

export class CancelSessionDto {
  @FreeText() reason!: string;
}

export class AttendDto {
  @Ids() staff!: StaffId[];
  @Whole({ min: 0, max: MANY, optional: true, description: 'how many others attended; the number told last holds' })
  guests?: number;
}

export class RetractAttendanceDto {
  @Ids() staff!: StaffId[];
  @FreeText() reason!: string;
}

export class AmendSessionDto extends ReasonDto {
  @Label({ optional: true }) title?: string;
  @OneOf(SESSION_METHODS, { optional: true }) method?: SessionMethod;
  @Instant({ optional: true }) startsAt?: string;
  @Whole({ min: 1, max: 100_000, optional: true }) minutes?: number;
  @Label({ optional: true }) place?: string;
  @Whole({ min: 1, max: MANY, optional: true }) seats?: number;
  @Ids({ optional: true }) units?: UnitId[];
  @FreeText({ optional: true }) agenda?: string;
}

export class UninviteDto extends ReasonDto {
  @Ids() staff!: StaffId[];
}

export class SessionsQuery extends RegisterQuery {
  @OneOf(SESSION_STATUSES, WITH_STATUS) status?: SessionStatus;
}
