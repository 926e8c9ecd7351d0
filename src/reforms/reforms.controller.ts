import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import { asId, type ProgrammeId, type ReformId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { IdParam } from '../platform/input/params.js';
import { type Written, written } from '../platform/edge/respond.js';
import { subjectOf } from './reform.changes.js';
import {
  CancelReformDto,
  CompleteReformDto,
  DecreeReformDto,
  PostponeReformDto,
  ProposeReformDto,
} from './reform.dto.js';
import { CancelReform, CompleteReform, DecreeReform, PostponeReform, ProposeReform } from './reforms.commands.js';

const PATH = '/v1/reforms';
const CHART_REFUSALS: readonly RuleCode[] = ['unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'];

@ApiTags('reforms')
@Controller('/v1')
export class ReformsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('programmes/:id/reforms')
  @Requires(OFFICE_WRITE)
  @About(
    'Propose a reform',
    'A single action: a `restructure` has `changes`, a `simplification` has `before` and `after`, an `equalisation` has `posts`. It changes nothing until it is decreed.',
  )
  @WriteAnswers({ creates: true, refusals: ['void', 'programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async propose(
    @IdParam() programme: ProgrammeId,
    @Body() body: ProposeReformDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    const reform = asId<ReformId>(envelope.commandId);
    const { title, reason, units, effectiveOn } = body;
    const told = { reform, programme, title, reason, units, effectiveOn, subject: subjectOf(reform, body) };
    return written(await this.commands.execute(new ProposeReform(told, envelope)), PATH);
  }

  @Post('reforms/:id/decree')
  @Requires(OFFICE_WRITE)
  @About(
    'Decree a reform',
    'From now on the changes of a restructure are on the chart, with effect on `effectiveOn`, in their order; the first one that the chart refuses refuses all.',
  )
  @WriteAnswers({
    refusals: ['void', 'programme-closed', 'already-recorded', 'reform-cancelled', 'date-too-far', ...CHART_REFUSALS],
  })
  async decree(
    @IdParam() reform: ReformId,
    @Body() body: DecreeReformDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new DecreeReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('reforms/:id/postpone')
  @Requires(OFFICE_WRITE)
  @About('Postpone a reform', 'Puts the effective day off to a later one that is not past; its changes move along.')
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'reform-completed',
      'reform-cancelled',
      'reform-in-effect',
      'not-later',
      'date-too-far',
      ...CHART_REFUSALS,
    ],
  })
  async postpone(
    @IdParam() reform: ReformId,
    @Body() body: PostponeReformDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new PostponeReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('reforms/:id/complete')
  @Requires(OFFICE_WRITE)
  @About(
    'Complete a reform',
    'Records that a decreed reform that has taken effect is carried out. Only completed reforms count as implemented.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'already-recorded',
      'reform-cancelled',
      'reform-not-decreed',
      'date-in-future',
      'reform-not-yet-effective',
    ],
  })
  async complete(
    @IdParam() reform: ReformId,
    @Body() body: CompleteReformDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CompleteReform({ reform, ...body }, envelope)), PATH);
  }

  @Post('reforms/:id/cancel')
  @Requires(OFFICE_WRITE)
  @About(
    'Cancel a reform',
    'Gives a reform up. A decreed restructure or equalisation that has taken effect is not cancelled but reversed by another one.',
  )
  @WriteAnswers({
    refusals: [
      'void',
      'programme-closed',
      'already-recorded',
      'reform-completed',
      'reform-in-effect',
      'date-too-far',
      ...CHART_REFUSALS,
    ],
  })
  async cancel(
    @IdParam() reform: ReformId,
    @Body() body: CancelReformDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CancelReform({ reform, ...body }, envelope)), PATH);
  }
}
