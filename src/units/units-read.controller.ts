import { QueryBus } from '@nestjs/cqrs';
import type { Caller } from '../platform/callers/caller.js';
import { AskedBy } from '../platform/reading/reading.js';
import { ReadUnit, ReadUnits } from './units.queries.js';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { UnitId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { IdParam } from '../platform/input/params.js';
import { PairQuery } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { UnitAnswers, UnitListAnswers } from './units.answers.js';
import { UnitsQuery } from './unit.dto.js';

@ApiTags('organisation')
@Controller('/v1/units')
export class UnitsReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List units', 'The chart: every unit that exists on `asOf`, with its parent.')
  @UnitListAnswers()
  async units(@AskedBy() caller: Caller, @Query() query: UnitsQuery): Promise<Read> {
    return this.queries.execute(new ReadUnits(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About(
    'One unit',
    'A unit that exists on `asOf`, with all that was told of it; one that has ended is read at a day before.',
  )
  @UnitAnswers()
  async unit(@AskedBy() caller: Caller, @IdParam() id: UnitId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadUnit({ ...query, id }, caller));
  }
}
