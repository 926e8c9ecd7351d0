import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { IssueId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { notFound } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { DuplicateDto, ReasonedStepDto, ResolveDto } from './issue.dto.js';
import type { IssueStep } from './issue.events.js';
import { Issues } from './issue.queries.js';
import { IssueDesk, type StepOf } from './issues.service.js';

const PATH = '/v1/resistance-issues';

const REFUSALS: readonly RuleCode[] = ['programme-closed', 'issue-closed', 'date-in-future', 'step-backwards'];

type Worded = {
  readonly id: IssueId;
  readonly on: ReasonedStepDto['on'];
  readonly text: string;
  readonly asked: Asked;
};

/** The steps that close an issue, and its reopening. */
@ApiTags('resistance')
@Controller('/v1/resistance-issues/:id')
export class EndingController {
  constructor(
    private readonly issues: IssueDesk,
    private readonly known: Issues,
  ) {}

  @Post('resolve')
  @Requires('office:write')
  @About('Resolve an issue', 'Closes it: the resistance is over.')
  @WriteAnswers({ refusals: REFUSALS })
  async resolve(
    @IdParam() id: IssueId,
    @Body() { on, outcome: text }: ResolveDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.worded({ id, on, text, asked }, (step, outcome) => ({
      type: 'IssueResolved',
      ...step,
      outcome,
    }));
  }

  @Post('accept')
  @Requires('office:write')
  @About('Accept an issue', 'Closes it: the resistance stays and is lived with.')
  @WriteAnswers({ refusals: REFUSALS })
  async accept(
    @IdParam() id: IssueId,
    @Body() { on, reason: text }: ReasonedStepDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.worded({ id, on, text, asked }, (step, reason) => ({
      type: 'IssueAccepted',
      ...step,
      reason,
    }));
  }

  @Post('withdraw')
  @Requires('office:write')
  @About('Withdraw an issue', 'Closes it for good: it was no issue.')
  @WriteAnswers({ refusals: REFUSALS })
  async withdraw(
    @IdParam() id: IssueId,
    @Body() { on, reason: text }: ReasonedStepDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.worded({ id, on, text, asked }, (step, reason) => ({
      type: 'IssueWithdrawn',
      ...step,
      reason,
    }));
  }

  @Post('duplicate')
  @Requires('office:write')
  @About('Mark an issue as a duplicate', 'Closes it for good: another issue says the same.')
  @WriteAnswers({ refusals: [...REFUSALS, 'duplicate-of-itself'] })
  async duplicate(
    @IdParam() id: IssueId,
    @Body() { on, of }: DuplicateDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    await this.issues.must(id);
    if (!(await this.known.exists(of))) throw notFound('/of');
    const outcome = await this.issues.step({ id, on, asked }, (step) => ({
      type: 'IssueFoundDuplicate',
      ...step,
      of,
    }));
    return written(outcome, PATH);
  }

  @Post('reopen')
  @Requires('office:write')
  @About('Reopen an issue', 'Opens a resolved or accepted issue again, as one that is being answered.')
  @WriteAnswers({ refusals: [...REFUSALS, 'issue-open'] })
  async reopen(
    @IdParam() id: IssueId,
    @Body() { on, reason: text }: ReasonedStepDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.worded({ id, on, text, asked }, (step, reason) => ({
      type: 'IssueReopened',
      ...step,
      reason,
    }));
  }

  /** A step that carries a text, which is kept sealed. */
  private async worded(
    { id, on, text, asked }: Worded,
    eventOf: (step: StepOf, text: Sealed) => IssueStep,
  ): Promise<Written> {
    await this.issues.must(id);
    const sealed = await this.issues.desk.sealed(`issue:${id}`, text);
    return written(await this.issues.step({ id, on, asked }, (step) => eventOf(step, sealed)), PATH);
  }
}
