import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { UnitPairQuery } from './insights.dto.js';
import { READINGS_READ } from './insights.permissions.js';
import { ReadOutcomes } from './insights.queries.js';
import { OutcomesAnswers } from './outcomes.answers.js';

@ApiTags('readings')
@Controller('/v1/programmes/:id/outcomes')
export class OutcomesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(READINGS_READ)
  @About(
    'Outcomes',
    'What was done inside beside what citizens felt: the indices of adoption, readiness and competency, complaints of the 90 days that end on `asOf`, and the newest satisfaction survey with its change, in total and by unit.',
  )
  @OutcomesAnswers()
  async outcomes(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: UnitPairQuery): Promise<Read> {
    return this.queries.execute(new ReadOutcomes({ ...query, id }, caller));
  }
}
