import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ChartChange } from '../kernel/organisation/chart-change.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import { NEVER, type Part } from '../kernel/facts/wish.js';
import { asId, type UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Desk } from '../platform/bus/desk.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { notFound } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import { CHART } from './chart.events.js';
import { ChartJudge } from './chart.judge.js';
import { ChartBook } from './chart.queries.js';
import { AbolishUnitDto, EstablishUnitDto, MergeUnitDto, MoveUnitDto, RenameUnitDto } from './unit.dto.js';

const PATH = '/v1/units';
const REFUSALS: readonly RuleCode[] = ['date-too-far', 'unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'];

type Wanted = {
  readonly change: ChartChange;
  readonly on: CalendarDate | undefined;
  readonly creates?: boolean;
};

@ApiTags('organisation')
@Controller(PATH)
export class UnitsController {
  constructor(
    private readonly desk: Desk,
    private readonly charts: ChartBook,
    private readonly judge: ChartJudge,
  ) {}

  @Post()
  @Requires('office:write')
  @About('Establish a unit', 'Puts a new unit on the chart from `on`; the root has no parent, and there is one root.')
  @WriteAnswers({ creates: true, refusals: REFUSALS })
  async establish(@Body() { on, ...body }: EstablishUnitDto, @AskedWith() asked: Asked): Promise<Written> {
    const { parent } = body;
    if (parent !== null) await this.charts.mustKnow([parent], () => '/parent');
    const unit = asId<UnitId>(asked.commandId);
    return this.change(asked, { change: { change: 'establish', unit, ...body }, on, creates: true });
  }

  @Post(':id/rename')
  @Requires('office:write')
  @About('Rename a unit', 'Gives a unit another name from `on`.')
  @WriteAnswers({ refusals: REFUSALS })
  async rename(@IdParam() unit: UnitId, @Body() body: RenameUnitDto, @AskedWith() asked: Asked): Promise<Written> {
    await this.must(unit);
    return this.change(asked, { change: { change: 'rename', unit, name: body.name }, on: body.on });
  }

  @Post(':id/move')
  @Requires('office:write')
  @About('Move a unit', 'Puts a unit, with all below it, under another one from `on`.')
  @WriteAnswers({ refusals: REFUSALS })
  async move(@IdParam() unit: UnitId, @Body() body: MoveUnitDto, @AskedWith() asked: Asked): Promise<Written> {
    await this.must(unit);
    await this.charts.mustKnow([body.parent], () => '/parent');
    return this.change(asked, { change: { change: 'move', unit, parent: body.parent }, on: body.on });
  }

  @Post(':id/merge')
  @Requires('office:write')
  @About(
    'Merge a unit into another',
    'Ends a unit on `on`: from that day its staff count in the receiving one, and the units below it stand there.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async merge(@IdParam() unit: UnitId, @Body() body: MergeUnitDto, @AskedWith() asked: Asked): Promise<Written> {
    await this.must(unit);
    await this.charts.mustKnow([body.into], () => '/into');
    return this.change(asked, { change: { change: 'merge', unit, into: body.into }, on: body.on });
  }

  @Post(':id/abolish')
  @Requires('office:write')
  @About('Abolish a unit', 'Ends a unit that has no staff and no units below it on that day or later.')
  @WriteAnswers({ refusals: REFUSALS })
  async abolish(@IdParam() unit: UnitId, @Body() body: AbolishUnitDto, @AskedWith() asked: Asked): Promise<Written> {
    await this.must(unit);
    return this.change(asked, { change: { change: 'abolish', unit }, on: body.on });
  }

  private async must(unit: UnitId): Promise<void> {
    if (!(await this.charts.isUnit(unit))) throw notFound();
  }

  private async change(asked: Asked, { change, on: day, creates = false }: Wanted): Promise<Written> {
    const { unit } = change;
    const part = ({ parts }: ChartState): Part => parts.get(unit) ?? NEVER;
    const outcome = await this.desk.handle(
      { decider: chartDecider, id: CHART.id, asked, part },
      async (state, { today }) => {
        const on = day ?? today;
        if (await this.alreadySo(change, on)) return [];
        const refusal = notTooFar(on, today) ?? (await this.judge.change(state, change, on));
        return refusal ? refuse(refusal) : [{ type: 'UnitChanged', on, change } as const];
      },
    );
    return written(outcome.kind === 'done' ? { ...outcome, id: unit, created: creates } : outcome, PATH);
  }

  /** A name or parent that the unit has on that day anyhow changes nothing. */
  private async alreadySo(change: ChartChange, on: CalendarDate): Promise<boolean> {
    if (change.change !== 'rename' && change.change !== 'move') return false;
    const chart = await this.charts.on(on);
    if (!chart.exists(change.unit)) return false;
    if (change.change === 'rename') return chart.node(change.unit)?.name === change.name;
    return chart.parentOf(change.unit) === change.parent;
  }
}
