import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Day, Id } from '../platform/input/fields.js';
import { ThingsQuery } from '../registers/register-query.js';

export class ReportNilDto {
  @Id({ description: 'the unit in which, and below which, no resistance is known' }) unit!: UnitId;
  @Day({ optional: true }) on?: CalendarDate;
}

export class NilReportsQuery extends ThingsQuery {}
