import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { IdParam } from '../platform/input/params.js';
import { RaiseIssueDto } from './issue.dto.js';
import { RaiseIssue } from './issues.commands.js';
import { RESISTANCE_RAISE } from './issue.permissions.js';

const PATH = '/v1/resistance-issues';

@ApiTags('resistance')
@Controller('/v1/programmes/:id/resistance-issues')
export class RaisingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(RESISTANCE_RAISE)
  @About(
    'Raise a resistance issue',
    'Reports resistance in a unit: why, how many people it reaches and how strong it is. If `confidential`, whoever raises it is stored nowhere.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['void', 'programme-closed', 'date-in-future', 'unit-outside-programme', 'unit-ended'],
  })
  async raise(
    @IdParam() programme: ProgrammeId,
    @Body() body: RaiseIssueDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RaiseIssue({ programme, ...body }, envelope)), PATH);
  }
}
