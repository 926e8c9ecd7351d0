import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asId, type PracticeId, type ProgrammeId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { define, practiceDecider, retire, target } from './practice.decider.js';
import { DefinePracticeDto, RetirePracticeDto, TargetPracticeDto } from './practice.dto.js';
import { Practices } from './practices.service.js';

const PATH = '/v1/practices';

@ApiTags('practices')
@Controller('/v1')
export class PracticesController {
  constructor(
    private readonly practices: Practices,
    private readonly charts: ChartBook,
  ) {}

  @Post('programmes/:id/practices')
  @Requires('office:write')
  @About('Define a practice', 'A way of working that shows that the change is used, for some units and all below them.')
  @WriteAnswers({ creates: true, refusals: ['programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async define(
    @IdParam() programme: ProgrammeId,
    @Body() { description, ...body }: DefinePracticeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { desk, programmes } = this.practices;
    const rules = await programmes.rules(programme);
    await this.charts.mustKnow(body.units, (index) => `/units/${index}`);
    const practice = asId<PracticeId>(asked.commandId);
    const texts = await desk.seal(`practice:${practice}`, { description });
    const outcome = await desk.handle({ decider: practiceDecider, id: practice, asked }, (known, { today }) => {
      const on = body.on ?? today;
      const event = { type: 'PracticeDefined', practice, programme, ...body, on, ...texts } as const;
      return define(known, event, { today, closed: rules.toAdd(), outside: rules.outside(body.units) });
    });
    return written(outcome, PATH);
  }

  @Post('practices/:id/target')
  @Requires('office:write')
  @About('Change the targets', 'Which units the practice is for from `on`, in place of those before.')
  @WriteAnswers({
    refusals: ['programme-closed', 'practice-retired', 'before-issue', 'date-too-far', 'unit-outside-programme'],
  })
  async target(
    @IdParam() id: PracticeId,
    @Body() { units, ...body }: TargetPracticeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { programme, rules } = await this.practices.must(id);
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    const reason = await this.practices.desk.sealed(`practice:${id}`, body.reason);
    const outcome = await this.practices.judge(id, asked, (practice, { today }) => {
      const on = body.on ?? today;
      const event = { type: 'PracticeTargeted', practice: id, programme, units, on, reason } as const;
      return target(practice, event, { today, closed: rules.toRecord(on), outside: rules.outside(units) });
    });
    return written(outcome, PATH);
  }

  @Post('practices/:id/retire')
  @Requires('office:write')
  @About('Retire a practice', 'From `on` nobody is observed by it any more, and it no longer counts in adoption.')
  @WriteAnswers({ refusals: ['programme-closed', 'before-issue', 'date-too-far'] })
  async retire(
    @IdParam() id: PracticeId,
    @Body() body: RetirePracticeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { programme, rules } = await this.practices.must(id);
    const reason = await this.practices.desk.sealed(`practice:${id}`, body.reason);
    const outcome = await this.practices.judge(id, asked, (practice, { today }) => {
      const on = body.on ?? today;
      const event = { type: 'PracticeRetired', practice: id, programme, on, reason } as const;
      return retire(practice, event, { today, closed: rules.toRecord(on) });
    });
    return written(outcome, PATH);
  }
}
