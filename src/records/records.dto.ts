import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { Day, Id, OneOf } from '../platform/input/fields.js';
import { FormatField, PageQuery, PositionField, TextInQuery, WholeInQuery } from '../platform/reading/reading.js';
import { DIRECTIVE_STATUSES, type DirectiveStatus } from '../../projections/registers/directive-at.js';
import { ISSUE_STATUSES, type IssueStatus } from '../../projections/registers/issue-at.js';
import { PRACTICE_STATUSES, type PracticeStatus } from '../../projections/registers/practice-at.js';
import { PROGRAMME_STATUSES, type ProgrammeStatus } from '../../projections/registers/programme-at.js';
import { REFORM_STATUSES, type ReformStatus } from '../../projections/registers/reform-at.js';
import { SESSION_STATUSES, type SessionStatus } from '../../projections/registers/session-at.js';

const WITH_STATUS = { optional: true, description: 'only those in this state at the pair of dates' };

/** What every register may be filtered by. */
export class RegisterQuery extends PageQuery {
  @Id({ optional: true, description: 'only what belongs to this programme' })
  programme?: ProgrammeId;

  @Id({ optional: true, description: 'only what names this unit or one below it on the chart at the pair' })
  unit?: UnitId;

  @Id({ optional: true, description: 'only what names this unit or one above it on the chart at the pair' })
  covers?: UnitId;

  @Day({ optional: true, description: 'its day is not before this one' })
  from?: CalendarDate;

  @Day({ optional: true, description: 'its day is not after this one; not before `from`' })
  to?: CalendarDate;
}

export class ProgrammesQuery extends RegisterQuery {
  @OneOf(PROGRAMME_STATUSES, WITH_STATUS) status?: ProgrammeStatus;
}

export class ReformsQuery extends RegisterQuery {
  @OneOf(REFORM_STATUSES, WITH_STATUS) status?: ReformStatus;
}

export class DirectivesQuery extends RegisterQuery {
  @OneOf(DIRECTIVE_STATUSES, WITH_STATUS) status?: DirectiveStatus;
}

export class SessionsQuery extends RegisterQuery {
  @OneOf(SESSION_STATUSES, WITH_STATUS) status?: SessionStatus;
}

export class PracticesQuery extends RegisterQuery {
  @OneOf(PRACTICE_STATUSES, WITH_STATUS) status?: PracticeStatus;
}

export class IssuesQuery extends RegisterQuery {
  @OneOf(ISSUE_STATUSES, WITH_STATUS) status?: IssueStatus;
}

const STREAM = /^[a-z][a-z-]{0,40}-[A-Za-z0-9-]{1,80}$/;
const TYPE = /^[A-Z][A-Za-z]{0,60}$/;

export class EventsQuery {
  @FormatField()
  format?: 'csv' | 'json';

  @TextInQuery(
    STREAM,
    'nama suatu aliran | the name of a stream',
    'only the events of this stream, such as `chart-city`',
  )
  stream?: string;

  @TextInQuery(TYPE, 'jenis peristiwa | a type of event', 'only events of this type, such as `ReformDecreed`')
  type?: string;

  @PositionField('only events after this position')
  after?: Position;

  @PositionField('the next of the page before, in place of after')
  cursor?: Position;

  @WholeInQuery({ min: 1, max: 200, description: 'items at most; 50 by default' })
  limit?: number;
}
