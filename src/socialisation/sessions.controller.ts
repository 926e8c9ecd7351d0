import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { ProgrammeId, SessionId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { Zone } from '../platform/ports/zone.js';
import { invalid } from '../platform/problems/problem.js';
import { sessionTime } from './session-time.js';
import { CancelSessionDto, InviteDto, PlanSessionDto, RescheduleSessionDto } from './session.dto.js';
import { CancelSession, InviteStaff, PlanSession, RescheduleSession } from './sessions.commands.js';

const PATH = '/v1/sessions';

@ApiTags('sessions')
@Controller('/v1')
export class SessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly zone: Zone,
  ) {}

  @Post('programmes/:id/sessions')
  @Requires(OFFICE_WRITE)
  @About('Plan a session', 'A meeting, workshop, forum, coaching or online session in which people are told.')
  @WriteAnswers({ creates: true, refusals: ['void', 'programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async plan(
    @IdParam() programme: ProgrammeId,
    @Body() body: PlanSessionDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    const when = sessionTime(body.startsAt, this.zone.name);
    return written(await this.commands.execute(new PlanSession({ programme, ...body, ...when }, envelope)), PATH);
  }

  @Post('sessions/:id/invite')
  @Requires(OFFICE_WRITE)
  @About(
    'Invite people',
    'Single people, everyone of some units and below on the day of the session, or both. Whoever was invited before stays invited.',
  )
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'session-not-planned', 'too-few-seats'] })
  async invite(
    @IdParam() session: SessionId,
    @Body() { staff = [], units = [] }: InviteDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    if (staff.length + units.length === 0)
      throw invalid('', 'paling sedikit satu dari staff, units | at least one of staff, units');
    return written(await this.commands.execute(new InviteStaff({ session, staff, units }, envelope)), PATH);
  }

  @Post('sessions/:id/reschedule')
  @Requires(OFFICE_WRITE)
  @About('Reschedule a session', 'Puts a planned session on another time.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'session-not-planned', 'date-too-far'] })
  async reschedule(
    @IdParam() session: SessionId,
    @Body() body: RescheduleSessionDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    const when = sessionTime(body.startsAt, this.zone.name);
    return written(await this.commands.execute(new RescheduleSession({ session, ...body, ...when }, envelope)), PATH);
  }

  @Post('sessions/:id/cancel')
  @Requires(OFFICE_WRITE)
  @About('Cancel a session', 'Gives a planned session up.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'session-not-planned'] })
  async cancel(
    @IdParam() session: SessionId,
    @Body() body: CancelSessionDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CancelSession({ session, ...body }, envelope)), PATH);
  }
}
