import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { mustBeThere } from '../platform/problems/problem.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Directory } from '../staff/directory.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { propose, reformDecider } from './reform.decider.js';
import { ReformSteps } from './reform-steps.js';
import type { ReformProposed } from './reform.events.js';
import {
  CancelReform,
  CompleteReform,
  DecreeReform,
  FollowChart,
  PostponeReform,
  ProposeReform,
} from './reforms.commands.js';
import { cancel, complete, decree, followChart, postpone } from './step.rules.js';
import { staffNamedBy, unitsNamedBy } from './subject.rules.js';

const decider = reformDecider;

@CommandHandler(ProposeReform)
export class ProposeReformHandler implements ICommandHandler<ProposeReform> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly directory: Directory,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { reason, ...told }, envelope }: ProposeReform): Promise<Outcome> {
    const { reform, programme, units, subject } = told;
    return this.things.add(
      { decider, id: reform, envelope, programme },
      {
        gather: async () => {
          await this.mustKnow(told);
          return { texts: await this.sealing.texts(`reform:${reform}`, { reason }) };
        },
        decide: (known, { rules, texts }, { today }) =>
          propose(
            known,
            { type: 'ReformProposed', ...told, ...texts },
            { today, closed: rules.toAdd(), outside: rules.outside([...units, ...unitsNamedBy(subject)]) },
          ),
      },
    );
  }

  /** 404 for a unit or person that nobody knows. */
  private async mustKnow({ units, subject }: Pick<ReformProposed, 'units' | 'subject'>): Promise<void> {
    mustBeThere([
      ...(await this.charts.unknown(units, (index) => `/units/${index}`)),
      ...(await this.charts.unknown(unitsNamedBy(subject), () => '/changes')),
      ...(await this.directory.unknown(staffNamedBy(subject), (index) => `/posts/${index}/staff`)),
    ]);
  }
}

@CommandHandler(DecreeReform)
export class DecreeReformHandler implements ICommandHandler<DecreeReform> {
  constructor(private readonly steps: ReformSteps) {}

  async execute({ body, envelope }: DecreeReform): Promise<Outcome> {
    return this.steps.take(body, envelope, {
      seal: async () => ({}),
      decide: (reform, _, facts) => decree(reform, body, facts),
    });
  }
}

@CommandHandler(PostponeReform)
export class PostponeReformHandler implements ICommandHandler<PostponeReform> {
  constructor(
    private readonly steps: ReformSteps,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { reason, ...told }, envelope }: PostponeReform): Promise<Outcome> {
    return this.steps.take(told, envelope, {
      seal: async () => this.sealing.text(`reform:${told.reform}`, reason),
      decide: (reform, sealed, facts) => postpone(reform, { ...told, reason: sealed }, facts),
    });
  }
}

@CommandHandler(CompleteReform)
export class CompleteReformHandler implements ICommandHandler<CompleteReform> {
  constructor(
    private readonly steps: ReformSteps,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: CompleteReform): Promise<Outcome> {
    const { reform: id, evidence } = body;
    return this.steps.take(body, envelope, {
      seal: async () => this.sealing.texts(`reform:${id}`, { evidence }),
      decide: (reform, texts, { on, ...facts }) => complete(reform, { reform: id, on, ...texts }, facts),
    });
  }
}

@CommandHandler(CancelReform)
export class CancelReformHandler implements ICommandHandler<CancelReform> {
  constructor(
    private readonly steps: ReformSteps,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: CancelReform): Promise<Outcome> {
    const { reform: id } = body;
    return this.steps.take(body, envelope, {
      seal: async () => this.sealing.text(`reform:${id}`, body.reason),
      decide: (reform, reason, { on, ...facts }) => cancel(reform, { reform: id, on, reason }, facts),
    });
  }
}

@CommandHandler(FollowChart)
export class FollowChartHandler implements ICommandHandler<FollowChart> {
  constructor(private readonly handler: Handler) {}

  async execute({ body, envelope }: FollowChart): Promise<Outcome> {
    return this.handler.judge({ decider, id: body.reform, envelope }, (reform) =>
      followChart(reform, body, envelope.commandId),
    );
  }
}
