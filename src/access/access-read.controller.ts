import { QueryBus } from '@nestjs/cqrs';
import { ReadGrant, ReadGrants, ReadMe } from './access.queries.js';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { GrantId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { GrantAnswers, GrantListAnswers, MeAnswers } from './access.answers.js';
import { GrantsQuery } from './access.dto.js';
import { GRANTS_READ } from './access.permissions.js';

@ApiTags('access')
@Controller('/v1')
export class AccessReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get('me')
  @Requires('token')
  @About(
    'Who am I',
    'Who the caller is, the roles in force and every grant the caller has or had, with its unit. Also without any grant.',
  )
  @MeAnswers()
  async me(@AskedBy() caller: Caller, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadMe(query, caller));
  }

  @Get('grants')
  @Requires(GRANTS_READ)
  @About('List grants', 'All grants, those that ended or were revoked as well.')
  @GrantListAnswers()
  async list(@AskedBy() caller: Caller, @Query() query: GrantsQuery): Promise<Read> {
    return this.queries.execute(new ReadGrants(query, caller));
  }

  @Get('grants/:id')
  @Requires(GRANTS_READ)
  @About('One grant', 'A grant as it was known at the pair of dates.')
  @GrantAnswers()
  async one(@AskedBy() caller: Caller, @IdParam() id: GrantId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadGrant({ ...query, id }, caller));
  }
}
