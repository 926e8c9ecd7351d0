import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SessionId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { objectOf, pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import type { Read } from '../platform/edge/respond.js';
import { columnsOf } from '../platform/edge/table-rows.js';
import { SESSION_METHODS } from '../socialisation/session.events.js';
import { SessionsQuery } from './records.dto.js';
import { Records } from './records.service.js';
import type { Register } from './register.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, listOf, oneOf, RESCHEDULED, UNITS } from './schemas.js';
import { SESSION_STATUSES, type SessionAt, sessionAt } from '../../projections/registers/session-at.js';

const SESSION = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    method: oneOf(SESSION_METHODS),
    startsAt: { type: 'string', format: 'date-time' },
    on: { ...DATE, description: 'the day of `startsAt` in the zone of the city' },
    minutes: COUNT,
    place: FREE_TEXT,
    seats: COUNT,
    units: UNITS,
    agenda: FREE_TEXT,
    answersIssues: {
      ...listOf(ID),
      description: 'ids of the issues that it answers: for whoever may read the issues of every unit',
    },
    rescheduled: RESCHEDULED,
    status: oneOf(SESSION_STATUSES),
    cancelledOn: END,
    cancelReason: FREE_TEXT,
  },
  ['place', 'seats', 'agenda', 'answersIssues', 'rescheduled', 'cancelledOn', 'cancelReason'],
);

const SESSIONS: Register<SessionAt> = {
  kind: 'session',
  name: 'sessions',
  at: sessionAt,
  day: ({ on }) => on,
  units: ({ units }) => units,
  columns: columnsOf(SESSION),
};

/** Which issues a session answers is for whoever may read the issues of every unit. */
const shownTo =
  (caller: Caller) =>
  ({ answersIssues, ...session }: SessionAt): object =>
    answersIssues && caller.reach('issues:read') === 'everywhere' ? { ...session, answersIssues } : session;

@ApiTags('sessions')
@Controller('/v1/sessions')
export class SessionRecordsController {
  constructor(private readonly records: Records) {}

  @Get()
  @Requires('registers:read')
  @About('List sessions', 'All sessions, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Session', SESSION)), { table: true })
  async sessions(@AskedBy() caller: Caller, @Query() query: SessionsQuery): Promise<Read> {
    return this.records.list(SESSIONS, query, shownTo(caller));
  }

  @Get(':id')
  @Requires('registers:read')
  @About('One session', 'A session as it was at the pair of dates.')
  @ReadAnswers(withRevision(SESSION))
  async session(@AskedBy() caller: Caller, @IdParam() id: SessionId, @Query() query: PairQuery): Promise<Read> {
    return this.records.one(SESSIONS, id, query, shownTo(caller));
  }
}
