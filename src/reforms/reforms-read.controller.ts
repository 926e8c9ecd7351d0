import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ReformId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { REFORM } from './reform.answer.js';
import { ReformsQuery } from './reform.dto.js';
import { ReadReform, ReadReforms } from './reforms.queries.js';

@ApiTags('reforms')
@Controller('/v1/reforms')
export class ReformsReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About(
    'List reforms',
    'All reforms, with what they change; who gets which post only where the caller may see it, as they were at the pair of dates.',
  )
  @ReadAnswers(pageSchema(titled('Reform', REFORM)), { table: true })
  async reforms(@AskedBy() caller: Caller, @Query() query: ReformsQuery): Promise<Read> {
    return this.queries.execute(new ReadReforms(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One reform', 'A reform as it was at the pair of dates.')
  @ReadAnswers(withHistory(REFORM))
  async reform(@AskedBy() caller: Caller, @IdParam() id: ReformId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadReform({ ...query, id }, caller));
  }
}
