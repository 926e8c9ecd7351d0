import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { CourseId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { CompleteDto, RetractCompletionsDto } from './course.dto.js';
import { CompleteCourse, RetractCompletions } from './courses.commands.js';
import { COMPLETIONS_RECORD } from './course.permissions.js';

const PATH = '/v1/courses';

@ApiTags('courses')
@Controller('/v1/courses/:id')
export class CompletionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('completions')
  @Requires(COMPLETIONS_RECORD)
  @About(
    'Record completions',
    'How these people did in the course on that day. The same person, day and result again changes nothing.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'course-retired',
      'date-in-future',
      'before-issue',
      'unit-ended',
      'staff-not-targeted',
      'staff-not-in-unit',
    ],
  })
  async complete(
    @IdParam() course: CourseId,
    @Body() body: CompleteDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CompleteCourse({ course, ...body }, envelope)), PATH);
  }

  @Post('retractions')
  @Requires(COMPLETIONS_RECORD)
  @About('Take completions back', 'The completions of these people on that day. Where there are none, it is `200`.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'staff-not-in-unit'] })
  async retract(
    @IdParam() course: CourseId,
    @Body() body: RetractCompletionsDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractCompletions({ course, ...body }, envelope)), PATH);
  }
}
