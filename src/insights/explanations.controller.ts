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
import { ExplanationAnswers } from './explanations.answers.js';
import { AdoptionExplanationQuery, CompetencyExplanationQuery, ReadinessExplanationQuery } from './insights.dto.js';
import { EXPLANATIONS_READ } from './insights.permissions.js';
import { ExplainAdoption, ExplainCompetency, ExplainReadiness } from './insights.queries.js';

const MADE_OF =
  'What the figures are made of, down to the events: every fact that counts or does not, and why. People by id, by name with a `unit` of the caller; for leadership in counts by kind of fact, unit and why.';

@ApiTags('readings')
@Controller('/v1/programmes/:id')
export class ExplanationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('adoption/explanation')
  @Requires(EXPLANATIONS_READ)
  @About('Adoption explained', MADE_OF)
  @ExplanationAnswers('adoption')
  async adoption(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: AdoptionExplanationQuery,
  ): Promise<Read> {
    return this.queries.execute(new ExplainAdoption({ ...query, id }, caller));
  }

  @Get('readiness/explanation')
  @Requires(EXPLANATIONS_READ)
  @About('Readiness explained', MADE_OF)
  @ExplanationAnswers('readiness')
  async readiness(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: ReadinessExplanationQuery,
  ): Promise<Read> {
    return this.queries.execute(new ExplainReadiness({ ...query, id }, caller));
  }

  @Get('competency/explanation')
  @Requires(EXPLANATIONS_READ)
  @About('Competency explained', MADE_OF)
  @ExplanationAnswers('competency')
  async competency(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: CompetencyExplanationQuery,
  ): Promise<Read> {
    return this.queries.execute(new ExplainCompetency({ ...query, id }, caller));
  }
}
