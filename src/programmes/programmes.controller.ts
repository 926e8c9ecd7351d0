import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asId, type ProgrammeId, type UnitId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { WriteAnswers } from '../platform/answers.js';
import { Desk } from '../platform/desk.js';
import { Requires } from '../platform/guard.js';
import { IdParam } from '../platform/params.js';
import { invalid } from '../platform/problem.js';
import { type Written, written } from '../platform/respond.js';
import { type Asked, AskedWith } from '../platform/wish.js';
import { close, programmeDecider, reschedule, scope } from './programme.decider.js';
import { CloseProgrammeDto, LaunchProgrammeDto, RescheduleProgrammeDto, ScopeProgrammeDto } from './programme.dto.js';
import { Programmes } from './programme.queries.js';

const PATH = '/v1/programmes';

const mustNotEndBefore = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): void => {
  if (endsOn < startsOn) throw invalid('/endsOn', 'tidak sebelum startsOn | not before startsOn');
};

@ApiTags('programmes')
@Controller(PATH)
export class ProgrammesController {
  constructor(
    private readonly desk: Desk,
    private readonly charts: ChartBook,
    private readonly programmes: Programmes,
  ) {}

  @Post()
  @Requires('office:write')
  @WriteAnswers({ creates: true, refusals: ['unit-ended'] })
  async launch(@Body() body: LaunchProgrammeDto, @AskedWith() asked: Asked): Promise<Written> {
    mustNotEndBefore(body);
    await this.charts.mustKnow(body.units, (index) => `/units/${index}`);
    const programme = asId<ProgrammeId>(asked.commandId);
    const { code, title, startsOn, endsOn, units } = body;
    const texts = await this.desk.seal(`programme:${programme}`, { goal: body.goal });
    const outcome = await this.desk.handle({ decider: programmeDecider, id: programme, asked }, async (known) => {
      if (known.phase !== 'absent') return [];
      if (await this.anyEnded(units)) return refuse('unit-ended');
      return [{ type: 'ProgrammeLaunched', programme, code, title, startsOn, endsOn, units, ...texts } as const];
    });
    return written(outcome, PATH);
  }

  @Post(':id/reschedule')
  @Requires('office:write')
  @WriteAnswers({ refusals: ['programme-closed'] })
  async reschedule(
    @IdParam() id: ProgrammeId,
    @Body() body: RescheduleProgrammeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    mustNotEndBefore(body);
    await this.programmes.rules(id);
    const { startsOn, endsOn } = body;
    const reason = await this.desk.sealed(`programme:${id}`, body.reason);
    const outcome = await this.desk.handle({ decider: programmeDecider, id, asked }, (programme, moment) =>
      reschedule(programme, { type: 'ProgrammeRescheduled', programme: id, startsOn, endsOn, reason }, moment),
    );
    return written(outcome, PATH);
  }

  @Post(':id/scope')
  @Requires('office:write')
  @WriteAnswers({ refusals: ['programme-closed', 'date-too-far', 'unit-ended'] })
  async scope(
    @IdParam() id: ProgrammeId,
    @Body() { units, on }: ScopeProgrammeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    await this.programmes.rules(id);
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    const outcome = await this.desk.handle({ decider: programmeDecider, id, asked }, async (programme, moment) => {
      const ended = await this.anyEnded(units);
      const event = { type: 'ProgrammeScoped', programme: id, units, on: on ?? moment.today } as const;
      return scope(programme, event, { ...moment, ended });
    });
    return written(outcome, PATH);
  }

  @Post(':id/close')
  @Requires('office:write')
  @WriteAnswers({ refusals: ['date-in-future'] })
  async close(
    @IdParam() id: ProgrammeId,
    @Body() body: CloseProgrammeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    await this.programmes.rules(id);
    const sealed = await this.desk.sealed(`programme:${id}`, body.outcome);
    const outcome = await this.desk.handle({ decider: programmeDecider, id, asked }, (programme, moment) =>
      close(programme, { type: 'ProgrammeClosed', programme: id, on: this.desk.on(body.on), outcome: sealed }, moment),
    );
    return written(outcome, PATH);
  }

  private async anyEnded(units: readonly UnitId[]): Promise<boolean> {
    const chart = await this.charts.on(this.desk.moment().today);
    return units.some((unit) => !chart.exists(unit));
  }
}
