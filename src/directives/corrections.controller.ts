import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { DirectiveId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendDirectiveDto, mustNotBeDueBefore } from './directive.dto.js';
import { AmendDirective, RestoreDirective, VoidDirective } from './directives.commands.js';

const PATH = '/v1/directives';

@ApiTags('directives')
@Controller(`${PATH}/:id`)
export class DirectiveCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a directive',
    'Tells title, reference, or the days and document of one version as they are right; what is left out stays. Answers keep the version that they were recorded for.',
  )
  @WriteAnswers({ refusals: ['void', 'before-issue', 'date-too-far'] })
  async amend(
    @IdParam() directive: DirectiveId,
    @Body() body: AmendDirectiveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    mustNotBeDueBefore(body);
    return written(await this.commands.execute(new AmendDirective({ directive, ...body }, envelope)), PATH);
  }

  @Post('restore')
  @Requires(OFFICE_WRITE)
  @About('Restore a directive', 'Takes the withdrawal back, as if it had never been told.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async restore(
    @IdParam() directive: DirectiveId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RestoreDirective({ directive, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a directive', 'It should never have been recorded. Its answers are retracted before.')
  @WriteAnswers({ refusals: ['void', 'facts-recorded'] })
  async void(
    @IdParam() directive: DirectiveId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VoidDirective({ directive, ...body }, envelope)), PATH);
  }
}
