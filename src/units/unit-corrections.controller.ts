import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { type Written, written } from '../platform/edge/respond.js';
import { mustTellAField } from '../platform/input/correction.dto.js';
import { IdParam } from '../platform/input/params.js';
import { AmendUnitDto, UndoUnitChangeDto } from './unit.dto.js';
import { AmendUnit, UndoUnitChange } from './unit-corrections.commands.js';

const PATH = '/v1/units';
const BY_CHART: readonly RuleCode[] = ['by-decree', 'unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'];

@ApiTags('organisation')
@Controller(`${PATH}/:id`)
export class UnitCorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('amend')
  @Requires(OFFICE_WRITE)
  @About(
    'Correct a unit',
    'Tells code, kind or day of establishment as they are right, for every day; what is left out stays.',
  )
  @WriteAnswers({ refusals: ['date-too-far', ...BY_CHART] })
  async amend(@IdParam() unit: UnitId, @Body() body: AmendUnitDto, @Enveloped() envelope: Envelope): Promise<Written> {
    mustTellAField(body);
    return written(await this.commands.execute(new AmendUnit({ unit, ...body }, envelope)), PATH);
  }

  @Post('undo')
  @Requires(OFFICE_WRITE)
  @About(
    'Take back a change of a unit',
    'One change of the unit by itself, as if it had never been told; its establishment too: then it never was.',
  )
  @WriteAnswers({ refusals: ['nothing-to-undo', ...BY_CHART] })
  async undo(
    @IdParam() unit: UnitId,
    @Body() body: UndoUnitChangeDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new UndoUnitChange({ unit, ...body }, envelope)), PATH);
  }
}
