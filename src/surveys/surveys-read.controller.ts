import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { SurveyId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { SURVEY } from './survey.answer.js';
import { SurveysQuery } from './survey.dto.js';
import { ReadSurvey, ReadSurveys } from './surveys.queries.js';

@ApiTags('surveys')
@Controller('/v1/surveys')
export class SurveysReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List surveys', 'All surveys as they were at the pair of dates, with how many responses each has now.')
  @ReadAnswers(pageSchema(titled('Survey', SURVEY)), { table: true })
  async surveys(@AskedBy() caller: Caller, @Query() query: SurveysQuery): Promise<Read> {
    return this.queries.execute(new ReadSurveys(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One survey', 'A survey as it was at the pair of dates, with how many responses it has now.')
  @ReadAnswers(withHistory(SURVEY))
  async survey(@AskedBy() caller: Caller, @IdParam() id: SurveyId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadSurvey({ ...query, id }, caller));
  }
}
