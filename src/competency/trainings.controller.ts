import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { TrainingId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { RecordTrainingDto, RetractTrainingDto } from './training.dto.js';
import { RecordTraining, RetractTraining } from './trainings.commands.js';

const PATH = '/v1/trainings';

@ApiTags('courses')
@Controller(PATH)
export class TrainingsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(OFFICE_WRITE)
  @About(
    'Record a training',
    'Hours that these people earned elsewhere, all of them in service on that day. They count in competency beside those of courses.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-in-future', 'before-enrolment', 'after-departure'] })
  async record(@Body() body: RecordTrainingDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new RecordTraining(body, envelope)), PATH);
  }

  @Post(':id/retract')
  @Requires(OFFICE_WRITE)
  @About(
    'Take a training back',
    'Of the people named, or of all who are left. Of whom it does not stand, nothing changes.',
  )
  @WriteAnswers({ refusals: [] })
  async retract(
    @IdParam() training: TrainingId,
    @Body() body: RetractTrainingDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractTraining({ training, ...body }, envelope)), PATH);
  }
}
