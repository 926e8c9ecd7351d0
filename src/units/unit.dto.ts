import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { UNIT_KINDS, type UnitKind } from '../kernel/organisation/chart-change.js';
import type { EventId, UnitId } from '../kernel/words/ids.js';

import { ReasonDto } from '../platform/input/correction.dto.js';
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

export class AmendUnitDto extends ReasonDto {
  @Label({ max: 64, optional: true, description: 'the right code' }) code?: string;
  @OneOf(UNIT_KINDS, { optional: true, description: 'what kind of unit it is' }) kind?: UnitKind;
  @Day({ optional: true, description: 'the day on which it was established, unless a decree did' })
  since?: CalendarDate;
}

export class UndoUnitChangeDto extends ReasonDto {
  @Id({ description: 'the id of the change in the history of the unit' }) change!: EventId;
}

export class UnitsQuery extends PageQuery {
  @Id({ optional: true, description: 'only this unit and those below it' }) under?: UnitId;
  @Label({ max: 64, optional: true, description: 'only the unit with this code' }) code?: string;
}
