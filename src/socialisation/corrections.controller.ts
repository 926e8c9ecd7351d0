import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { SessionId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField, ReasonDto } from '../platform/input/correction.dto.js';
import { Zone } from '../platform/ports/zone.js';
import { sessionTime } from './session-time.js';
import { IdParam } from '../platform/input/params.js';
import { AmendSessionDto, UninviteDto } from './session.dto.js';
import { AmendSession, RestoreSession, UninviteStaff, VoidSession } from './sessions.commands.js';

const PATH = '/v1/sessions';

@ApiTags('sessions')
@Controller(`${PATH}/:id`)
export class SessionCorrectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly zone: Zone,
  ) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a session',
    'Tells what was written of it as it is right, also once it is held: attendance moves with the day. What is left out stays.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'too-few-seats',
      'date-in-future',
      'date-too-far',
      'unit-outside-programme',
      'before-enrolment',
      'after-departure',
    ],
  })
  async amend(
    @IdParam() session: SessionId,
    @Body() body: AmendSessionDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustTellAField(body);
    const { startsAt, ...told } = body;
    const timing = startsAt === undefined ? {} : { timing: sessionTime(startsAt, this.zone.name) };
    return written(await this.commands.execute(new AmendSession({ session, ...told, ...timing }, envelope)), PATH);
  }

  @Post('restore')
  @Requires(OFFICE_WRITE)
  @About('Restore a session', 'Takes the cancellation back, as if it had never been told.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async restore(
    @IdParam() session: SessionId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RestoreSession({ session, ...body }, envelope)), PATH);
  }

  @Post('uninvite')
  @Requires(OFFICE_WRITE)
  @About('Take invitations back', 'These people are not invited after all; each has to be.')
  @WriteAnswers({ refusals: ['void', 'nothing-to-undo'] })
  async uninvite(
    @IdParam() session: SessionId,
    @Body() body: UninviteDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new UninviteStaff({ session, ...body }, envelope)), PATH);
  }

  @Post('void')
  @Requires(OFFICE_WRITE)
  @About('Void a session', 'It should never have been recorded. Its attendance is retracted before.')
  @WriteAnswers({ refusals: ['void', 'facts-recorded'] })
  async void(
    @IdParam() session: SessionId,
    @Body() body: ReasonDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new VoidSession({ session, ...body }, envelope)), PATH);
  }
}
