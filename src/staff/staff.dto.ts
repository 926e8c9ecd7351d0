import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { EMPLOYMENT_KINDS, type EmploymentKind } from '../kernel/organisation/position.js';
import type { Nip } from '../kernel/organisation/nip.js';
import {
  Day,
  FreeText,
  Id,
  Label,
  Nested,
  NestedList,
  NipField,
  Nips,
  OneOf,
  TrueOrFalse,
} from '../platform/input/fields.js';
import { PositionDto } from '../platform/input/position.dto.js';
import { PageQuery } from '../platform/reading/reading.js';
import { DEPARTURE_REASONS, type DepartureReason } from './staff.events.js';

export class EnrolStaffDto {
  @NipField() nip!: string;
  @Label({ max: 200 }) name!: string;
  @Id() unit!: UnitId;
  @OneOf(EMPLOYMENT_KINDS) employment!: EmploymentKind;
  @Nested(() => PositionDto) position!: PositionDto;
  @Day({ optional: true }) on?: CalendarDate;
}

export class TransferStaffDto {
  @Id() unit!: UnitId;
  @Nested(() => PositionDto, { optional: true }) position?: PositionDto;
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText({ optional: true, max: 300 }) decree?: string;
}

export class MoveDto {
  @Id() staff!: StaffId;
  @Id() unit!: UnitId;
  @Nested(() => PositionDto, { optional: true }) position?: PositionDto;
}

export class TransferTogetherDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText({ max: 300 }) decree!: string;
  @NestedList(() => MoveDto) moves!: MoveDto[];
}

/** At least one of `nip` and `name`. */
export class CorrectStaffDto {
  @NipField({ optional: true }) nip?: string;
  @Label({ max: 200, optional: true }) name?: string;
  @FreeText() reason!: string;
}

export class DepartStaffDto {
  @Day({ optional: true }) on?: CalendarDate;
  @OneOf(DEPARTURE_REASONS) reason!: DepartureReason;
}

export class LookupStaffDto {
  @Nips() nips!: Nip[];
}

export class StaffQuery extends PageQuery {
  @Id({ optional: true }) unit?: UnitId;
  /** With `unit`: also everyone below it. */
  @TrueOrFalse({ optional: true }) subtree?: 'true' | 'false';
}
