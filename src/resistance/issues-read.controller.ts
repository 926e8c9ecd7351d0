import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { IssueId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { ISSUE } from './issue.answer.js';
import { IssuesQuery } from './issue.dto.js';
import { ReadIssue, ReadIssues } from './issues.queries.js';
import { ISSUES_READ } from './issue.permissions.js';

@ApiTags('resistance')
@Controller('/v1/resistance-issues')
export class IssuesReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(ISSUES_READ)
  @About(
    'List resistance issues',
    'Issues at the pair of dates: their figures; the steps and what was written only where the caller may read them. Heads name a `unit` of theirs.',
  )
  @ReadAnswers(pageSchema(titled('ResistanceIssue', ISSUE)), { table: true })
  async issues(@AskedBy() caller: Caller, @Query() query: IssuesQuery): Promise<Read> {
    return this.queries.execute(new ReadIssues(query, caller));
  }

  @Get(':id')
  @Requires(ISSUES_READ)
  @About('One resistance issue', 'An issue at the pair of dates; before it was raised it is `not-found`.')
  @ReadAnswers(withHistory(ISSUE, { optional: true }))
  async issue(@AskedBy() caller: Caller, @IdParam() id: IssueId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadIssue({ ...query, id }, caller));
  }
}
