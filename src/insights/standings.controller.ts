import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CourseId, DirectiveId, PracticeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { UnitPeopleQuery } from './insights.dto.js';
import { ReadCourseStanding, ReadDirectiveStanding, ReadPracticeStanding } from './insights.queries.js';
import { CourseStandingAnswers, PracticeStandingAnswers, StandingAnswers } from './people.answers.js';
import { COURSE_STANDINGS_READ, STANDINGS_READ } from './insights.permissions.js';

@ApiTags('directives')
@Controller('/v1/directives/:id/standing')
export class DirectiveStandingController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(STANDINGS_READ)
  @About(
    'Who answered a directive',
    'How the staff of the targeted units stand towards the version current on `asOf`, by unit; with `unit` also people by name where the caller may see them. Where no version is current there are no units.',
  )
  @StandingAnswers()
  async standing(
    @AskedBy() caller: Caller,
    @IdParam() id: DirectiveId,
    @Query() query: UnitPeopleQuery,
  ): Promise<Read> {
    return this.queries.execute(new ReadDirectiveStanding({ ...query, id }, caller));
  }
}

@ApiTags('practices')
@Controller('/v1/practices/:id/standing')
export class PracticeStandingController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(STANDINGS_READ)
  @About(
    'Who follows a practice',
    'How the staff of the targeted units stand towards the practice, by unit; with `unit` also people by name where the caller may see them. Before its first day and from its retirement on there are no units.',
  )
  @PracticeStandingAnswers()
  async standing(@AskedBy() caller: Caller, @IdParam() id: PracticeId, @Query() query: UnitPeopleQuery): Promise<Read> {
    return this.queries.execute(new ReadPracticeStanding({ ...query, id }, caller));
  }
}

@ApiTags('courses')
@Controller('/v1/courses/:id/standing')
export class CourseStandingController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Requires(COURSE_STANDINGS_READ)
  @About(
    'Who completed a course',
    'How the staff of the targeted units stand towards the course, by unit: trained, lapsed, failed or outstanding; with `unit` also people by name where the caller may see them. Before its first day and from its retirement on there are no units.',
  )
  @CourseStandingAnswers()
  async standing(@AskedBy() caller: Caller, @IdParam() id: CourseId, @Query() query: UnitPeopleQuery): Promise<Read> {
    return this.queries.execute(new ReadCourseStanding({ ...query, id }, caller));
  }
}
