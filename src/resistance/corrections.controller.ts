import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { IssueId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendIssueDto } from './issue.dto.js';
import { AmendIssue, UndoIssueStep, VoidIssue } from './issues.commands.js';

const PATH = '/v1/resistance-issues';

@ApiTags('resistance')
@Controller(`${PATH}/:id`)
export class IssueCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About('Correct an issue', 'Tells unit, day of raising or description as they are right; what is left out stays.')
  @WriteAnswers({ refusals: ['void', 'date-in-future', 'step-backwards', 'unit-outside-programme', 'unit-ended'] })
  async amend(
    @IdParam() issue: IssueId,
    @Body() body: AmendIssueDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('undo')
  @Requires(OFFICE_WRITE)
  @About('Undo the last step', 'Takes the last step back that stands, as if it had never been told; not the raising.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async undo(@IdParam() issue: IssueId, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new UndoIssueStep({ issue, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void an issue', 'It should never have been recorded. No other one may be closed as its duplicate.')
  @WriteAnswers({ refusals: ['void', 'facts-recorded'] })
  async void(@IdParam() issue: IssueId, @Body() body: ReasonDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new VoidIssue({ issue, ...body }, envelope)), PATH);
  }
}
