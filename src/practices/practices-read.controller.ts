import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { PracticeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { PRACTICE } from './practice.answer.js';
import { PracticesQuery } from './practice.dto.js';
import { ReadPractice, ReadPractices } from './practices.queries.js';

@ApiTags('practices')
@Controller('/v1/practices')
export class PracticesReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List practices', 'All practices, with their targets, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Practice', PRACTICE)), { table: true })
  async practices(@AskedBy() caller: Caller, @Query() query: PracticesQuery): Promise<Read> {
    return this.queries.execute(new ReadPractices(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One practice', 'A practice as it was at the pair of dates.')
  @ReadAnswers(withHistory(PRACTICE))
  async practice(@AskedBy() caller: Caller, @IdParam() id: PracticeId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadPractice({ ...query, id }, caller));
  }
}
