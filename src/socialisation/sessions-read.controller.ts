import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { SessionId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { SESSION } from './session.answer.js';
import { SessionsQuery } from './session.dto.js';
import { ReadSession, ReadSessions } from './sessions.queries.js';

@ApiTags('sessions')
@Controller('/v1/sessions')
export class SessionsReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List sessions', 'All sessions, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Session', SESSION)), { table: true })
  async sessions(@AskedBy() caller: Caller, @Query() query: SessionsQuery): Promise<Read> {
    return this.queries.execute(new ReadSessions(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One session', 'A session as it was at the pair of dates.')
  @ReadAnswers(withHistory(SESSION))
  async session(@AskedBy() caller: Caller, @IdParam() id: SessionId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadSession({ ...query, id }, caller));
  }
}
