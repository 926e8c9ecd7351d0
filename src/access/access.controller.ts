import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { GrantId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { invalid } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { GiveGrant, RevokeGrant } from './access.commands.js';
import { GrantDto, RevokeDto } from './access.dto.js';
import { GRANTS_WRITE } from './access.permissions.js';

const PATH = '/v1/grants';
const WITH_UNIT = new Set(['unit-head', 'agent-of-change']);

const mustFit = ({ role, unit }: GrantDto): void => {
  if (WITH_UNIT.has(role) && unit === undefined)
    throw invalid('/unit', 'peran ini untuk satu unit: sebutkan | this role is for one unit: name it');
  if (!WITH_UNIT.has(role) && unit !== undefined)
    throw invalid('/unit', 'peran ini bukan untuk satu unit: hapus | this role is not for one unit: leave it out');
};

@ApiTags('access')
@Controller('/v1')
export class AccessController {
  constructor(private readonly commands: CommandBus) {}

  @Post('grants')
  @Requires(GRANTS_WRITE)
  @About(
    'Grant a role',
    'Lets a subject do something, from one day to another, both included; heads and agents for one unit and all below it. The same grant again while it is in force is `200` with the one that is there.',
  )
  @WriteAnswers({ creates: true, refusals: ['date-too-far', 'unit-ended'] })
  async give(@Body() body: GrantDto, @Enveloped() envelope: Envelope): Promise<Written> {
    mustFit(body);
    return written(await this.commands.execute(new GiveGrant(body, envelope)), PATH);
  }

  @Post('grants/:id/revoke')
  @Requires(GRANTS_WRITE)
  @About('Revoke a grant', 'Ends a grant today. An admin is revoked only while another one without an end is in force.')
  @WriteAnswers({ refusals: ['last-admin'] })
  async revoke(@IdParam() grant: GrantId, @Body() body: RevokeDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new RevokeGrant({ grant, ...body }, envelope)), PATH);
  }
}
