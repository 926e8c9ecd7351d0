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
import {
  AnswerComplaintDto,
  AssignComplaintDto,
  ReasonedStepDto,
  StepDto,
  VerifyComplaintDto,
} from './complaint.dto.js';
import { COMPLAINTS_ANSWER, COMPLAINTS_HANDLE } from './complaint.permissions.js';
import {
  AnswerComplaint,
  AssignComplaint,
  CompleteComplaint,
  ReturnComplaint,
  VerifyComplaint,
} from './complaints.commands.js';

const PATH = '/v1/complaints';

const DATES: readonly RuleCode[] = ['date-in-future', 'step-backwards'];
const TO_VERIFY: readonly RuleCode[] = ['void', 'complaint-closed', 'already-verified', 'already-answered', ...DATES];
const TO_ANSWER: readonly RuleCode[] = ['void', 'complaint-closed', 'not-verified', 'already-answered', ...DATES];

/** The steps by which a complaint comes to its answer. */
@ApiTags('complaints')
@Controller(`${PATH}/:id`)
export class ComplaintHandlingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('verify')
  @Requires(COMPLAINTS_HANDLE)
  @About('Verify a complaint', 'It is complete and ours: its tier says when it is due, and its unit is to answer it.')
  @WriteAnswers({ refusals: [...TO_VERIFY, 'unit-ended'] })
  async verify(
    @IdParam() complaint: ComplaintId,
    @Body() body: VerifyComplaintDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VerifyComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('return')
  @Requires(COMPLAINTS_HANDLE)
  @About('Return a complaint', 'The file is incomplete: no clock runs until the citizen completes it.')
  @WriteAnswers({ refusals: TO_VERIFY })
  async return(
    @IdParam() complaint: ComplaintId,
    @Body() body: ReasonedStepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ReturnComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('complete')
  @Requires(COMPLAINTS_HANDLE)
  @About('Complete a complaint', 'The citizen completed the file that was returned: it is to be verified again.')
  @WriteAnswers({ refusals: TO_VERIFY })
  async complete(
    @IdParam() complaint: ComplaintId,
    @Body() body: StepDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CompleteComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('assign')
  @Requires(COMPLAINTS_ANSWER)
  @About('Assign a complaint', 'Another unit is to answer it; the clock goes on. Heads pass on what is of their units.')
  @WriteAnswers({ refusals: [...TO_ANSWER, 'unit-ended'] })
  async assign(
    @IdParam() complaint: ComplaintId,
    @Body() body: AssignComplaintDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new AssignComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('answer')
  @Requires(COMPLAINTS_ANSWER)
  @About('Answer a complaint', 'What the citizen was answered. Heads answer what is of their units.')
  @WriteAnswers({ refusals: TO_ANSWER })
  async answer(
    @IdParam() complaint: ComplaintId,
    @Body() body: AnswerComplaintDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new AnswerComplaint({ complaint, ...body }, envelope)), PATH);
  }
}
