import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PracticeId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { objectOf, pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';
import { PairQuery } from '../platform/reading/reading.js';
import type { Read } from '../platform/edge/respond.js';
import { columnsOf } from '../platform/edge/table-rows.js';
import { PRACTICE_STATUSES, type PracticeAt, recordedPracticeAt } from '../../projections/registers/practice-at.js';
import { PracticesQuery } from './records.dto.js';
import { Records } from './records.service.js';
import type { Register } from './register.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, oneOf, RETARGETED, UNITS } from './schemas.js';

const PRACTICE = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    description: FREE_TEXT,
    on: { ...DATE, description: 'its first day' },
    windowDays: COUNT,
    units: { ...UNITS, description: 'ids of the units targeted on `asOf`, each with all below it' },
    retargeted: RETARGETED,
    status: oneOf(PRACTICE_STATUSES),
    retiredOn: END,
    retirementReason: FREE_TEXT,
  },
  ['description', 'windowDays', 'retiredOn', 'retirementReason'],
);

const PRACTICES: Register<PracticeAt> = {
  kind: 'practice',
  name: 'practices',
  at: recordedPracticeAt,
  day: ({ on }) => on,
  units: ({ units }) => units,
  columns: columnsOf(PRACTICE),
};

const shown = (practice: PracticeAt): object => practice;

@ApiTags('practices')
@Controller('/v1/practices')
export class PracticeRecordsController {
  constructor(private readonly records: Records) {}

  @Get()
  @Requires('registers:read')
  @About('List practices', 'All practices, with their targets, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Practice', PRACTICE)), { table: true })
  async practices(@Query() query: PracticesQuery): Promise<Read> {
    return this.records.list(PRACTICES, query, shown);
  }

  @Get(':id')
  @Requires('registers:read')
  @About('One practice', 'A practice as it was at the pair of dates.')
  @ReadAnswers(withRevision(PRACTICE))
  async practice(@IdParam() id: PracticeId, @Query() query: PairQuery): Promise<Read> {
    return this.records.one(PRACTICES, id, query, shown);
  }
}
