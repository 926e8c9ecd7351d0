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
import { AnswerIssueDto, DiagnoseDto, ReassessDto, StepDto } from './issue.dto.js';
import { AcknowledgeIssue, AnswerIssue, DiagnoseIssue, ReassessIssue } from './issues.commands.js';

const PATH = '/v1/resistance-issues';

const REFUSALS: readonly RuleCode[] = ['void', 'programme-closed', 'issue-closed', 'step-backwards', 'date-in-future'];

/** The steps that leave an issue open. */
@ApiTags('resistance')
@Controller('/v1/resistance-issues/:id')
export class HandlingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('acknowledge')
  @Requires(OFFICE_WRITE)
  @About('Acknowledge an issue', 'Says that the issue was taken notice of.')
  @WriteAnswers({ refusals: REFUSALS })
  async acknowledge(
    @IdParam() issue: IssueId,
    @Body() body: StepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new AcknowledgeIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('diagnose')
  @Requires(OFFICE_WRITE)
  @About('Diagnose an issue', 'Says what causes the resistance; once more while diagnosed replaces the cause.')
  @WriteAnswers({ refusals: REFUSALS })
  async diagnose(
    @IdParam() issue: IssueId,
    @Body() body: DiagnoseDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new DiagnoseIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('reassess')
  @Requires(OFFICE_WRITE)
  @About('Reassess an issue', 'How many people it reaches now and how strong it is; severity follows.')
  @WriteAnswers({ refusals: REFUSALS })
  async reassess(
    @IdParam() issue: IssueId,
    @Body() body: ReassessDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReassessIssue({ issue, ...body }, envelope)), PATH);
  }

  @Post('answer')
  @Requires(OFFICE_WRITE)
  @About('Answer an issue', 'What was done about it; may be repeated.')
  @WriteAnswers({ refusals: REFUSALS })
  async answer(
    @IdParam() issue: IssueId,
    @Body() body: AnswerIssueDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new AnswerIssue({ issue, ...body }, envelope)), PATH);
  }
}
