import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { HolidayId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { withHistory } from '../platform/document/history.js';
import { pageSchema, ReadAnswers } from '../platform/document/read-answers.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { HOLIDAY } from './holiday.answer.js';
import { HolidaysQuery } from './holiday.dto.js';
import { ReadHoliday, ReadHolidays } from './holidays.queries.js';

@ApiTags('holidays')
@Controller('/v1/holidays')
export class HolidaysReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List holidays', 'Every holiday known on `knownOn`, whatever `asOf`, in order of its day.')
  @ReadAnswers(pageSchema(HOLIDAY), { table: true })
  async holidays(@AskedBy() caller: Caller, @Query() query: HolidaysQuery): Promise<Read> {
    return this.queries.execute(new ReadHolidays(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About(
    'One holiday',
    'A holiday as it was known on `knownOn`, whatever `asOf`; one that was revoked is read as of before.',
  )
  @ReadAnswers(withHistory(HOLIDAY))
  async holiday(@AskedBy() caller: Caller, @IdParam() id: HolidayId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadHoliday({ ...query, id }, caller));
  }
}
