import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { ComplaintFiguresAnswers } from './complaint-figures.answers.js';
import { ComplaintFiguresQuery } from './insights.dto.js';
import { COMPLAINT_FIGURES_READ } from './insights.permissions.js';
import { ReadComplaintFigures } from './insights.queries.js';

@ApiTags('complaints')
@Controller('/v1/complaints/figures')
export class ComplaintFiguresController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(COMPLAINT_FIGURES_READ)
  @About(
    'How complaints are answered',
    'Of the complaints received in a span, as they stand at the pair of dates: how many are open, late, answered and answered on time, in how many working days at the median, by unit. A complaint counts in the unit that it is assigned to.',
  )
  @ComplaintFiguresAnswers()
  async figures(@AskedBy() caller: Caller, @Query() query: ComplaintFiguresQuery): Promise<Read> {
    return this.queries.execute(new ReadComplaintFigures(query, caller));
  }
}
