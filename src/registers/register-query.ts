import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { Day, Id } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

/** Options of a register's `status`. */
export const WITH_STATUS = { optional: true, description: 'only those in this state at the pair of dates' };

/** What a register of things that name one unit may be filtered by. */
export class ThingsQuery extends PageQuery {
  @Id({ optional: true, description: 'only what belongs to this programme' })
  programme?: ProgrammeId;

  @Id({ optional: true, description: 'only what names this unit or one below it on the chart at the pair' })
  unit?: UnitId;

  @Day({ optional: true, description: 'its day is not before this one' })
  from?: CalendarDate;

  @Day({ optional: true, description: 'its day is not after this one; not before `from`' })
  to?: CalendarDate;
}

/** What every register may be filtered by, beside the states of its things. */
export class RegisterQuery extends ThingsQuery {
  @Id({ optional: true, description: 'only what names this unit or one above it on the chart at the pair' })
  covers?: UnitId;
}
