import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { PracticeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendPracticeDto } from './practice.dto.js';
import { AmendPractice, RestorePractice, VoidPractice } from './practices.commands.js';

const PATH = '/v1/practices';

@ApiTags('practices')
@Controller(`${PATH}/:id`)
export class PracticeCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a practice',
    'Tells title, description, window or first day as they are right; what is left out stays, and a window of null is none. Window and first day only while no observation stands.',
  )
  @WriteAnswers({ refusals: ['void', 'facts-recorded', 'before-issue', 'date-too-far'] })
  async amend(
    @IdParam() practice: PracticeId,
    @Body() body: AmendPracticeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendPractice({ practice, ...body }, envelope)), PATH);
  }

  @Post('restore')
  @Requires(OFFICE_WRITE)
  @About('Restore a practice', 'Takes the retirement back, as if it had never been told.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async restore(
    @IdParam() practice: PracticeId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RestorePractice({ practice, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a practice', 'It should never have been recorded. Its observations are retracted before.')
  @WriteAnswers({ refusals: ['void', 'facts-recorded'] })
  async void(
    @IdParam() practice: PracticeId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VoidPractice({ practice, ...body }, envelope)), PATH);
  }
}
