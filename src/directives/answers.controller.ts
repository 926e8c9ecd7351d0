import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { DirectiveId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { PeopleBook, type Whereabouts } from '../staff/people.queries.js';
import { type Named, UnitAccess } from '../staff/unit-access.queries.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { invalid } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { answer, daysTaken, retract } from './answer.rules.js';
import { AcknowledgeDto, ExemptDto, ReasonedAnswerDto, RetractAnswersDto } from './directive.dto.js';
import type { DirectiveAnswered } from './directive.events.js';
import { Directives } from './directives.service.js';

const PATH = '/v1/directives';

const REFUSALS: readonly RuleCode[] = [
  'programme-closed',
  'directive-withdrawn',
  'date-in-future',
  'before-issue',
  'unit-ended',
  'staff-not-targeted',
  'staff-not-in-unit',
];

type Given = { unit: UnitId; staff: StaffId[]; on?: CalendarDate; until?: CalendarDate; reason?: string };

@ApiTags('directives')
@Controller('/v1/directives/:id')
export class AnswersController {
  constructor(
    private readonly directives: Directives,
    private readonly charts: ChartBook,
    private readonly people: PeopleBook,
    private readonly access: UnitAccess,
  ) {}

  @Post('acknowledgements')
  @Requires('answers:record')
  @About('Record acknowledgements', 'These people have read and understood the version that was current on that day.')
  @WriteAnswers({ refusals: REFUSALS })
  async acknowledge(
    @IdParam() id: DirectiveId,
    @Body() { how, ...given }: AcknowledgeDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.record(id, asked, given, { answer: 'acknowledged', how });
  }

  @Post('declines')
  @Requires('answers:record')
  @About('Record declines', 'These people decline the version that was current on that day.')
  @WriteAnswers({ refusals: REFUSALS })
  async decline(
    @IdParam() id: DirectiveId,
    @Body() body: ReasonedAnswerDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.record(id, asked, body, { answer: 'declined' });
  }

  @Post('exception-requests')
  @Requires('answers:record')
  @About(
    'Record requests for an exception',
    'These people ask not to have to acknowledge it. They stay overdue until they are exempted.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async requestException(
    @IdParam() id: DirectiveId,
    @Body() body: ReasonedAnswerDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    return this.record(id, asked, body, { answer: 'exception-requested' });
  }

  @Post('exemptions')
  @Requires('office:write')
  @About(
    'Exempt people',
    'These people need not acknowledge any version, until a day or for good: they no longer count in the rate.',
  )
  @WriteAnswers({ refusals: REFUSALS })
  async exempt(@IdParam() id: DirectiveId, @Body() body: ExemptDto, @AskedWith() asked: Asked): Promise<Written> {
    const on = this.directives.desk.on(body.on);
    if (body.until !== undefined && body.until < on) throw invalid('/until', 'tidak sebelum on | not before on');
    return this.record(id, asked, body, { answer: 'exempted' });
  }

  @Post('retractions')
  @Requires('answers:record')
  @About(
    'Take answers back',
    'Without `on` the last answer of each person, else those of that day. Where there is nothing to take back, it is `200`. An exemption is taken back by the reform office only.',
  )
  @WriteAnswers({ refusals: ['programme-closed', 'staff-not-in-unit'] })
  async retract(
    @IdParam() id: DirectiveId,
    @Body() body: RetractAnswersDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { directive, programme, rules } = await this.directives.must(id);
    const { unit, staff, on } = body;
    await this.charts.mustKnow([unit], () => '/unit');
    const { today } = asked.caller;
    const days = daysTaken(directive, { on, staff }, today);
    const all = [...days.values()].flat();
    const where = await this.people.whereabouts(staff, [...all, today]);
    await this.access.mustCover(asked.caller, 'answers:record', unit, all);
    await this.mustReach(asked, where, staff, (person) => days.get(person) ?? []);
    const reason = await this.directives.desk.sealed(`directive:${id}`, body.reason);
    const wish = { type: 'AnswersRetracted', directive: id, programme, unit, staff, reason } as const;
    const outcome = await this.directives.judge(id, asked, (known) =>
      retract(known, on === undefined ? wish : { ...wish, on }, {
        today,
        closed: (day) => rules.toRecord(day),
        mayTakeExemptions: asked.caller.may('office:write'),
        inUnit: (person, day) => where.isWithin(person, unit, [day, today]),
      }),
    );
    return written(outcome, PATH);
  }

  private async mustReach(
    { caller }: Asked,
    { people }: Whereabouts,
    staff: readonly StaffId[],
    days: Named['days'],
  ): Promise<void> {
    await this.access.mustReach(caller, 'answers:record', { people, staff, days });
  }

  private async record(
    id: DirectiveId,
    asked: Asked,
    { reason, unit, staff, until, ...given }: Given,
    kind: Pick<DirectiveAnswered, 'answer' | 'how'>,
  ): Promise<Written> {
    const { programme, rules } = await this.directives.must(id);
    await this.charts.mustKnow([unit], () => '/unit');
    const on = this.directives.desk.on(given.on);
    const { today: now } = asked.caller;
    const where = await this.people.whereabouts(staff, [on, now]);
    await this.access.mustCover(asked.caller, 'answers:record', unit, [on]);
    await this.mustReach(asked, where, staff, () => [on]);
    const isThere = await this.charts.existsOn(unit, [on, now]);
    const texts = await this.directives.desk.seal(`directive:${id}`, { reason });
    const wish = {
      type: 'DirectiveAnswered',
      directive: id,
      programme,
      unit,
      on,
      staff,
      ...kind,
      ...texts,
    } as const;
    const outcome = await this.directives.judge(id, asked, (known, { today }) =>
      answer(known, until === undefined ? wish : { ...wish, until }, {
        today,
        closed: rules.toRecord(on),
        unitEnded: !isThere,
        faults: where.faults(staff, { on, today: now, unit, targets: unitsOn(known.targets, on) }),
      }),
    );
    return written(outcome, PATH);
  }
}
