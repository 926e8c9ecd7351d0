import type { CalendarDate } from './calendar-date.js';

/** The two dates that a reading answers for (domain.md, 2). */
export type Pair = { readonly asOf: CalendarDate; readonly knownOn: CalendarDate };
