import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CourseId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { REGISTERS_READ } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { pageSchema, ReadAnswers, titled } from '../platform/document/read-answers.js';
import { withHistory } from '../platform/document/history.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import { COURSE } from './course.answer.js';
import { CoursesQuery } from './course.dto.js';
import { ReadCourse, ReadCourses } from './courses.queries.js';

@ApiTags('courses')
@Controller('/v1/courses')
export class CoursesReadController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(REGISTERS_READ)
  @About('List courses', 'All courses, with their targets, as they were at the pair of dates.')
  @ReadAnswers(pageSchema(titled('Course', COURSE)), { table: true })
  async courses(@AskedBy() caller: Caller, @Query() query: CoursesQuery): Promise<Read> {
    return this.queries.execute(new ReadCourses(query, caller));
  }

  @Get(':id')
  @Requires(REGISTERS_READ)
  @About('One course', 'A course as it was at the pair of dates.')
  @ReadAnswers(withHistory(COURSE))
  async course(@AskedBy() caller: Caller, @IdParam() id: CourseId, @Query() query: PairQuery): Promise<Read> {
    return this.queries.execute(new ReadCourse({ ...query, id }, caller));
  }
}
