import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asId, type DirectiveId, type ProgrammeId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { notTooFar } from '../kernel/words/dates.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { invalid } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { directiveDecider, revise, target, withdraw } from './directive.decider.js';
import { IssueDirectiveDto, ReviseDirectiveDto, TargetDirectiveDto, WithdrawDirectiveDto } from './directive.dto.js';
import { Directives } from './directives.service.js';

const PATH = '/v1/directives';

const mustNotBeDueBefore = ({ issuedOn, dueOn }: { issuedOn: string; dueOn: string }): void => {
  if (dueOn < issuedOn) throw invalid('/dueOn', 'tidak sebelum issuedOn | not before issuedOn');
};

@ApiTags('directives')
@Controller('/v1')
export class DirectivesController {
  constructor(private readonly directives: Directives) {}

  @Post('programmes/:id/directives')
  @Requires('office:write')
  @About(
    'Issue a directive',
    'A text that the staff of the units named, and of all below them, must acknowledge by a day: its first version.',
  )
  @WriteAnswers({ creates: true, refusals: ['programme-closed', 'date-too-far', 'unit-outside-programme'] })
  async issue(
    @IdParam() programme: ProgrammeId,
    @Body() body: IssueDirectiveDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    mustNotBeDueBefore(body);
    const rules = await this.directives.programmes.rules(programme);
    await this.directives.mustKnow(body);
    const directive = asId<DirectiveId>(asked.commandId);
    const { ...given } = body;
    const outcome = await this.directives.desk.handle(
      { decider: directiveDecider, id: directive, asked },
      (known, { today }) => {
        if (known.phase !== 'absent') return [];
        const refusal =
          rules.toAdd() ?? notTooFar(body.issuedOn, today) ?? notTooFar(body.dueOn, today) ?? rules.outside(body.units);
        return refusal ? refuse(refusal) : [{ type: 'DirectiveIssued', directive, programme, ...given } as const];
      },
    );
    return written(outcome, PATH);
  }

  @Post('directives/:id/revise')
  @Requires('office:write')
  @About(
    'Issue a new version',
    'From the day of issue on, answers to older versions count as outstanding; exemptions stay.',
  )
  @WriteAnswers({ refusals: ['programme-closed', 'directive-withdrawn', 'before-issue', 'date-too-far'] })
  async revise(
    @IdParam() id: DirectiveId,
    @Body() body: ReviseDirectiveDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    mustNotBeDueBefore(body);
    const { programme, rules } = await this.directives.must(id);
    const summary = await this.directives.desk.sealed(`directive:${id}`, body.summary);
    const { summary: _, ...given } = body;
    const event = { type: 'DirectiveRevised', directive: id, programme, ...given, summary } as const;
    const outcome = await this.directives.judge(id, asked, (directive, { today }) => {
      const closed = rules.toRecord(body.issuedOn);
      return closed ? refuse(closed) : revise(directive, event, today);
    });
    return written(outcome, PATH);
  }

  @Post('directives/:id/target')
  @Requires('office:write')
  @About('Change the targets', 'Which units the directive is for from `on`, in place of those before.')
  @WriteAnswers({
    refusals: ['programme-closed', 'directive-withdrawn', 'before-issue', 'date-too-far', 'unit-outside-programme'],
  })
  async target(
    @IdParam() id: DirectiveId,
    @Body() body: TargetDirectiveDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { programme, rules } = await this.directives.must(id);
    await this.directives.mustKnow(body);
    const reason = await this.directives.desk.sealed(`directive:${id}`, body.reason);
    const outcome = await this.directives.judge(id, asked, (directive, { today }) => {
      const on = body.on ?? today;
      const closed = rules.toRecord(on);
      if (closed) return refuse(closed);
      const { units } = body;
      const event = { type: 'DirectiveTargeted', directive: id, programme, units, on, reason } as const;
      return target(directive, event, { today, outside: rules.outside(units) });
    });
    return written(outcome, PATH);
  }

  @Post('directives/:id/withdraw')
  @Requires('office:write')
  @About('Withdraw a directive', 'From `on` nobody is asked to answer it any more.')
  @WriteAnswers({ refusals: ['programme-closed', 'before-issue', 'date-too-far'] })
  async withdraw(
    @IdParam() id: DirectiveId,
    @Body() body: WithdrawDirectiveDto,
    @AskedWith() asked: Asked,
  ): Promise<Written> {
    const { programme, rules } = await this.directives.must(id);
    const reason = await this.directives.desk.sealed(`directive:${id}`, body.reason);
    const outcome = await this.directives.judge(id, asked, (directive, { today }) => {
      const on = body.on ?? today;
      const closed = rules.toRecord(on);
      if (closed) return refuse(closed);
      return withdraw(directive, { type: 'DirectiveWithdrawn', directive: id, programme, on, reason }, today);
    });
    return written(outcome, PATH);
  }
}
