import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { CourseId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendCourseDto } from './course.dto.js';
import { AmendCourse, RestoreCourse, VoidCourse } from './courses.commands.js';

const PATH = '/v1/courses';

@ApiTags('courses')
@Controller(`${PATH}/:id`)
export class CourseCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a course',
    'Tells title, window, first day or hours as they are right; what is left out stays, and a window of null is none. All but the title only while no completion stands.',
  )
  @WriteAnswers({ refusals: ['void', 'facts-recorded', 'before-issue', 'date-too-far'] })
  async amend(
    @IdParam() course: CourseId,
    @Body() body: AmendCourseDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendCourse({ course, ...body }, envelope)), PATH);
  }

  @Post('restore')
  @Requires(OFFICE_WRITE)
  @About('Restore a course', 'Takes the retirement back, as if it had never been told.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async restore(
    @IdParam() course: CourseId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RestoreCourse({ course, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a course', 'It should never have been recorded. Its completions are retracted before.')
  @WriteAnswers({ refusals: ['void', 'facts-recorded'] })
  async void(@IdParam() course: CourseId, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new VoidCourse({ course, ...body }, envelope)), PATH);
  }
}
