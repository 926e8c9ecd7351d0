import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { personOwner } from '../kernel/ports/keyring.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { ChartBook } from '../units/chart.queries.js';
import { FactsOfPerson } from './facts-of-person.queries.js';
import { UndoStaffFact } from './staff.commands.js';
import { mustBeKnown, StaffOffice } from './staff-office.js';
import { isFactOf, isOnlyEnrolment, undo } from './undo.rules.js';

@CommandHandler(UndoStaffFact)
export class UndoStaffFactHandler implements ICommandHandler<UndoStaffFact> {
  constructor(
    private readonly office: StaffOffice,
    private readonly charts: ChartBook,
    private readonly facts: FactsOfPerson,
    private readonly sealing: Sealing,
  ) {}

  /** Who is nowhere now is not known any more, but what was taken back under a key is answered again under it. */
  async execute({ body: { staff: id, fact, reason: text }, envelope }: UndoStaffFact): Promise<Outcome> {
    return this.office.judge(
      { id, envelope },
      {
        must: async ({ phase }) => {
          if (phase === 'absent') throw notFound();
        },
        gather: async (stream) => {
          await mustBeKnown(stream);
          const told = await this.office.record(id);
          if (!isFactOf(told, fact)) throw notFound();
          const hasFacts = isOnlyEnrolment(told, fact) && (await this.facts.stand(id));
          const reason = await this.sealing.text(personOwner(id), text);
          return { told, hasFacts, reason, last: await this.charts.last() };
        },
        decide: (_, { reason, ...facts }) => undo({ type: 'StaffUndone', staff: id, fact, reason }, facts),
      },
    );
  }
}
