import { QueryBus } from '@nestjs/cqrs';
import { ReadPerson, ReadStaff } from './staff.queries.js';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StaffId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { StaffAnswers, StaffListAnswers } from './staff.answers.js';
import { StaffQuery } from './staff.dto.js';
import { STAFF_READ } from './staff.permissions.js';

@ApiTags('organisation')
@Controller('/v1/staff')
export class StaffReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(STAFF_READ)
  @About(
    'List staff',
    'People in service at the pair of dates, with unit and post; names only where the caller may see them. Heads and agents name a `unit` of theirs.',
  )
  @StaffListAnswers()
  async staff(@AskedBy() caller: Caller, @Query() query: StaffQuery): Promise<Read> {
    return this.queries.execute(new ReadStaff(query, caller));
  }

  @Get(':id')
  @Requires(STAFF_READ)
  @About(
    'One person',
    'A person with the history of assignments. Heads and agents are shown people of their units only.',
  )
  @StaffAnswers()
  async person(@AskedBy() caller: Caller, @IdParam() id: StaffId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadPerson({ ...query, id }, caller));
  }
}
