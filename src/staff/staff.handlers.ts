import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ChartBook } from '../units/chart.queries.js';
import { depart, transfer, transferred } from './staff.decider.js';
import { DepartStaff, TransferStaff } from './staff.commands.js';
import { mustBeKnown, StaffOffice } from './staff-office.js';

@CommandHandler(TransferStaff)
export class TransferStaffHandler implements ICommandHandler<TransferStaff> {
  constructor(
    private readonly office: StaffOffice,
    private readonly charts: ChartBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: TransferStaff): Promise<Outcome> {
    const { staff: id, unit, position, decree } = body;
    return this.office.judge(
      { id, envelope },
      {
        must: async (known) => {
          await mustBeKnown(known);
          await this.charts.mustKnow([unit], () => '/unit');
        },
        gather: async (_, { today }) => {
          const texts = await this.sealing.texts(`staff:${id}`, { decree });
          const on = body.on ?? today;
          return { on, texts, person: await this.office.record(id), charts: await this.charts.around(on) };
        },
        decide: (_, { on, texts, ...facts }, { today }) => {
          const post = position === undefined ? {} : { position };
          return transfer(transferred({ staff: id, unit, on, ...post, ...texts }), { ...facts, today });
        },
      },
    );
  }
}

@CommandHandler(DepartStaff)
export class DepartStaffHandler implements ICommandHandler<DepartStaff> {
  constructor(private readonly office: StaffOffice) {}

  async execute({ body: { staff: id, on, reason }, envelope }: DepartStaff): Promise<Outcome> {
    return this.office.judge(
      { id, envelope },
      {
        must: mustBeKnown,
        gather: async () => this.office.record(id),
        decide: (_, { career }, { today }) =>
          depart({ type: 'StaffDeparted', staff: id, on: on ?? today, reason }, { career, today }),
      },
    );
  }
}
