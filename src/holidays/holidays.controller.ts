import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { HolidayId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { AnnounceHolidayDto, RevokeHolidayDto } from './holiday.dto.js';
import { HOLIDAYS_WRITE } from './holiday.permissions.js';
import { AnnounceHoliday, RevokeHoliday } from './holidays.commands.js';

const PATH = '/v1/holidays';

@ApiTags('holidays')
@Controller(PATH)
export class HolidaysController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(HOLIDAYS_WRITE)
  @About(
    'Announce a holiday',
    'A day on which no clock runs: a national holiday, or a day of common leave. The same day again, with another name, renames it: `200` with the one that is there. Which days are holidays depends on `knownOn` alone: one announced late moves due days for who knows of it.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-too-far'] })
  async announce(@Body() body: AnnounceHolidayDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new AnnounceHoliday(body, envelope)), PATH);
  }

  @Post(':id/revoke')
  @Requires(HOLIDAYS_WRITE)
  @About(
    'Revoke a holiday',
    'It is a working day after all, for every `knownOn` from today on. The day may be announced again: as a new holiday.',
  )
  @WriteAnswers({ refusals: [] })
  async revoke(
    @IdParam() holiday: HolidayId,
    @Body() body: RevokeHolidayDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RevokeHoliday({ holiday, ...body }, envelope)), PATH);
  }
}
