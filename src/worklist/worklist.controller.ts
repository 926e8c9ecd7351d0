import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers } from '../platform/document/read-answers.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { WAITING } from './worklist.answer.js';
import { WorklistQuery } from './worklist.dto.js';
import { WORKLIST_READ } from './worklist.permissions.js';
import { ReadWorklist } from './worklist.queries.js';

@ApiTags('worklist')
@Controller('/v1/worklist')
export class WorklistController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(WORKLIST_READ)
  @About(
    'What waits for me',
    "What waits for the caller by the roles and units of today: in counts, without anybody's name, and what was due first first. Empty for whom nothing waits.",
  )
  @ReadAnswers(pageSchema(WAITING), { table: true })
  async list(@AskedBy() caller: Caller, @Query() query: WorklistQuery): Promise<Read> {
    return this.queries.execute(new ReadWorklist(query, caller));
  }
}
