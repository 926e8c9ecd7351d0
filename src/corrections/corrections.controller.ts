import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { ReadAnswers } from '../platform/document/read-answers.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { CORRECTIONS_ANSWER } from './corrections.answer.js';
import { CorrectionsQuery } from './corrections.dto.js';
import { CORRECTIONS_READ } from './corrections.permissions.js';
import { ReadCorrections } from './corrections.queries.js';

@ApiTags('corrections')
@Controller('/v1/corrections')
export class CorrectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(CORRECTIONS_READ)
  @About(
    'Read what was corrected',
    'Every correction, in the order of recording, with how many facts of people it moved; and, by month of recording, corrections per hundred facts. Leadership reads the figures alone.',
  )
  @ReadAnswers(CORRECTIONS_ANSWER, { table: true })
  async list(@AskedBy() caller: Caller, @Query() query: CorrectionsQuery): Promise<Read> {
    return this.queries.execute(new ReadCorrections(query, caller));
  }
}
