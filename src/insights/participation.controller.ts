import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { objectOf, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { COUNT, DATE } from '../platform/document/schemas.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { UnitPairQuery } from './insights.dto.js';
import { READINGS_READ } from './insights.permissions.js';
import { ReadParticipation } from './insights.queries.js';
import { byUnit } from './schemas.js';

const FIGURES = titled(
  'ParticipationFigures',
  objectOf({
    forums: { ...COUNT, description: 'forums held that name the unit or one above it, each once' },
    guests: { ...COUNT, description: 'how many attended these forums who are not staff, as last told' },
    suggestions: { ...COUNT, description: 'suggestions received' },
    waiting: { ...COUNT, description: 'those neither adopted nor declined' },
    adopted: { ...COUNT, description: 'those adopted, realised or not' },
    realised: { ...COUNT, description: 'those adopted and carried out' },
    declined: { ...COUNT, description: 'those declined' },
    medianDays: {
      type: 'number',
      minimum: 0,
      nullable: true,
      description: 'the median of days from receipt to the answer that stands; null where none is answered',
    },
  }),
);

@ApiTags('readings')
@Controller('/v1/programmes/:id/participation')
export class ParticipationController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(READINGS_READ)
  @About(
    'Participation',
    'Who was heard: forums held with their guests, and suggestions with what became of them, in total and by unit.',
  )
  @ReadAnswers(objectOf({ asOf: DATE, knownOn: DATE, total: FIGURES, units: byUnit(FIGURES) }), { table: true })
  async participation(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: UnitPairQuery,
  ): Promise<Read> {
    return this.queries.execute(new ReadParticipation({ ...query, id }, caller));
  }
}
