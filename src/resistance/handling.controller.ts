import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { IssueId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { notFound } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { Sessions } from '../socialisation/session.queries.js';
import { AnswerIssueDto, DiagnoseDto, ReassessDto, StepDto } from './issue.dto.js';
import { IssueDesk } from './issues.service.js';

const PATH = '/v1/resistance-issues';

const REFUSALS: readonly RuleCode[] = ['programme-closed', 'issue-closed', 'step-backwards', 'date-in-future'];

/** The steps that leave an issue open. */
@ApiTags('resistance')
@Controller('/v1/resistance-issues/:id')
export class HandlingController {
  constructor(
    private readonly issues: IssueDesk,
    private readonly sessions: Sessions,
  ) {}

  @Post('acknowledge')
  @Requires('office:write')
  @About('Acknowledge an issue', 'Says that the issue was taken notice of.')
  @WriteAnswers({ refusals: REFUSALS })
  async acknowledge(@IdParam() id: IssueId, @Body() { on }: StepDto, @AskedWith() asked: Asked): Promise<Written> {
    const outcome = await this.issues.step({ id, on, asked }, (step) => ({
      type: 'IssueAcknowledged',
      ...step,
    }));
    return written(outcome, PATH);
  }

  @Post('diagnose')
  @Requires('office:write')
  @About('Diagnose an issue', 'Says what causes the resistance; once more while diagnosed replaces the cause.')
  @WriteAnswers({ refusals: REFUSALS })
  async diagnose(
    @IdParam() id: IssueId,
    @Body() { on, cause }: DiagnoseDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const outcome = await this.issues.step({ id, on, asked }, (step) => ({
      type: 'IssueDiagnosed',
      ...step,
      cause,
    }));
    return written(outcome, PATH);
  }

  @Post('reassess')
  @Requires('office:write')
  @About('Reassess an issue', 'How many people it reaches now and how strong it is; severity follows.')
  @WriteAnswers({ refusals: REFUSALS })
  async reassess(
    @IdParam() id: IssueId,
    @Body() { on, reach, intensity }: ReassessDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const outcome = await this.issues.step({ id, on, asked }, (step) => ({
      type: 'IssueReassessed',
      ...step,
      reach,
      intensity,
    }));
    return written(outcome, PATH);
  }

  @Post('answer')
  @Requires('office:write')
  @About('Answer an issue', 'What was done about it; may be repeated.')
  @WriteAnswers({ refusals: REFUSALS })
  async answer(
    @IdParam() id: IssueId,
    @Body() { on, kind, session, note }: AnswerIssueDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    await this.issues.must(id);
    if (session !== undefined && !(await this.sessions.exists(session))) throw notFound('/session');
    const texts = await this.issues.desk.seal(`issue:${id}`, { note });
    const told = session === undefined ? { kind } : { kind, session };
    const outcome = await this.issues.step({ id, on, asked }, (step) => ({
      type: 'IssueAnswered',
      ...step,
      ...told,
      ...texts,
    }));
    return written(outcome, PATH);
  }
}
