import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asId, type ProgrammeId, type SessionId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { invalid } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { Zone } from '../platform/ports/zone.js';
import { Invitees } from './invitees.service.js';
import { cancel, invite, plan, reschedule, sessionDecider } from './session.decider.js';
import { CancelSessionDto, InviteDto, PlanSessionDto, RescheduleSessionDto } from './session.dto.js';
import { sessionTime } from './session-time.js';
import { SessionDesk } from './sessions.service.js';

const PATH = '/v1/sessions';

@ApiTags('sessions')
@Controller('/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionDesk,
    private readonly invitees: Invitees,
    private readonly zone: Zone,
  ) {}

  @Post('programmes/:id/sessions')
  @Requires('office:write')
  @About('Plan a session', 'A meeting, workshop, forum, coaching or online session in which people are told.')
  @WriteAnswers({ creates: true, refusals: ['programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async plan(
    @IdParam() programme: ProgrammeId,
    @Body() { agenda, place, ...body }: PlanSessionDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const when = sessionTime(body.startsAt, this.zone.name);
    const rules = await this.sessions.programmes.rules(programme);
    await this.sessions.mustKnow(body);
    const session = asId<SessionId>(asked.commandId);
    const texts = await this.sessions.desk.seal(`session:${session}`, { agenda, place });
    const event = { type: 'SessionPlanned', session, programme, ...body, ...when, ...texts } as const;
    const outcome = await this.sessions.desk.handle(
      { decider: sessionDecider, id: session, asked },
      (known, { today }) => plan(known, event, { today, closed: rules.toAdd(), outside: rules.outside(body.units) }),
    );
    return written(outcome, PATH);
  }

  @Post('sessions/:id/invite')
  @Requires('office:write')
  @About(
    'Invite people',
    'Single people, everyone of some units and below on the day of the session, or both. Whoever was invited before stays invited.',
  )
  @WriteAnswers({ refusals: ['programme-closed', 'session-not-planned', 'too-few-seats'] })
  async invite(
    @IdParam() id: SessionId,
    @Body() { staff = [], units = [] }: InviteDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    if (staff.length + units.length === 0)
      throw invalid('', 'paling sedikit satu dari staff, units | at least one of staff, units');
    const { programme, rules } = await this.sessions.must(id);
    await this.invitees.mustKnow({ staff, units });
    const outcome = await this.sessions.judge(id, asked, async (session) => {
      const closed = rules.toRecord();
      if (closed) return refuse(closed);
      const named = await this.invitees.named({ staff, units }, session.on);
      return invite(session, { type: 'StaffInvited', session: id, programme, staff: named });
    });
    return written(outcome, PATH);
  }

  @Post('sessions/:id/reschedule')
  @Requires('office:write')
  @About('Reschedule a session', 'Puts a planned session on another time.')
  @WriteAnswers({ refusals: ['programme-closed', 'session-not-planned', 'date-too-far'] })
  async reschedule(
    @IdParam() id: SessionId,
    @Body() body: RescheduleSessionDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const when = sessionTime(body.startsAt, this.zone.name);
    const { programme, rules } = await this.sessions.must(id);
    const reason = await this.sessions.desk.sealed(`session:${id}`, body.reason);
    const event = { type: 'SessionRescheduled', session: id, programme, ...when, reason } as const;
    const outcome = await this.sessions.judge(id, asked, (session, { today }) =>
      reschedule(session, event, { today, closed: rules.toAdd() }),
    );
    return written(outcome, PATH);
  }

  @Post('sessions/:id/cancel')
  @Requires('office:write')
  @About('Cancel a session', 'Gives a planned session up.')
  @WriteAnswers({ refusals: ['programme-closed', 'session-not-planned'] })
  async cancel(@IdParam() id: SessionId, @Body() body: CancelSessionDto, @AskedWith() asked: Asked): Promise<Written> {
    const { programme, rules } = await this.sessions.must(id);
    const reason = await this.sessions.desk.sealed(`session:${id}`, body.reason);
    const outcome = await this.sessions.judge(id, asked, (session) =>
      cancel(session, { type: 'SessionCancelled', session: id, programme, reason }, rules.toAdd()),
    );
    return written(outcome, PATH);
  }
}
