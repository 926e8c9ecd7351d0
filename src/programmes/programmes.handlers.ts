import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import { asId, type ProgrammeId } from '../kernel/words/ids.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { standing } from '../kernel/facts/correctable.js';
import type { ProgrammeClosed } from './programme.events.js';
import { ChartBook } from '../units/chart.queries.js';
import { mustBeThere } from '../platform/problems/problem.js';
import { Sealing } from '../platform/ports/sealing.js';
import { close, launch, programmeDecider, reschedule, scope } from './programme.decider.js';
import { ProgrammeOffice } from './programme-office.js';
import { CloseProgramme, LaunchProgramme, RescheduleProgramme, ScopeProgramme } from './programmes.commands.js';

const decider = programmeDecider;

@CommandHandler(LaunchProgramme)
export class LaunchProgrammeHandler implements ICommandHandler<LaunchProgramme> {
  constructor(
    private readonly handler: Handler,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { goal, ...told }, envelope }: LaunchProgramme): Promise<Outcome> {
    const programme = asId<ProgrammeId>(envelope.commandId);
    const launched = { type: 'ProgrammeLaunched', programme, ...told } as const;
    return this.handler.execute(
      { decider, id: programme, envelope },
      {
        gather: async (_, { today }) => {
          await this.charts.mustKnow(told.units, (index) => `/units/${index}`);
          const texts = await this.sealing.texts(`programme:${programme}`, { goal });
          return { texts, ended: await this.charts.anyEnded(told.units, today) };
        },
        decide: (known, { texts, ended }) => launch(known, { ...launched, ...texts }, { ended }),
      },
    );
  }
}

@CommandHandler(RescheduleProgramme)
export class RescheduleProgrammeHandler implements ICommandHandler<RescheduleProgramme> {
  constructor(
    private readonly office: ProgrammeOffice,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { reason, ...told }, envelope }: RescheduleProgramme): Promise<Outcome> {
    const { programme: id } = told;
    return this.office.judge(
      { id, envelope },
      {
        gather: async () => this.sealing.text(`programme:${id}`, reason),
        decide: (programme, sealed, moment) =>
          reschedule(programme, { type: 'ProgrammeRescheduled', ...told, reason: sealed }, moment),
      },
    );
  }
}

@CommandHandler(ScopeProgramme)
export class ScopeProgrammeHandler implements ICommandHandler<ScopeProgramme> {
  constructor(
    private readonly office: ProgrammeOffice,
    private readonly charts: ChartBook,
  ) {}

  async execute({ body: { programme: id, units, on }, envelope }: ScopeProgramme): Promise<Outcome> {
    return this.office.judge(
      { id, envelope },
      {
        gather: async (_, { today }) => {
          mustBeThere(await this.charts.unknown(units, (index) => `/units/${index}`));
          return { ended: await this.charts.anyEnded(units, today) };
        },
        decide: (programme, facts, moment) => {
          const event = { type: 'ProgrammeScoped', programme: id, units, on: on ?? moment.today } as const;
          return scope(programme, event, { ...moment, ...facts });
        },
      },
    );
  }
}

@CommandHandler(CloseProgramme)
export class CloseProgrammeHandler implements ICommandHandler<CloseProgramme> {
  constructor(
    private readonly office: ProgrammeOffice,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { programme: id, on, outcome }, envelope }: CloseProgramme): Promise<Outcome> {
    return this.office.judge(
      { id, envelope },
      {
        followsState: true,
        gather: async (programme) => {
          const known = standing<ProgrammeClosed>(programme, 'ProgrammeClosed')?.event.outcome;
          const sameOutcome = await this.sealing.says(known, outcome);
          return { sameOutcome, outcome: await this.sealing.text(`programme:${id}`, outcome) };
        },
        decide: (programme, { sameOutcome, ...texts }, { today }) =>
          close(
            programme,
            { type: 'ProgrammeClosed', programme: id, on: on ?? today, ...texts },
            { today, sameOutcome },
          ),
      },
    );
  }
}
