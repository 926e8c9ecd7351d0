import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { notTooFar } from '../kernel/dates.js';
import { asId, type ProgrammeId, type ReformId } from '../kernel/ids.js';
import { refuse, type RuleCode } from '../kernel/refusal.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { Directory } from '../organisation/directory.queries.js';
import { WriteAnswers } from '../platform/answers.js';
import { Desk } from '../platform/desk.js';
import { Requires } from '../platform/guard.js';
import { IdParam } from '../platform/params.js';
import { type Written, written } from '../platform/respond.js';
import { type Asked, AskedWith } from '../platform/wish.js';
import { Programmes } from '../programmes/programme.queries.js';
import { existingUnits, subjectOf } from './reform.changes.js';
import { reformDecider } from './reform.decider.js';
import {
  CancelReformDto,
  CompleteReformDto,
  DecreeReformDto,
  PostponeReformDto,
  ProposeReformDto,
} from './reform.dto.js';
import type { ReformSubject } from './reform.events.js';
import { ReformOffice } from './reform-office.js';

const PATH = '/v1/reforms';
const CHART_REFUSALS: readonly RuleCode[] = ['unit-ended', 'unit-not-empty', 'code-taken', 'chart-cycle'];

@ApiTags('reforms')
@Controller('/v1')
export class ReformsController {
  constructor(
    private readonly desk: Desk,
    private readonly programmes: Programmes,
    private readonly charts: ChartBook,
    private readonly directory: Directory,
    private readonly office: ReformOffice,
  ) {}

  @Post('programmes/:id/reforms')
  @Requires('office:write')
  @WriteAnswers({ creates: true, refusals: ['programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async propose(
    @IdParam() programme: ProgrammeId,
    @Body() body: ProposeReformDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const reform = asId<ReformId>(asked.commandId);
    const subject = subjectOf(reform, body);
    const rules = await this.programmes.rules(programme);
    await this.mustKnow(body, subject);
    const { title, units, effectiveOn } = body;
    const texts = await this.desk.seal(`reform:${reform}`, { reason: body.reason });
    const named = subject.kind === 'restructure' ? [...units, ...existingUnits(subject.changes)] : units;
    const outcome = await this.desk.handle({ decider: reformDecider, id: reform, asked }, (known, { today }) => {
      if (known.phase !== 'absent') return [];
      const refusal = rules.toAdd() ?? notTooFar(effectiveOn, today) ?? rules.outside(named);
      if (refusal) return refuse(refusal);
      return [{ type: 'ReformProposed', reform, programme, title, units, effectiveOn, subject, ...texts } as const];
    });
    return written(outcome, PATH);
  }

  @Post('reforms/:id/decree')
  @Requires('office:write')
  @WriteAnswers({ refusals: ['programme-closed', 'reform-cancelled', 'date-too-far', ...CHART_REFUSALS] })
  async decree(@IdParam() id: ReformId, @Body() body: DecreeReformDto, @AskedWith() asked: Asked): Promise<Written> {
    return written(await this.office.decree(id, asked, body), PATH);
  }

  @Post('reforms/:id/postpone')
  @Requires('office:write')
  @WriteAnswers({
    refusals: [
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
    @IdParam() id: ReformId,
    @Body() body: PostponeReformDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return written(await this.office.postpone(id, asked, body), PATH);
  }

  @Post('reforms/:id/complete')
  @Requires('office:write')
  @WriteAnswers({
    refusals: [
      'programme-closed',
      'reform-cancelled',
      'reform-not-decreed',
      'date-in-future',
      'reform-not-yet-effective',
    ],
  })
  async complete(
    @IdParam() id: ReformId,
    @Body() body: CompleteReformDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return written(await this.office.complete(id, asked, body), PATH);
  }

  @Post('reforms/:id/cancel')
  @Requires('office:write')
  @WriteAnswers({
    refusals: ['programme-closed', 'reform-completed', 'reform-in-effect', 'date-too-far', ...CHART_REFUSALS],
  })
  async cancel(@IdParam() id: ReformId, @Body() body: CancelReformDto, @AskedWith() asked: Asked): Promise<Written> {
    return written(await this.office.cancel(id, asked, body), PATH);
  }

  private async mustKnow({ units }: ProposeReformDto, subject: ReformSubject): Promise<void> {
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    if (subject.kind === 'restructure') await this.charts.mustKnow(existingUnits(subject.changes), () => '/changes');
    if (subject.kind !== 'equalisation') return;
    const staff = subject.posts.map((post) => post.staff);
    await this.directory.known(staff, (index) => `/posts/${index}/staff`);
  }
}
