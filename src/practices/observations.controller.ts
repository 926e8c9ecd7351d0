import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { PracticeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { ObserveDto, RetractObservationsDto } from './practice.dto.js';
import { ObservePractice, RetractObservations } from './practices.commands.js';
import { OBSERVATIONS_RECORD } from './practice.permissions.js';

const PATH = '/v1/practices';

@ApiTags('practices')
@Controller('/v1/practices/:id')
export class ObservationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('observations')
  @Requires(OBSERVATIONS_RECORD)
  @About(
    'Record observations',
    'Evidence that these people follow the practice, with its grade. Grade E, a self-report, never counts as practised.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'practice-retired',
      'date-in-future',
      'before-issue',
      'unit-ended',
      'staff-not-targeted',
      'staff-not-in-unit',
    ],
  })
  async observe(
    @IdParam() practice: PracticeId,
    @Body() body: ObserveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ObservePractice({ practice, ...body }, envelope)), PATH);
  }

  @Post('retractions')
  @Requires(OBSERVATIONS_RECORD)
  @About('Take observations back', 'The observations of these people on that day. Where there are none, it is `200`.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'staff-not-in-unit'] })
  async retract(
    @IdParam() practice: PracticeId,
    @Body() body: RetractObservationsDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractObservations({ practice, ...body }, envelope)), PATH);
  }
}
