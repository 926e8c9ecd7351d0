import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Enveloped } from '../platform/bus/enveloped.js';
import { Requires } from '../platform/callers/guard.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { IdParam } from '../platform/input/params.js';
import { type Written, written } from '../platform/edge/respond.js';
import { AbolishUnitDto, EstablishUnitDto, MergeUnitDto, MoveUnitDto, RenameUnitDto } from './unit.dto.js';
import { AbolishUnit, EstablishUnit, MergeUnit, MoveUnit, RenameUnit } from './units.commands.js';

const PATH = '/v1/units';
const REFUSALS: readonly RuleCode[] = ['date-too-far', 'unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'];

@ApiTags('organisation')
@Controller(PATH)
export class UnitsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Requires(OFFICE_WRITE)
  @About('Establish a unit', 'Puts a new unit on the chart from `on`; the root has no parent, and there is one root.')
  @WriteAnswers({ creates: true, refusals: REFUSALS })
  async establish(@Body() body: EstablishUnitDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new EstablishUnit(body, envelope)), PATH);
  }

  @Post(':id/rename')
  @Requires(OFFICE_WRITE)
  @About('Rename a unit', 'Gives a unit another name from `on`.')
  @WriteAnswers({ refusals: REFUSALS })
  async rename(
    @IdParam() unit: UnitId,
    @Body() body: RenameUnitDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new RenameUnit({ unit, ...body }, envelope)), PATH);
  }

  @Post(':id/move')
  @Requires(OFFICE_WRITE)
  @About('Move a unit', 'Puts a unit, with all below it, under another one from `on`.')
  @WriteAnswers({ refusals: REFUSALS })
  async move(@IdParam() unit: UnitId, @Body() body: MoveUnitDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new MoveUnit({ unit, ...body }, envelope)), PATH);
  }

  @Post(':id/merge')
  @Requires(OFFICE_WRITE)
  @About(
    'Merge a unit into another',
    'Ends a unit on `on`: from that day its staff count in the receiving one, and the units below it stand there.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async merge(@IdParam() unit: UnitId, @Body() body: MergeUnitDto, @Enveloped() envelope: Envelope): Promise<Written> {
    return written(await this.commands.execute(new MergeUnit({ unit, ...body }, envelope)), PATH);
  }

  @Post(':id/abolish')
  @Requires(OFFICE_WRITE)
  @About('Abolish a unit', 'Ends a unit that has no staff and no units below it on that day or later.')
  @WriteAnswers({ refusals: REFUSALS })
  async abolish(
    @IdParam() unit: UnitId,
    @Body() body: AbolishUnitDto,
    @Enveloped() envelope: Envelope,
  ): Promise<Written> {
    return written(await this.commands.execute(new AbolishUnit({ unit, ...body }, envelope)), PATH);
  }
}
