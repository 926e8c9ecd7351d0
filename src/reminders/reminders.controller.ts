import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { MarkDigest, SetAddress } from './reminders.commands.js';
import { MarkDigestDto, SetAddressDto } from './reminders.dto.js';

const PATH = '/v1/me';

/** Of the caller alone; also for whose grants have ended, who may want to be reminded no more. */
@ApiTags('worklist')
@Controller(PATH)
export class RemindersController {
  constructor(private readonly commands: CommandBus) {}

  @Post('address')
  @Requires('token')
  @About(
    'Where I am reminded',
    'The mail address to which what waits for the caller is sent, once a day at most. Whatever was told before is taken away for good: the key of the address is destroyed, and nobody can read it any more, in whichever file it stands. Backups made before keep what they hold.',
  )
  @WriteAnswers({ refusals: [] })
  async address(
    @Body() { address, language = 'id' }: SetAddressDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new SetAddress({ address, language }, envelope)), PATH);
  }

  @Post('digest')
  @Requires('token')
  @About(
    "Begin today's digest",
    "For whoever sends the reminders, in the subject's name: `begun` changes something once a day, so that no digest is sent twice; one that was certainly not sent is released, and may be begun again that day.",
  )
  @WriteAnswers({ refusals: [] })
  async digest(@Body() body: MarkDigestDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new MarkDigest(body, envelope)), PATH);
  }
}
