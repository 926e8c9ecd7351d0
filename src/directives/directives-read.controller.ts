import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { DirectiveId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { DIRECTIVE } from './directive.answer.js';
import { DirectivesQuery } from './directive.dto.js';
import { ReadDirective, ReadDirectives } from './directives.queries.js';

@ApiTags('directives')
@Controller('/v1/directives')
export class DirectivesReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List directives', 'All directives, with their versions and targets, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Directive', DIRECTIVE)), { table: true })
  async directives(@AskedBy() caller: Caller, @Query() query: DirectivesQuery): Promise<Read> {
    return this.queries.execute(new ReadDirectives(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One directive', 'A directive as it was at the pair of dates.')
  @ReadAnswers(withHistory(DIRECTIVE))
  async directive(@AskedBy() caller: Caller, @IdParam() id: DirectiveId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadDirective({ ...query, id }, caller));
  }
}
