import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SessionId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { absences, attend, retractAttendance } from './attendance.rules.js';
import { Attendees } from './attendees.service.js';
import { AttendDto, RetractAttendanceDto } from './session.dto.js';
import { SessionDesk } from './sessions.service.js';

const PATH = '/v1/sessions';

@ApiTags('sessions')
@Controller('/v1/sessions/:id')
export class AttendanceController {
  constructor(
    private readonly sessions: SessionDesk,
    private readonly attendees: Attendees,
  ) {}

  @Post('attendance')
  @Requires('attendance:record')
  @About(
    'Record attendance',
    'These people attended on the day of the session, invited or not. The first record makes the session held.',
  )
  @WriteAnswers({
    refusals: ['programme-closed', 'session-cancelled', 'before-session-day', 'before-enrolment', 'after-departure'],
  })
  async attend(
    @IdParam() id: SessionId,
    @Body() { staff, guests }: AttendDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { session, programme, rules } = await this.sessions.must(id);
    const people = await this.attendees.reached(asked.caller, staff, session.on);
    const told = guests === undefined ? { staff } : { staff, guests };
    const outcome = await this.sessions.judge(id, asked, (known, { today }) => {
      const { on } = known;
      const facts = { today, closed: rules.toRecord(on), faults: absences(people, staff, on) };
      return attend(known, { type: 'AttendanceRecorded', session: id, programme, on, ...told }, facts);
    });
    return written(outcome, PATH);
  }

  @Post('retractions')
  @Requires('attendance:record')
  @About('Take attendance back', 'These people had not attended after all; the session stays held.')
  @WriteAnswers({ refusals: ['programme-closed'] })
  async retract(
    @IdParam() id: SessionId,
    @Body() { staff, ...body }: RetractAttendanceDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { session, programme, rules } = await this.sessions.must(id);
    await this.attendees.reached(asked.caller, staff, session.on);
    const reason = await this.sessions.desk.sealed(`session:${id}`, body.reason);
    const outcome = await this.sessions.judge(id, asked, (known) => {
      const { on } = known;
      const event = { type: 'AttendanceRetracted', session: id, programme, on, staff, reason } as const;
      return retractAttendance(known, event, rules.toRecord(on));
    });
    return written(outcome, PATH);
  }
}
