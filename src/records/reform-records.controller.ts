import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReformId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import type { Read } from '../platform/edge/respond.js';
import { columnsOf } from '../platform/edge/table-rows.js';
import { ReformsQuery } from './records.dto.js';
import { Records } from './records.service.js';
import { type ReformAt, reformAt } from '../../projections/registers/reform-at.js';
import { REFORM, reformShown } from './reform.answer.js';
import type { Register } from './register.js';

const REFORMS: Register<ReformAt> = {
  kind: 'reform',
  name: 'reforms',
  at: reformAt,
  day: ({ effectiveOn }) => effectiveOn,
  units: ({ units }) => units,
  columns: columnsOf(REFORM),
};

/** Who gets a post is for whoever may read the staff of every unit. */
const shownTo =
  (caller: Caller) =>
  (reform: ReformAt): object =>
    reformShown(reform, caller.reach('staff:read') === 'everywhere');

@ApiTags('reforms')
@Controller('/v1/reforms')
export class ReformRecordsController {
  constructor(private readonly records: Records) {}

  @Get()
  @Requires('registers:read')
  @About(
    'List reforms',
    'All reforms, with what they change; who gets which post only where the caller may see it, as they were at the pair of dates.',
  )
  @ReadAnswers(pageSchema(titled('Reform', REFORM)), { table: true })
  async reforms(@AskedBy() caller: Caller, @Query() query: ReformsQuery): Promise<Read> {
    return this.records.list(REFORMS, query, shownTo(caller));
  }

  @Get(':id')
  @Requires('registers:read')
  @About('One reform', 'A reform as it was at the pair of dates.')
  @ReadAnswers(withRevision(REFORM))
  async reform(@AskedBy() caller: Caller, @IdParam() id: ReformId, @Query() query: PairQuery): Promise<Read> {
    return this.records.one(REFORMS, id, query, shownTo(caller));
  }
}
