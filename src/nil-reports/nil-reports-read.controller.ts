import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { NilReportId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { withHistory } from '../platform/document/history.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { NIL_REPORT } from './nil-report.answer.js';
import { NilReportsQuery } from './nil-report.dto.js';
import { NIL_REPORTS_READ } from './nil-report.permissions.js';
import { ReadNilReport, ReadNilReports } from './nil-reports.queries.js';

@ApiTags('resistance')
@Controller('/v1/nil-reports')
export class NilReportsReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(NIL_REPORTS_READ)
  @About(
    'List nil reports',
    'What was reported until `asOf`, with what was taken back. Heads and agents name a `unit` of theirs.',
  )
  @ReadAnswers(pageSchema(titled('NilReport', NIL_REPORT)), { table: true })
  async reports(@AskedBy() caller: Caller, @Query() query: NilReportsQuery): Promise<Read> {
    return this.queries.execute(new ReadNilReports(query, caller));
  }

  @Get(':id')
  @Requires(NIL_REPORTS_READ)
  @About('One nil report', 'A nil report at the pair of dates; before its day it is `not-found`.')
  @ReadAnswers(withHistory(NIL_REPORT))
  async report(@AskedBy() caller: Caller, @IdParam() id: NilReportId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadNilReport({ ...query, id }, caller));
  }
}
