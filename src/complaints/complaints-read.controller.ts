import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ComplaintId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { withHistory } from '../platform/document/history.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { COMPLAINT } from './complaint.answer.js';
import { ComplaintsQuery } from './complaint.dto.js';
import { COMPLAINTS_READ } from './complaint.permissions.js';
import { ReadComplaint, ReadComplaints } from './complaints.queries.js';

@ApiTags('complaints')
@Controller('/v1/complaints')
export class ComplaintsReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(COMPLAINTS_READ)
  @About(
    'List complaints',
    'Complaints at the pair of dates: where they stand and when they are due; the steps and what was written only where the caller may read them. Heads name a `unit` of theirs.',
  )
  @ReadAnswers(pageSchema(titled('Complaint', COMPLAINT)), { table: true })
  async complaints(@AskedBy() caller: Caller, @Query() query: ComplaintsQuery): Promise<Read> {
    return this.queries.execute(new ReadComplaints(query, caller));
  }

  @Get(':id')
  @Requires(COMPLAINTS_READ)
  @About('One complaint', 'A complaint at the pair of dates; before it was received it is `not-found`.')
  @ReadAnswers(withHistory(COMPLAINT, { optional: true }))
  async complaint(@AskedBy() caller: Caller, @IdParam() id: ComplaintId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadComplaint({ ...query, id }, caller));
  }
}
