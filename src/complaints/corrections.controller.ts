import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { ComplaintId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { Problem } from '../platform/problems/problem.js';
import { AskedBy } from '../platform/reading/reading.js';
import { AmendComplaintDto } from './complaint.dto.js';
import { COMPLAINTS_CORRECT, COMPLAINTS_HANDLE } from './complaint.permissions.js';
import { AmendComplaint, UndoComplaintStep, VoidComplaint } from './complaints.commands.js';

const PATH = '/v1/complaints';

@ApiTags('complaints')
@Controller(`${PATH}/:id`)
export class ComplaintCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(COMPLAINTS_CORRECT)
  @About(
    'Correct a complaint',
    'Tells its receipt, or the tier that it was verified with, as they are right; what is left out stays, but a `complainant` is replaced as a whole. Clocks run anew from what is right. A `tier` is told by complaint officers alone (403).',
  )
  @WriteAnswers({ refusals: ['void', 'not-verified', 'date-in-future', 'step-backwards'] })
  async amend(
    @IdParam() complaint: ComplaintId,
    @Body() body: AmendComplaintDto,
    @AskedBy() caller: Caller,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    if (body.tier !== undefined && !caller.may(COMPLAINTS_HANDLE)) throw new Problem('forbidden');
    return written(await this.commands.execute(new AmendComplaint({ complaint, ...body }, envelope)), PATH);
  }

  @Post('undo')
  @Requires(COMPLAINTS_HANDLE)
  @About('Undo the last step', 'Takes the last step back that stands, as if it had never been told; not the receipt.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async undo(
    @IdParam() complaint: ComplaintId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new UndoComplaintStep({ complaint, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(COMPLAINTS_CORRECT)
  @About('Void a complaint', 'It should never have been recorded. Its texts may still be erased.')
  @WriteAnswers({ refusals: [] })
  async void(
    @IdParam() complaint: ComplaintId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VoidComplaint({ complaint, ...body }, envelope)), PATH);
  }
}
