import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtension, ApiTags } from '@nestjs/swagger';
import type { SurveyId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { ReadAnswers } from '../platform/document/read-answers.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { RESULTS } from './results.answer.js';
import { ResultsQuery } from './survey.dto.js';
import { RESULTS_READ } from './survey.permissions.js';
import { ReadResults } from './surveys.queries.js';

@ApiTags('surveys')
@Controller('/v1/surveys/:id/results')
export class SurveyResultsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(RESULTS_READ)
  @About(
    'Results of a survey',
    'What was published on the day after its last, for good: figures of each unit, and of all below it. What would tell of fewer than five is hidden, and what would tell of that.',
  )
  @ApiExtension('x-refusals', ['survey-cancelled', 'survey-not-published'])
  @ReadAnswers(RESULTS, { table: true })
  async results(@AskedBy() caller: Caller, @IdParam() id: SurveyId, @Query() query: ResultsQuery): Promise<Read> {
    return this.queries.execute(new ReadResults({ ...query, id }, caller));
  }
}
