import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { Day, Id, OneOf } from '../platform/input/fields.js';
import { FormatField, PairQuery, PositionField } from '../platform/reading/reading.js';
import type { Position } from '../kernel/ports/event-store.js';
import { type ComponentName, COMPONENTS } from './explained.js';
import { READINESS_FORMULAS, type ReadinessFormula } from './formulas.js';
import { STEPS, type Step } from './readings.service.js';

const UNDER = 'only this unit and those below it; heads and agents name one of theirs';

/** A pair of dates, and of which unit with all below it. */
export class UnitPairQuery extends PairQuery {
  @Id({ optional: true, description: UNDER }) unit?: UnitId;
  @FormatField() format?: 'csv' | 'json';
}

const ROWS = ['units', 'people'] as const;

/** Complaints received from one day to another, as they stand at the pair. */
export class ComplaintFiguresQuery extends UnitPairQuery {
  @Id({ optional: true, description: 'only complaints that are labelled with this programme' }) programme?: ProgrammeId;
  @Day({ optional: true, description: 'received on this day or later; 90 days that end on `asOf` by default' })
  from?: CalendarDate;
  @Day({ optional: true, description: 'received until this day, not before `from`; `asOf` by default' })
  to?: CalendarDate;
}

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

const FORMULA = {
  optional: true,
  description: '`readiness@2` knows training, the pulse and who was heard as well; `readiness@1` by default',
};

const OF = { optional: true, description: 'only what this component of the formula is made of' } as const;

export type ExplanationQuery = UnitPairQuery & { component?: ComponentName };

export class AdoptionExplanationQuery extends UnitPairQuery {
  @OneOf(COMPONENTS['adoption@1'], OF) component?: ComponentName;
}

export class ReadinessExplanationQuery extends UnitPairQuery {
  @OneOf(COMPONENTS['readiness@2'], OF) component?: ComponentName;
  @OneOf(READINESS_FORMULAS, FORMULA) formula?: ReadinessFormula;
}

export class CompetencyExplanationQuery extends UnitPairQuery {
  @OneOf(COMPONENTS['competency@1'], OF) component?: ComponentName;
}

export class ReadinessQuery extends ReadingQuery {
  @OneOf(READINESS_FORMULAS, FORMULA) formula?: ReadinessFormula;
}

/** `asOf` is each point's own day. */
export class SeriesQuery {
  @Id({ optional: true, description: UNDER }) unit?: UnitId;
  @Day({
    optional: true,
    description: "the first point; the programme's first day by default, a year before `to` at most",
  })
  from?: CalendarDate;
  @Day({ optional: true, description: 'the last point; today by default' }) to?: CalendarDate;
  @OneOf(STEPS, { optional: true, description: 'how far apart the points are; `week` by default, 400 at most' })
  step?: Step;
  @Day({ optional: true, description: 'what was recorded until this day is known; today by default' })
  knownOn?: CalendarDate;
  @PositionField('the position of a write that the answer is to include') after?: Position;
  @FormatField() format?: 'csv' | 'json';
}

export class ReadinessSeriesQuery extends SeriesQuery {
  @OneOf(READINESS_FORMULAS, FORMULA) formula?: ReadinessFormula;
}
