import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { Day, FreeText, Label } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

export class AnnounceHolidayDto {
  @Day({ optional: true, description: 'the day that is a holiday; today where left out' }) on?: CalendarDate;
  @Label({ max: 200, description: 'what it is called' }) name!: string;
}

export class RevokeHolidayDto {
  @FreeText() reason!: string;
}

export class HolidaysQuery extends PageQuery {
  @Day({ optional: true, description: 'only holidays on this day or later' })
  from?: CalendarDate;

  @Day({ optional: true, description: 'only holidays until this day; not before `from`' })
  to?: CalendarDate;
}
