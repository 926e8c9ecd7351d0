import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Day, Id, OneOf } from '../platform/input/fields.js';
import { FormatField, PairQuery, PositionField } from '../platform/reading/reading.js';
import type { Position } from '../kernel/ports/event-store.js';
import { STEPS, type Step } from './readings.service.js';

class UnitPairQuery extends PairQuery {
  /** Only this unit and those below it. */
  @Id({ optional: true }) unit?: UnitId;
  @FormatField() format?: 'csv' | 'json';
}

const ROWS = ['units', 'people'] as const;

/** As `UnitPairQuery`, of what is told of people as well. */
export class UnitPeopleQuery extends UnitPairQuery {
  @OneOf(ROWS, {
    optional: true,
    description: 'what the rows of a table are: `people` where they may be named, 403 elsewhere; `units` by default',
  })
  rows?: (typeof ROWS)[number];
}

export class ReadingQuery extends UnitPairQuery {
  @Day({ optional: true, description: 'another day, with the same knownOn: what each figure was then, and its change' })
  baseline?: CalendarDate;
}

/** `asOf` is each point's own day. */
export class SeriesQuery {
  @Id({ optional: true }) unit?: UnitId;
  @Day({ optional: true }) from?: CalendarDate;
  @Day({ optional: true }) to?: CalendarDate;
  @OneOf(STEPS, { optional: true }) step?: Step;
  @Day({ optional: true }) knownOn?: CalendarDate;
  @PositionField('the position of a write that the answer is to include') after?: Position;
  @FormatField() format?: 'csv' | 'json';
}
