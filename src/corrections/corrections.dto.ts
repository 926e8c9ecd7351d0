import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Day, Id, OneOf } from '../platform/input/fields.js';
import { PageQuery } from '../platform/reading/reading.js';

const ROWS = ['corrections', 'months'] as const;

export class CorrectionsQuery extends PageQuery {
  @Id({ optional: true, description: 'only what belongs to this programme' })
  programme?: ProgrammeId;

  @Day({ optional: true, description: 'recorded on this day or later' })
  from?: CalendarDate;

  @Day({ optional: true, description: 'recorded on this day or before; not before `from`' })
  to?: CalendarDate;

  @OneOf(ROWS, {
    optional: true,
    description:
      'what the rows of a table are; `corrections` by default, for who sees figures only `months` (403 for `corrections`)',
  })
  rows?: (typeof ROWS)[number];
}
