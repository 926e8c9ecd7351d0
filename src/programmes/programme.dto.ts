import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Day, FreeText, Ids, Label, OneOf } from '../platform/input/fields.js';
import { ReasonDto } from '../platform/input/correction.dto.js';
import { RegisterQuery, WITH_STATUS } from '../registers/register-query.js';
import { PROGRAMME_STATUSES, type ProgrammeStatus } from './programme.register.js';

export class LaunchProgrammeDto {
  @Label({ max: 64, description: 'a short code, as it is cited' }) code!: string;
  @Label() title!: string;
  @FreeText({ optional: true }) goal?: string;
  @Day() startsOn!: CalendarDate;
  @Day() endsOn!: CalendarDate;
  @Ids() units!: UnitId[];
}

export class RescheduleProgrammeDto {
  @Day() startsOn!: CalendarDate;
  @Day() endsOn!: CalendarDate;
  @FreeText() reason!: string;
}

export class ScopeProgrammeDto {
  @Ids() units!: UnitId[];
  @Day({ optional: true }) on?: CalendarDate;
}

export class CloseProgrammeDto {
  @Day({ optional: true, description: 'the day of the closing, not ahead; today where left out' }) on?: CalendarDate;
  @FreeText() outcome!: string;
}

export class AmendProgrammeDto extends ReasonDto {
  @Label({ max: 64, optional: true, description: 'a short code, as it is cited' }) code?: string;
  @Label({ optional: true }) title?: string;
  @FreeText({ optional: true }) goal?: string;
}

export class ProgrammesQuery extends RegisterQuery {
  @OneOf(PROGRAMME_STATUSES, WITH_STATUS) status?: ProgrammeStatus;
}
