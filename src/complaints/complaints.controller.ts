import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { ReceiveComplaintDto } from './complaint.dto.js';
import { COMPLAINTS_RECEIVE } from './complaint.permissions.js';
import { ReceiveComplaint } from './complaints.commands.js';

const PATH = '/v1/complaints';

@ApiTags('complaints')
@Controller(PATH)
export class ComplaintsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(COMPLAINTS_RECEIVE)
  @About(
    'Record a complaint',
    'What a citizen complains of, as it came in: it is to be verified by the 3rd working day after. Who complains, the text and the number in another system are kept sealed.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-in-future'] })
  async receive(@Body() body: ReceiveComplaintDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new ReceiveComplaint({ ...body }, envelope)), PATH);
  }
}
