import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { CourseId } from '../kernel/words/ids.js';
import { Day, Id, TrueOrFalse } from '../platform/input/fields.js';

export class ImportQuery {
  @TrueOrFalse({ optional: true, description: 'true: gives the report and records nothing' })
  dryRun?: 'true' | 'false';
}

export class ImportRosterQuery extends ImportQuery {
  @Day({ optional: true, description: 'the day that the roster shows; today where left out' })
  on?: CalendarDate;
}

export class ImportCompletionsQuery extends ImportQuery {
  @Id({ description: 'the course whose results the file shows' })
  course!: CourseId;
}
