import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Outcome } from '../kernel/facts/wish.js';
import { asId, type IssueId, type ProgrammeId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { Keys } from '../platform/ports/ports.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith, confidentially } from '../platform/bus/wish.js';
import type { ProgrammeRules } from '../programmes/programme.queries.js';
import { issueDecider, raise } from './issue.decider.js';
import { RaiseIssueDto } from './issue.dto.js';
import { IssueDesk } from './issues.service.js';

const PATH = '/v1/resistance-issues';

/** What a raising is judged by beside its body. */
type Raising = { readonly programme: ProgrammeId; readonly rules: ProgrammeRules; readonly asked: Asked };

@ApiTags('resistance')
@Controller('/v1/programmes/:id/resistance-issues')
export class RaisingController {
  constructor(
    private readonly issues: IssueDesk,
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
    private readonly keys: Keys,
  ) {}

  @Post()
  @Requires('resistance:raise')
  @About(
    'Raise a resistance issue',
    'Reports resistance in a unit: why, how many people it reaches and how strong it is. If `confidential`, whoever raises it is stored nowhere.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['programme-closed', 'date-in-future', 'unit-outside-programme', 'unit-ended'],
  })
  async raise(
    @IdParam() programme: ProgrammeId,
    @Body() body: RaiseIssueDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const rules = await this.issues.programmes.rules(programme);
    await this.charts.mustKnow([body.unit], () => '/unit');
    await this.access.mustCover(asked.caller, 'resistance:raise', body.unit, [body.raisedOn]);
    const hidden = confidentially(asked, this.keys);
    const [mine, other] = body.confidential ? [hidden, asked] : [asked, hidden];
    const reused = asked.keyed && (await this.issues.desk.revision(issueDecider, other.commandId)) >= 0;
    const outcome = reused
      ? refuse('idempotency-key-reused')
      : await this.record(body, { programme, rules, asked: mine });
    return written(outcome, PATH);
  }

  private async record(
    { confidential = false, description, ...body }: RaiseIssueDto,
    { programme, rules, asked }: Raising,
  ): Promise<Outcome> {
    const issue = asId<IssueId>(asked.commandId);
    const { unit, raisedOn } = body;
    const chart = await this.charts.on(raisedOn);
    const sealed = await this.issues.desk.sealed(`issue:${issue}`, description);
    const named = { issue, programme, ...body, description: sealed, confidential };
    return this.issues.desk.handle({ decider: issueDecider, id: issue, asked }, (known, { today }) =>
      raise(
        known,
        { type: 'IssueRaised', ...named },
        {
          today,
          closed: rules.toAdd(),
          outside: rules.outside([unit]),
          unitEnded: !chart.exists(unit),
        },
      ),
    );
  }
}
