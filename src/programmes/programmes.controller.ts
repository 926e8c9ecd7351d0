import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { IdParam } from '../platform/input/params.js';
import { invalid } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { CloseProgrammeDto, LaunchProgrammeDto, RescheduleProgrammeDto, ScopeProgrammeDto } from './programme.dto.js';
import { CloseProgramme, LaunchProgramme, RescheduleProgramme, ScopeProgramme } from './programmes.commands.js';

const PATH = '/v1/programmes';

const mustNotEndBefore = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): void => {
  if (endsOn < startsOn) throw invalid('/endsOn', 'tidak sebelum startsOn | not before startsOn');
};

@ApiTags('programmes')
@Controller(PATH)
export class ProgrammesController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(OFFICE_WRITE)
  @About('Launch a programme', 'Begins a reform programme over some units and all below them.')
  @WriteAnswers({ creates: true, refusals: ['unit-ended'] })
  async launch(@Body() body: LaunchProgrammeDto, @Enveloped() envelope: Envelope): Promise<Written> {
    mustNotEndBefore(body);
    return written(await this.commands.execute(new LaunchProgramme(body, envelope)), PATH);
  }

  @Post(':id/reschedule')
  @Requires(OFFICE_WRITE)
  @About('Reschedule a programme', 'Gives a programme another span.')
  @WriteAnswers({ refusals: ['void', 'programme-closed'] })
  async reschedule(
    @IdParam() programme: ProgrammeId,
    @Body() body: RescheduleProgrammeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    mustNotEndBefore(body);
    return written(await this.commands.execute(new RescheduleProgramme({ programme, ...body }, envelope)), PATH);
  }

  @Post(':id/scope')
  @Requires(OFFICE_WRITE)
  @About('Change the scope', 'Which units the programme covers from `on`, in place of those before.')
  @WriteAnswers({ refusals: ['void', 'programme-closed', 'date-too-far', 'unit-ended'] })
  async scope(
    @IdParam() programme: ProgrammeId,
    @Body() body: ScopeProgrammeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new ScopeProgramme({ programme, ...body }, envelope)), PATH);
  }

  @Post(':id/close')
  @Requires(OFFICE_WRITE)
  @About(
    'Close a programme',
    'Ends a programme: nothing is added from then on, but what happened until the closing day may still be recorded.',
  )
  @WriteAnswers({ refusals: ['void', 'already-recorded', 'date-in-future'] })
  async close(
    @IdParam() programme: ProgrammeId,
    @Body() body: CloseProgrammeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new CloseProgramme({ programme, ...body }, envelope)), PATH);
  }
}
