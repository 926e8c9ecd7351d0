import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { objectOf, pageSchema, ReadAnswers } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { EventsQuery } from './log.dto.js';
import { ReadLog } from './log.queries.js';
import { LOG_READ } from './log.permissions.js';

const EVENT = objectOf({
  position: { ...TEXT, description: 'its place in the log' },
  stream: { ...TEXT, description: 'the thing that it is about' },
  revision: { ...COUNT, description: 'its place in the stream, from 0' },
  id: ID,
  type: { ...TEXT, description: 'what happened' },
  recordedAt: { type: 'string', format: 'date-time' },
  recordedOn: DATE,
  actor: { ...TEXT, description: 'who recorded it: the `sub` of the token, or this system' },
  data: {
    type: 'object',
    additionalProperties: true,
    description: 'as recorded; personal data and free text stay sealed: {key, box}',
  },
});

@ApiTags('log')
@Controller('/v1/events')
export class LogController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(LOG_READ)
  @About('Read the log', 'Every event in the order of recording. Personal data and free text stay sealed.')
  @ReadAnswers(pageSchema(EVENT), { table: true })
  async list(@AskedBy() caller: Caller, @Query() query: EventsQuery): Promise<Read> {
    return this.queries.execute(new ReadLog(query, caller));
  }
}
