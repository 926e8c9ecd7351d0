import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { objectOf, pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';
import { PairQuery } from '../platform/reading/reading.js';
import type { Read } from '../platform/edge/respond.js';
import { columnsOf } from '../platform/edge/table-rows.js';
import { PROGRAMME_STATUSES, type ProgrammeAt, programmeAt } from '../../projections/registers/programme-at.js';
import { ProgrammesQuery } from './records.dto.js';
import { Records } from './records.service.js';
import type { Register } from './register.js';
import { DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, oneOf, RESCHEDULED, UNITS } from './schemas.js';

const PROGRAMME = objectOf(
  {
    id: ID,
    code: TEXT,
    title: TEXT,
    goal: FREE_TEXT,
    startsOn: DATE,
    endsOn: DATE,
    units: { ...UNITS, description: 'ids of the units in its scope on `asOf`; all below them are covered too' },
    status: oneOf(PROGRAMME_STATUSES),
    rescheduled: RESCHEDULED,
    closedOn: END,
    outcome: FREE_TEXT,
  },
  ['goal', 'rescheduled', 'closedOn', 'outcome'],
);

const PROGRAMMES: Register<ProgrammeAt> = {
  kind: 'programme',
  name: 'programmes',
  at: programmeAt,
  day: ({ startsOn }) => startsOn,
  units: ({ units }) => units,
  columns: columnsOf(PROGRAMME),
};

const shown = (programme: ProgrammeAt): object => programme;

@ApiTags('programmes')
@Controller('/v1/programmes')
export class ProgrammeRecordsController {
  constructor(private readonly records: Records) {}

  @Get()
  @Requires('registers:read')
  @About('List programmes', 'All programmes, with their scope, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Programme', PROGRAMME)), { table: true })
  async programmes(@Query() query: ProgrammesQuery): Promise<Read> {
    return this.records.list(PROGRAMMES, query, shown);
  }

  @Get(':id')
  @Requires('registers:read')
  @About('One programme', 'A programme as it was at the pair of dates.')
  @ReadAnswers(withRevision(PROGRAMME))
  async programme(@IdParam() id: ProgrammeId, @Query() query: PairQuery): Promise<Read> {
    return this.records.one(PROGRAMMES, id, query, shown);
  }
}
