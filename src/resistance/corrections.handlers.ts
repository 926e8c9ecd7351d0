import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standing } from '../kernel/facts/correctable.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { ChartBook } from '../units/chart.queries.js';
import { amend, type IssueWish, raisedAs, undo, voidIssue } from './correction.rules.js';
import { Duplicates } from './duplicates.queries.js';
import { issueDecider, type KnownIssue } from './issue.decider.js';
import type { IssueRaised } from './issue.events.js';
import { AmendIssue, UndoIssueStep, VoidIssue } from './issues.commands.js';

const decider = issueDecider;

@CommandHandler(AmendIssue)
export class AmendIssueHandler implements ICommandHandler<AmendIssue> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { issue: id, reason: why, description, ...wish }, envelope }: AmendIssue): Promise<Outcome> {
    const { unit } = wish;
    const owner = `issue:${id}`;
    return this.things.judge(
      { decider, id, envelope },
      {
        followsState: true,
        gather: async (issue: KnownIssue) => {
          if (unit !== undefined) await this.charts.mustKnow([unit], () => '/unit');
          const known = standing<IssueRaised>(issue, 'IssueRaised')?.event.description;
          const texts = await this.sealing.corrected(owner, { description }, { description: known });
          const unitEnded = await this.isEnded(issue, wish);
          return { texts, unitEnded, reason: await this.sealing.text(owner, why) };
        },
        decide: (issue, { programme, rules, texts, unitEnded, reason }, { today }) => {
          const outside = unit === undefined ? undefined : rules.outside([unit]);
          return amend(issue, { ...wish, ...texts }, { today, outside, unitEnded }, { issue: id, programme, reason });
        },
      },
    );
  }

  private async isEnded(issue: KnownIssue, wish: IssueWish): Promise<boolean> {
    const raised = raisedAs(issue, wish);
    return raised !== undefined && this.charts.anyEnded([raised.unit], raised.raisedOn);
  }
}

@CommandHandler(UndoIssueStep)
export class UndoIssueStepHandler implements ICommandHandler<UndoIssueStep> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { issue: id, reason }, envelope }: UndoIssueStep): Promise<Outcome> {
    return this.corrections.undo({ decider, id, envelope }, reason, (issue, correcting) =>
      undo(issue, { issue: id, ...correcting }),
    );
  }
}

@CommandHandler(VoidIssue)
export class VoidIssueHandler implements ICommandHandler<VoidIssue> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly duplicates: Duplicates,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { issue: id, reason: why }, envelope }: VoidIssue): Promise<Outcome> {
    return this.things.judgeEvenVoid(
      { decider, id, envelope },
      {
        gather: async () => ({
          hasDuplicates: await this.duplicates.has(id),
          reason: await this.sealing.text(`issue:${id}`, why),
        }),
        decide: (issue, { programme, hasDuplicates, reason }) =>
          voidIssue(issue, { issue: id, programme, reason }, hasDuplicates),
      },
    );
  }
}
