import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { chartDecider } from './chart.decider.js';
import { correct, enact, putOff, revoke } from './decree.rules.js';
import { CHART } from './chart.events.js';
import { ChartJudge } from './chart.judge.js';
import { CorrectRestructure, EnactRestructure, PutOffRestructure, RevokeRestructure } from './restructures.commands.js';

const THE_CHART = { decider: chartDecider, id: CHART.id };

@CommandHandler(EnactRestructure)
export class EnactRestructureHandler implements ICommandHandler<EnactRestructure> {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  async execute({ body, envelope }: EnactRestructure): Promise<Outcome> {
    return this.handler.execute(
      { ...THE_CHART, envelope },
      {
        followsState: true,
        gather: async (chart) => this.judge.decree(chart, body.changes, body.effectiveOn),
        decide: (chart, refused) => enact(chart, { type: 'RestructureEnacted', ...body }, refused),
      },
    );
  }
}

@CommandHandler(PutOffRestructure)
export class PutOffRestructureHandler implements ICommandHandler<PutOffRestructure> {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  async execute({ body, envelope }: PutOffRestructure): Promise<Outcome> {
    return this.handler.execute(
      { ...THE_CHART, envelope },
      {
        followsState: true,
        gather: async (chart) => this.judge.putOff(chart, body.reform, body.effectiveOn),
        decide: (chart, refused) => putOff(chart, { type: 'RestructurePutOff', ...body }, refused),
      },
    );
  }
}

@CommandHandler(RevokeRestructure)
export class RevokeRestructureHandler implements ICommandHandler<RevokeRestructure> {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  async execute({ body, envelope }: RevokeRestructure): Promise<Outcome> {
    return this.handler.execute(
      { ...THE_CHART, envelope },
      {
        followsState: true,
        gather: async (chart) => this.judge.revoke(chart, body.reform),
        decide: (chart, refused) => revoke(chart, { type: 'RestructureRevoked', ...body }, refused),
      },
    );
  }
}

@CommandHandler(CorrectRestructure)
export class CorrectRestructureHandler implements ICommandHandler<CorrectRestructure> {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  async execute({ body, envelope }: CorrectRestructure): Promise<Outcome> {
    const { reform, effectiveOn: on } = body;
    return this.handler.execute(
      { ...THE_CHART, envelope },
      {
        followsState: true,
        gather: async (chart) =>
          on === undefined ? this.judge.revoke(chart, reform) : this.judge.putOff(chart, reform, on),
        decide: (chart, refused) => correct(chart, { type: 'RestructureCorrected', ...body }, refused),
      },
    );
  }
}
