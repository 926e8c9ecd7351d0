import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { type Written, written } from '../platform/edge/respond.js';
import { AmendProgrammeDto } from './programme.dto.js';
import { AmendProgramme, ReopenProgramme, VoidProgramme } from './programmes.commands.js';

const PATH = '/v1/programmes';

@ApiTags('programmes')
@Controller(`${PATH}/:id`)
export class ProgrammeCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About('Correct a programme', 'Tells code, title or goal as they are right; what is left out stays.')
  @WriteAnswers({ refusals: ['void'] })
  async amend(
    @IdParam() programme: ProgrammeId,
    @Body() body: AmendProgrammeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendProgramme({ programme, ...body }, envelope)), PATH);
  }

  @Post('reopen')
  @Requires(OFFICE_WRITE)
  @About('Reopen a programme', 'Takes the closing back, as if it had never been told.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async reopen(
    @IdParam() programme: ProgrammeId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReopenProgramme({ programme, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a programme', 'It should never have been recorded. What is of it has to be void before.')
  @WriteAnswers({ refusals: ['facts-recorded'] })
  async void(
    @IdParam() programme: ProgrammeId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VoidProgramme({ programme, ...body }, envelope)), PATH);
  }
}
