import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { IssueId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { DuplicateDto, ReasonedStepDto, ResolveDto } from './issue.dto.js';
import { AcceptIssue, FindIssueDuplicate, ReopenIssue, ResolveIssue, WithdrawIssue } from './issues.commands.js';

const PATH = '/v1/resistance-issues';

const REFUSALS: readonly RuleCode[] = ['void', 'programme-closed', 'issue-closed', 'date-in-future', 'step-backwards'];

/** The steps that close an issue, and its reopening. */
@ApiTags('resistance')
@Controller('/v1/resistance-issues/:id')
export class EndingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('resolve')
  @Requires(OFFICE_WRITE)
  @About('Resolve an issue', 'Closes it: the resistance is over.')
  @WriteAnswers({ refusals: REFUSALS })
  async resolve(
    @IdParam() issue: IssueId,
    @Body() body: ResolveDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ResolveIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('accept')
  @Requires(OFFICE_WRITE)
  @About('Accept an issue', 'Closes it: the resistance stays and is lived with.')
  @WriteAnswers({ refusals: REFUSALS })
  async accept(
    @IdParam() issue: IssueId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new AcceptIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('withdraw')
  @Requires(OFFICE_WRITE)
  @About('Withdraw an issue', 'Closes it for good: it was no issue.')
  @WriteAnswers({ refusals: REFUSALS })
  async withdraw(
    @IdParam() issue: IssueId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new WithdrawIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('duplicate')
  @Requires(OFFICE_WRITE)
  @About('Mark an issue as a duplicate', 'Closes it for good: another issue says the same.')
  @WriteAnswers({ refusals: ['void', ...REFUSALS, 'duplicate-of-itself'] })
  async duplicate(
    @IdParam() issue: IssueId,
    @Body() body: DuplicateDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new FindIssueDuplicate({ issue, ...body }, envelope)), PATH);
  }

  @Post('reopen')
  @Requires(OFFICE_WRITE)
  @About('Reopen an issue', 'Opens a resolved or accepted issue again, as one that is being answered.')
  @WriteAnswers({ refusals: ['void', ...REFUSALS, 'issue-open'] })
  async reopen(
    @IdParam() issue: IssueId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReopenIssue({ issue, ...body }, envelope)), PATH);
  }
}
