import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UNIT_KINDS, type UnitKind } from '../kernel/organisation/chart-change.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Day, Id, IdOrNull, Label, OneOf } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

class DatedDto {
  @Day({ optional: true, description: 'the day from which it holds; today where left out' }) on?: CalendarDate;
}

export class EstablishUnitDto extends DatedDto {
  @Label({ max: 64, description: 'a code that no other unit has at the same time' }) code!: string;
  @Label({ max: 200 }) name!: string;
  @OneOf(UNIT_KINDS, { description: 'what kind of unit it is' }) kind!: UnitKind;
  @IdOrNull({ description: 'the id of the unit directly above; null for the root' }) parent!: UnitId | null;
}

export class RenameUnitDto extends DatedDto {
  @Label({ max: 200, description: 'the new name' }) name!: string;
}

export class MoveUnitDto extends DatedDto {
  @Id() parent!: UnitId;
}

export class MergeUnitDto extends DatedDto {
  @Id() into!: UnitId;
}

export class AbolishUnitDto extends DatedDto {}

export class UnitsQuery extends PageQuery {
  @Id({ optional: true, description: 'only this unit and those below it' }) under?: UnitId;
  @Label({ max: 64, optional: true, description: 'only the unit with this code' }) code?: string;
}
