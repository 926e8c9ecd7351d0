import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { invalid } from '../platform/problems/problem.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { ChartBook } from '../units/chart.queries.js';
import { amend, annul, type ReformWish, restore, uncomplete, voidReform } from './correction.rules.js';
import { type KnownReform, reformDecider } from './reform.decider.js';
import { ReformSteps } from './reform-steps.js';
import { AmendReform, AnnulReform, RestoreReform, UncompleteReform, VoidReform } from './reforms.commands.js';

const nothing = async (): Promise<object> => ({});

/** A field of another kind of reform is no field of this one. */
const mustFitKind = ({ subject }: KnownReform, wish: ReformWish): void => {
  if (subject.kind === 'simplification') return;
  const extra = (['before', 'after'] as const).find((name) => wish[name] !== undefined);
  if (extra !== undefined)
    throw invalid(`/${extra}`, `bukan untuk jenis '${subject.kind}' | not for kind '${subject.kind}'`);
};

@CommandHandler(AmendReform)
export class AmendReformHandler implements ICommandHandler<AmendReform> {
  constructor(
    private readonly steps: ReformSteps,
    private readonly charts: ChartBook,
  ) {}

  async execute({ body: { reform: id, reason, ...wish }, envelope }: AmendReform): Promise<Outcome> {
    const { units } = wish;
    return this.steps.correct({ reform: id, reason }, envelope, {
      gather: async (reform) => {
        mustFitKind(reform, wish);
        if (units) await this.charts.mustKnow(units, (index) => `/units/${index}`);
        return {};
      },
      decide: (reform, correcting, { rules, today }) =>
        amend(reform, wish, { today, outside: units && rules.outside(units) }, correcting),
    });
  }
}

@CommandHandler(RestoreReform)
export class RestoreReformHandler implements ICommandHandler<RestoreReform> {
  constructor(private readonly steps: ReformSteps) {}

  async execute({ body, envelope }: RestoreReform): Promise<Outcome> {
    return this.steps.correct(body, envelope, { gather: nothing, decide: restore });
  }
}

@CommandHandler(AnnulReform)
export class AnnulReformHandler implements ICommandHandler<AnnulReform> {
  constructor(private readonly steps: ReformSteps) {}

  async execute({ body, envelope }: AnnulReform): Promise<Outcome> {
    return this.steps.correct(body, envelope, { gather: nothing, decide: annul });
  }
}

@CommandHandler(UncompleteReform)
export class UncompleteReformHandler implements ICommandHandler<UncompleteReform> {
  constructor(private readonly steps: ReformSteps) {}

  async execute({ body, envelope }: UncompleteReform): Promise<Outcome> {
    return this.steps.correct(body, envelope, { gather: nothing, decide: uncomplete });
  }
}

@CommandHandler(VoidReform)
export class VoidReformHandler implements ICommandHandler<VoidReform> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { reform: id, reason }, envelope }: VoidReform): Promise<Outcome> {
    return this.corrections.void({ decider: reformDecider, id, envelope }, reason, (reform, correcting) =>
      voidReform(reform, { reform: id, ...correcting }),
    );
  }
}
