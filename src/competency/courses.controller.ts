import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { CourseId, ProgrammeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { DefineCourseDto, RetireCourseDto, TargetCourseDto } from './course.dto.js';
import { DefineCourse, RetireCourse, TargetCourse } from './courses.commands.js';

const PATH = '/v1/courses';

@ApiTags('courses')
@Controller('/v1')
export class CoursesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('programmes/:id/courses')
  @Requires(OFFICE_WRITE)
  @About(
    'Define a course',
    'What the people of some units, and of all below them, should be trained in, with its lesson hours.',
  )
  @WriteAnswers({ creates: true, refusals: ['void', 'programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async define(
    @IdParam() programme: ProgrammeId,
    @Body() body: DefineCourseDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new DefineCourse({ programme, ...body }, envelope)), PATH);
  }

  @Post('courses/:id/target')
  @Requires(OFFICE_WRITE)
  @About('Change the targets', 'Which units the course is for from `on`, in place of those before.')
  @WriteAnswers({
    refusals: ['void', 'programme-closed', 'course-retired', 'before-issue', 'date-too-far', 'unit-outside-programme'],
  })
  async target(
    @IdParam() course: CourseId,
    @Body() body: TargetCourseDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new TargetCourse({ course, ...body }, envelope)), PATH);
  }

  @Post('courses/:id/retire')
  @Requires(OFFICE_WRITE)
  @About(
    'Retire a course',
    'From `on` nobody completes it any more, and it no longer counts in competency but for the hours that people earned by it.',
  )
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'already-recorded', 'before-issue', 'date-too-far'] })
  async retire(
    @IdParam() course: CourseId,
    @Body() body: RetireCourseDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetireCourse({ course, ...body }, envelope)), PATH);
  }
}
