import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type PracticeId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ChartBook } from '../units/chart.queries.js';
import { define, practiceDecider, retire, target } from './practice.decider.js';
import { DefinePractice, RetirePractice, TargetPractice } from './practices.commands.js';

const decider = practiceDecider;

@CommandHandler(DefinePractice)
export class DefinePracticeHandler implements ICommandHandler<DefinePractice> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { description, ...told }, envelope }: DefinePractice): Promise<Outcome> {
    const practice = asId<PracticeId>(envelope.commandId);
    const { programme, units } = told;
    return this.things.add(
      { decider, id: practice, envelope, programme },
      {
        gather: async () => {
          await this.charts.mustKnow(units, (index) => `/units/${index}`);
          return { texts: await this.sealing.texts(`practice:${practice}`, { description }) };
        },
        decide: (known, { rules, texts }, { today }) => {
          const event = { type: 'PracticeDefined', practice, ...told, on: told.on ?? today, ...texts } as const;
          return define(known, event, { today, closed: rules.toAdd(), outside: rules.outside(units) });
        },
      },
    );
  }
}

@CommandHandler(TargetPractice)
export class TargetPracticeHandler implements ICommandHandler<TargetPractice> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { practice: id, units, ...told }, envelope }: TargetPractice): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => {
          await this.charts.mustKnow(units, (index) => `/units/${index}`);
          return { reason: await this.sealing.text(`practice:${id}`, told.reason) };
        },
        decide: (practice, { programme, rules, reason }, { today }) => {
          const on = told.on ?? today;
          const event = { type: 'PracticeTargeted', practice: id, programme, units, on, reason } as const;
          return target(practice, event, { today, closed: rules.toRecord(on), outside: rules.outside(units) });
        },
      },
    );
  }
}

@CommandHandler(RetirePractice)
export class RetirePracticeHandler implements ICommandHandler<RetirePractice> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { practice: id, ...told }, envelope }: RetirePractice): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => ({ reason: await this.sealing.text(`practice:${id}`, told.reason) }),
        decide: (practice, { programme, rules, reason }, { today }) => {
          const on = told.on ?? today;
          const event = { type: 'PracticeRetired', practice: id, programme, on, reason } as const;
          return retire(practice, event, { today, closed: rules.toRecord(on) });
        },
      },
    );
  }
}
