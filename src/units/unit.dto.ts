import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UNIT_KINDS, type UnitKind } from '../kernel/organisation/chart-change.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Day, Id, IdOrNull, Label, OneOf } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

class DatedDto {
  /** The day from which it holds; today where left out. */
  @Day({ optional: true }) on?: CalendarDate;
}

export class EstablishUnitDto extends DatedDto {
  @Label({ max: 64 }) code!: string;
  @Label({ max: 200 }) name!: string;
  @OneOf(UNIT_KINDS) kind!: UnitKind;
  @IdOrNull({ description: 'null for the root' }) parent!: UnitId | null;
}

export class RenameUnitDto extends DatedDto {
  @Label({ max: 200 }) name!: string;
}

export class MoveUnitDto extends DatedDto {
  @Id() parent!: UnitId;
}

export class MergeUnitDto extends DatedDto {
  @Id() into!: UnitId;
}

export class AbolishUnitDto extends DatedDto {}

export class UnitsQuery extends PageQuery {
  /** Only this unit and those below it. */
  @Id({ optional: true }) under?: UnitId;
  @Label({ max: 64, optional: true }) code?: string;
}
