import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { PracticeId, ProgrammeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { DefinePracticeDto, RetirePracticeDto, TargetPracticeDto } from './practice.dto.js';
import { DefinePractice, RetirePractice, TargetPractice } from './practices.commands.js';

const PATH = '/v1/practices';

@ApiTags('practices')
@Controller('/v1')
export class PracticesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('programmes/:id/practices')
  @Requires(OFFICE_WRITE)
  @About('Define a practice', 'A way of working that shows that the change is used, for some units and all below them.')
  @WriteAnswers({ creates: true, refusals: ['void', 'programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async define(
    @IdParam() programme: ProgrammeId,
    @Body() body: DefinePracticeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new DefinePractice({ programme, ...body }, envelope)), PATH);
  }

  @Post('practices/:id/target')
  @Requires(OFFICE_WRITE)
  @About('Change the targets', 'Which units the practice is for from `on`, in place of those before.')
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'practice-retired',
      'before-issue',
      'date-too-far',
      'unit-outside-programme',
    ],
  })
  async target(
    @IdParam() practice: PracticeId,
    @Body() body: TargetPracticeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new TargetPractice({ practice, ...body }, envelope)), PATH);
  }

  @Post('practices/:id/retire')
  @Requires(OFFICE_WRITE)
  @About('Retire a practice', 'From `on` nobody is observed by it any more, and it no longer counts in adoption.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'already-recorded', 'before-issue', 'date-too-far'] })
  async retire(
    @IdParam() practice: PracticeId,
    @Body() body: RetirePracticeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetirePractice({ practice, ...body }, envelope)), PATH);
  }
}
