import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type DirectiveId, type ReformId, type UnitId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { ChartBook } from '../units/chart.queries.js';
import { directiveDecider, issue, revise, target, withdraw } from './directive.decider.js';
import { IssueDirective, ReviseDirective, TargetDirective, WithdrawDirective } from './directives.commands.js';

const decider = directiveDecider;

const unitsOf = (index: number): string => `/units/${index}`;

@CommandHandler(IssueDirective)
export class IssueDirectiveHandler implements ICommandHandler<IssueDirective> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly ends: StreamEnds,
  ) {}

  async execute({ body, envelope }: IssueDirective): Promise<Outcome> {
    const directive = asId<DirectiveId>(envelope.commandId);
    return this.things.add(
      { decider, id: directive, envelope, programme: body.programme },
      {
        gather: async () => this.mustKnow(body),
        decide: (known, { rules }, { today }) =>
          issue(
            known,
            { type: 'DirectiveIssued', directive, ...body },
            { today, closed: rules.toAdd(), outside: rules.outside(body.units) },
          ),
      },
    );
  }

  /** 404 for a unit or reform that nobody knows. */
  private async mustKnow({ units, reform }: { units: readonly UnitId[]; reform?: ReformId }): Promise<object> {
    await this.charts.mustKnow(units, unitsOf);
    if (reform !== undefined && !(await this.ends.has('reform', reform))) throw notFound('/reform');
    return {};
  }
}

@CommandHandler(ReviseDirective)
export class ReviseDirectiveHandler implements ICommandHandler<ReviseDirective> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { summary: text, ...told }, envelope }: ReviseDirective): Promise<Outcome> {
    const { directive: id } = told;
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => ({ summary: await this.sealing.text(`directive:${id}`, text) }),
        decide: (directive, { programme, rules, summary }, { today }) => {
          const event = { type: 'DirectiveRevised', programme, ...told, summary } as const;
          return revise(directive, event, { today, closed: rules.toRecord(told.issuedOn) });
        },
      },
    );
  }
}

@CommandHandler(TargetDirective)
export class TargetDirectiveHandler implements ICommandHandler<TargetDirective> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { directive: id, units, ...told }, envelope }: TargetDirective): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => {
          await this.charts.mustKnow(units, unitsOf);
          return { reason: await this.sealing.text(`directive:${id}`, told.reason) };
        },
        decide: (directive, { programme, rules, reason }, { today }) => {
          const on = told.on ?? today;
          const event = { type: 'DirectiveTargeted', directive: id, programme, units, on, reason } as const;
          return target(directive, event, { today, closed: rules.toRecord(on), outside: rules.outside(units) });
        },
      },
    );
  }
}

@CommandHandler(WithdrawDirective)
export class WithdrawDirectiveHandler implements ICommandHandler<WithdrawDirective> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { directive: id, ...told }, envelope }: WithdrawDirective): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => ({ reason: await this.sealing.text(`directive:${id}`, told.reason) }),
        decide: (directive, { programme, rules, reason }, { today }) => {
          const on = told.on ?? today;
          const event = { type: 'DirectiveWithdrawn', directive: id, programme, on, reason } as const;
          return withdraw(directive, event, { today, closed: rules.toRecord(on) });
        },
      },
    );
  }
}
