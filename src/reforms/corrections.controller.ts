import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { ReformId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendReformDto } from './reform.dto.js';
import { AmendReform, AnnulReform, RestoreReform, UncompleteReform, VoidReform } from './reforms.commands.js';

const PATH = '/v1/reforms';

@ApiTags('reforms')
@Controller(`${PATH}/:id`)
export class ReformCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a reform',
    'Tells what was written, decreed or completed as it is right; what is left out stays. What is on the chart moves with the effective day, if the chart takes that.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'reform-not-decreed',
      'reform-not-completed',
      'reform-not-yet-effective',
      'date-in-future',
      'date-too-far',
      'unit-outside-programme',
      'unit-ended',
      'unit-not-empty',
      'code-taken',
      'chart-cycle',
    ],
  })
  async amend(
    @IdParam() reform: ReformId,
    @Body() body: AmendReformDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('restore')
  @Requires(OFFICE_WRITE)
  @About(
    'Restore a reform',
    'Takes the cancellation back, as if it had never been told; the chart judges its changes as it judged the decree.',
  )
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo', 'unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'] })
  async restore(
    @IdParam() reform: ReformId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RestoreReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('annul')
  @Requires(OFFICE_WRITE)
  @About(
    'Annul a decree',
    'Takes the decree back, in effect or not, with its completion: its changes were never on the chart, its posts never held.',
  )
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo', 'unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'] })
  async annul(@IdParam() reform: ReformId, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new AnnulReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('uncomplete')
  @Requires(OFFICE_WRITE)
  @About('Undo a completion', 'Takes the completion back, as if it had never been told.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async uncomplete(
    @IdParam() reform: ReformId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new UncompleteReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a reform', 'It should never have been recorded. Its decree is annulled before.')
  @WriteAnswers({ refusals: ['void', 'facts-recorded'] })
  async void(@IdParam() reform: ReformId, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new VoidReform({ reform, ...body }, envelope)), PATH);
  }
}
