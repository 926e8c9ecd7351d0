import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { SessionId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { AttendDto, RetractAttendanceDto } from './session.dto.js';
import { RecordAttendance, RetractAttendance } from './sessions.commands.js';
import { ATTENDANCE_RECORD } from './session.permissions.js';

const PATH = '/v1/sessions';

@ApiTags('sessions')
@Controller('/v1/sessions/:id')
export class AttendanceController {
  constructor(private readonly commands: CommandBus) {}

  @Post('attendance')
  @Requires(ATTENDANCE_RECORD)
  @About(
    'Record attendance',
    'These people attended on the day of the session, invited or not. The first record makes the session held.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'session-cancelled',
      'before-session-day',
      'before-enrolment',
      'after-departure',
    ],
  })
  async attend(
    @IdParam() session: SessionId,
    @Body() body: AttendDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RecordAttendance({ session, ...body }, envelope)), PATH);
  }

  @Post('retractions')
  @Requires(ATTENDANCE_RECORD)
  @About('Take attendance back', 'These people had not attended after all; the session stays held.')
  @WriteAnswers({ refusals: ['void', 'programme-closed'] })
  async retract(
    @IdParam() session: SessionId,
    @Body() body: RetractAttendanceDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RetractAttendance({ session, ...body }, envelope)), PATH);
  }
}
