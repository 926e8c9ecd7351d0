import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { DirectiveId, ProgrammeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import {
  IssueDirectiveDto,
  mustNotBeDueBefore,
  ReviseDirectiveDto,
  TargetDirectiveDto,
  WithdrawDirectiveDto,
} from './directive.dto.js';
import { IssueDirective, ReviseDirective, TargetDirective, WithdrawDirective } from './directives.commands.js';

const PATH = '/v1/directives';

@ApiTags('directives')
@Controller('/v1')
export class DirectivesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('programmes/:id/directives')
  @Requires(OFFICE_WRITE)
  @About(
    'Issue a directive',
    'A text that the staff of the units named, and of all below them, must acknowledge by a day: its first version.',
  )
  @WriteAnswers({ creates: true, refusals: ['void', 'programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async issue(
    @IdParam() programme: ProgrammeId,
    @Body() body: IssueDirectiveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustNotBeDueBefore(body);
    return written(await this.commands.execute(new IssueDirective({ programme, ...body }, envelope)), PATH);
  }

  @Post('directives/:id/revise')
  @Requires(OFFICE_WRITE)
  @About(
    'Issue a new version',
    'From the day of issue on, answers to older versions count as outstanding; exemptions stay.',
  )
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'directive-withdrawn', 'before-issue', 'date-too-far'] })
  async revise(
    @IdParam() directive: DirectiveId,
    @Body() body: ReviseDirectiveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustNotBeDueBefore(body);
    return written(await this.commands.execute(new ReviseDirective({ directive, ...body }, envelope)), PATH);
  }

  @Post('directives/:id/target')
  @Requires(OFFICE_WRITE)
  @About('Change the targets', 'Which units the directive is for from `on`, in place of those before.')
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'directive-withdrawn',
      'before-issue',
      'date-too-far',
      'unit-outside-programme',
    ],
  })
  async target(
    @IdParam() directive: DirectiveId,
    @Body() body: TargetDirectiveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new TargetDirective({ directive, ...body }, envelope)), PATH);
  }

  @Post('directives/:id/withdraw')
  @Requires(OFFICE_WRITE)
  @About('Withdraw a directive', 'From `on` nobody is asked to answer it any more.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'already-recorded', 'before-issue', 'date-too-far'] })
  async withdraw(
    @IdParam() directive: DirectiveId,
    @Body() body: WithdrawDirectiveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new WithdrawDirective({ directive, ...body }, envelope)), PATH);
  }
}
