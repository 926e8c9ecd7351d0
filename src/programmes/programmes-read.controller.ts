import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { PROGRAMME } from './programme.answer.js';
import { ProgrammesQuery } from './programme.dto.js';
import { ReadProgramme, ReadProgrammes } from './programmes.queries.js';

@ApiTags('programmes')
@Controller('/v1/programmes')
export class ProgrammesReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List programmes', 'All programmes, with their scope, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Programme', PROGRAMME)), { table: true })
  async programmes(@AskedBy() caller: Caller, @Query() query: ProgrammesQuery): Promise<Read> {
    return this.queries.execute(new ReadProgrammes(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One programme', 'A programme as it was at the pair of dates.')
  @ReadAnswers(withHistory(PROGRAMME))
  async programme(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadProgramme({ ...query, id }, caller));
  }
}
