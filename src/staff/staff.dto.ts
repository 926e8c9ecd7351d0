import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { EventId, StaffId, UnitId } from '../kernel/words/ids.js';
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
import { ReasonDto } from '../platform/input/correction.dto.js';
import { PositionDto } from '../platform/input/position.dto.js';
import { PageQuery } from '../platform/reading/reading.js';
import { DEPARTURE_REASONS, type DepartureReason } from './staff.events.js';

export class EnrolStaffDto {
  @NipField() nip!: string;
  @Label({ max: 200, description: 'the name in full; kept sealed' }) name!: string;
  @Id({ description: 'the unit to which the person is assigned' }) unit!: UnitId;
  @OneOf(EMPLOYMENT_KINDS) employment!: EmploymentKind;
  @Nested(() => PositionDto) position!: PositionDto;
  @Day({ optional: true }) on?: CalendarDate;
}

export class TransferStaffDto {
  @Id({ description: 'the unit to which the person moves' }) unit!: UnitId;
  @Nested(() => PositionDto, { optional: true, description: 'the new post; as before where left out' })
  position?: PositionDto;
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText({ optional: true, max: 300 }) decree?: string;
}

export class MoveDto {
  @Id({ description: 'who is moved' }) staff!: StaffId;
  @Id({ description: 'the unit to which the person moves' }) unit!: UnitId;
  @Nested(() => PositionDto, { optional: true, description: 'the new post; as before where left out' })
  position?: PositionDto;
}

export class TransferTogetherDto {
  @Day({ optional: true }) on?: CalendarDate;
  @FreeText({ max: 300 }) decree!: string;
  @NestedList(() => MoveDto, { description: 'who goes where; each person once' }) moves!: MoveDto[];
}

/** At least one of `nip` and `name`. */
export class CorrectStaffDto {
  @NipField({ optional: true, description: 'the right number; this, `name`, or both' }) nip?: string;
  @Label({ max: 200, optional: true, description: 'the right name' }) name?: string;
  @FreeText() reason!: string;
}

export class DepartStaffDto {
  @Day({ optional: true }) on?: CalendarDate;
  @OneOf(DEPARTURE_REASONS, { description: 'why; `recorded-twice` for the wrong one of two records' })
  reason!: DepartureReason;
}

export class UndoStaffFactDto extends ReasonDto {
  @Id({ description: 'the id of the fact in the history of the person' }) fact!: EventId;
}

export class LookupStaffDto {
  @Nips() nips!: Nip[];
}

export class StaffQuery extends PageQuery {
  @Id({ optional: true, description: 'only staff of this unit; heads and agents name one of theirs' }) unit?: UnitId;
  @TrueOrFalse({ optional: true, description: 'true, with `unit`: also everyone below it' }) subtree?: 'true' | 'false';
}
