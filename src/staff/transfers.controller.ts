import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { invalid } from '../platform/problems/problem.js';
import { TransferTogether } from './staff.commands.js';
import { type MoveDto, TransferTogetherDto } from './staff.dto.js';

const PATH = '/v1/transfers';

const mustBeOnce = (moves: readonly MoveDto[]): void => {
  const seen = new Set<string>();
  moves.forEach(({ staff }, index) => {
    if (seen.has(staff)) throw invalid(`/moves/${index}/staff`, 'dipindahkan dua kali | moved twice in one transfer');
    seen.add(staff);
  });
};

@ApiTags('organisation')
@Controller(PATH)
export class TransfersController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(OFFICE_WRITE)
  @About(
    'Transfer people together',
    'Moves up to 1,000 people by one decree: all of them or nobody. Safe to repeat: whoever is there already is passed over, and where everyone is, it is `200`. One of them is taken back with `POST /v1/staff/{id}/undo`.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['date-too-far', 'unit-ended', 'before-enrolment', 'after-departure'],
  })
  async move(@Body() body: TransferTogetherDto, @Enveloped() envelope: Envelope): Promise<Written> {
    mustBeOnce(body.moves);
    return written(await this.commands.execute(new TransferTogether(body, envelope)), PATH);
  }
}
