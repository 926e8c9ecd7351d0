import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { PracticeId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { PeopleBook, type Whereabouts } from '../staff/people.queries.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { observe, retractObservations } from './observation.rules.js';
import { ObserveDto, RetractObservationsDto } from './practice.dto.js';
import { Practices } from './practices.service.js';

const PATH = '/v1/practices';

const windowOf = ({ windowDays }: { windowDays?: number }): { windowDays?: number } =>
  windowDays === undefined ? {} : { windowDays };

@ApiTags('practices')
@Controller('/v1/practices/:id')
export class ObservationsController {
  constructor(
    private readonly practices: Practices,
    private readonly charts: ChartBook,
    private readonly people: PeopleBook,
    private readonly access: UnitAccess,
  ) {}

  @Post('observations')
  @Requires('observations:record')
  @About(
    'Record observations',
    'Evidence that these people follow the practice, with its grade. Grade E, a self-report, never counts as practised.',
  )
  @WriteAnswers({
    refusals: [
      'programme-closed',
      'practice-retired',
      'date-in-future',
      'before-issue',
      'unit-ended',
      'staff-not-targeted',
      'staff-not-in-unit',
    ],
  })
  async observe(@IdParam() id: PracticeId, @Body() body: ObserveDto, @AskedWith() asked: Asked): Promise<Written> {
    const { practice, programme, rules } = await this.practices.must(id);
    const { unit, staff, grade } = body;
    await this.charts.mustKnow([unit], () => '/unit');
    const on = this.practices.desk.on(body.on);
    const { today: now } = asked.caller;
    const where = await this.people.whereabouts(staff, [on, now]);
    await this.mustReach(asked.caller, { unit, staff, on }, where);
    const isThere = await this.charts.existsOn(unit, [on, now]);
    const source = await this.practices.desk.sealed(`practice:${id}`, body.source);
    const named = { practice: id, programme, unit, on, grade, ...windowOf(practice), source, staff };
    const outcome = await this.practices.judge(id, asked, (known, { today }) =>
      observe(
        known,
        { type: 'PracticeObserved', ...named },
        {
          today,
          closed: rules.toRecord(on),
          unitEnded: !isThere,
          faults: where.faults(staff, { on, today: now, unit, targets: unitsOn(known.targets, on) }),
        },
      ),
    );
    return written(outcome, PATH);
  }

  @Post('retractions')
  @Requires('observations:record')
  @About('Take observations back', 'The observations of these people on that day. Where there are none, it is `200`.')
  @WriteAnswers({ refusals: ['programme-closed', 'staff-not-in-unit'] })
  async retract(
    @IdParam() id: PracticeId,
    @Body() body: RetractObservationsDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { practice, programme, rules } = await this.practices.must(id);
    const { unit, staff, on } = body;
    await this.charts.mustKnow([unit], () => '/unit');
    const { today } = asked.caller;
    const where = await this.people.whereabouts(staff, [on, today]);
    await this.mustReach(asked.caller, body, where);
    const reason = await this.practices.desk.sealed(`practice:${id}`, body.reason);
    const named = { practice: id, programme, unit, on, ...windowOf(practice), reason, staff };
    const outcome = await this.practices.judge(id, asked, (known) =>
      retractObservations(
        known,
        { type: 'ObservationsRetracted', ...named },
        {
          closed: rules.toRecord(on),
          inUnit: (person) => where.isWithin(person, unit, [on, today]),
        },
      ),
    );
    return written(outcome, PATH);
  }

  private async mustReach(
    caller: Caller,
    { unit, staff, on }: Pick<RetractObservationsDto, 'unit' | 'staff' | 'on'>,
    { people }: Whereabouts,
  ): Promise<void> {
    await this.access.mustCover(caller, 'observations:record', unit, [on]);
    await this.access.mustReach(caller, 'observations:record', { people, staff, days: () => [on] });
  }
}
