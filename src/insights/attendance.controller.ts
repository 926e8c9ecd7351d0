import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { SessionId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { UnitPeopleQuery } from './insights.dto.js';
import { ReadAttendance } from './insights.queries.js';
import { AttendanceAnswers } from './people.answers.js';
import { ATTENDANCE_READ } from './insights.permissions.js';

@ApiTags('sessions')
@Controller('/v1/sessions/:id/attendance')
export class AttendanceController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(ATTENDANCE_READ)
  @About(
    'Who attended',
    'How many were invited and attended, by the unit in which they count on `asOf`; people by name where the caller may see them.',
  )
  @AttendanceAnswers()
  async attendance(
    @AskedBy() caller: Caller,
    @IdParam() id: SessionId,
    @Query() query: UnitPeopleQuery,
  ): Promise<Read> {
    return this.queries.execute(new ReadAttendance({ ...query, id }, caller));
  }
}
