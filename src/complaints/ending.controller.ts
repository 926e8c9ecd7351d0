import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { ComplaintId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { ForwardComplaintDto, ReasonedStepDto, StepDto } from './complaint.dto.js';
import { COMPLAINTS_HANDLE } from './complaint.permissions.js';
import {
  CloseComplaint,
  ForwardComplaint,
  RejectComplaint,
  ReopenComplaint,
  WithdrawComplaint,
} from './complaints.commands.js';

const PATH = '/v1/complaints';

const DATES: readonly RuleCode[] = ['date-in-future', 'step-backwards'];
const REFUSALS: readonly RuleCode[] = ['void', 'complaint-closed', 'already-answered', ...DATES];

/** The steps that end a complaint, and its reopening. */
@ApiTags('complaints')
@Controller(`${PATH}/:id`)
export class ComplaintEndingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('forward')
  @Requires(COMPLAINTS_HANDLE)
  @About('Forward a complaint', "Ends it: it is another authority's.")
  @WriteAnswers({ refusals: REFUSALS })
  async forward(
    @IdParam() complaint: ComplaintId,
    @Body() body: ForwardComplaintDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ForwardComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('reject')
  @Requires(COMPLAINTS_HANDLE)
  @About('Reject a complaint', 'Ends it: it is none.')
  @WriteAnswers({ refusals: REFUSALS })
  async reject(
    @IdParam() complaint: ComplaintId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RejectComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('withdraw')
  @Requires(COMPLAINTS_HANDLE)
  @About('Withdraw a complaint', 'Ends it: the citizen withdrew it.')
  @WriteAnswers({ refusals: REFUSALS })
  async withdraw(
    @IdParam() complaint: ComplaintId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new WithdrawComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('close')
  @Requires(COMPLAINTS_HANDLE)
  @About('Close a complaint', 'Ends it: the citizen has the answer.')
  @WriteAnswers({ refusals: ['void', 'complaint-closed', 'not-answered', ...DATES] })
  async close(
    @IdParam() complaint: ComplaintId,
    @Body() body: StepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CloseComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('reopen')
  @Requires(COMPLAINTS_HANDLE)
  @About('Reopen a complaint', 'An answered or closed one is to be answered again, with a clock of its tier.')
  @WriteAnswers({ refusals: ['void', 'complaint-closed', 'complaint-open', ...DATES] })
  async reopen(
    @IdParam() complaint: ComplaintId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReopenComplaint({ complaint, ...body }, envelope)), PATH);
  }
}
