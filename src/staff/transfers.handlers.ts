import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import type { Outcome, Part } from '../kernel/facts/envelope.js';
import { type Position, positionOf } from '../kernel/ports/event-store.js';
import { asId, type TransferId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { mustBeThere } from '../platform/problems/problem.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory, type People } from './directory.queries.js';
import { TransferTogether } from './staff.commands.js';
import type { Move } from './staff.events.js';
import { moveTogether, transferDecider } from './transfer.decider.js';

const lastOf = (people: People): Position =>
  positionOf(Math.max(0, ...[...people.values()].flatMap(({ career }) => career.map(({ seq }) => seq))));

@CommandHandler(TransferTogether)
export class TransferTogetherHandler implements ICommandHandler<TransferTogether> {
  constructor(
    private readonly handler: Handler,
    private readonly charts: ChartBook,
    private readonly directory: Directory,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { moves, ...told }, envelope }: TransferTogether): Promise<Outcome> {
    const transfer = asId<TransferId>(envelope.commandId);
    const staff = moves.map((move) => move.staff);
    // Everybody is there already: the answer points at the last fact about any of them.
    const elsewhere = async (): Promise<Part> => ({
      revision: 0,
      position: lastOf(await this.directory.peopleNow(staff)),
    });
    const outcome = await this.handler.execute(
      { decider: transferDecider, id: transfer, envelope, elsewhere },
      {
        gather: async (_, { today }) => {
          await this.mustKnow(moves);
          const on = told.on ?? today;
          const decree = await this.sealing.text(`transfer:${transfer}`, told.decree);
          return { on, decree, people: await this.directory.people(staff), charts: await this.charts.around(on) };
        },
        decide: (_, { on, decree, ...facts }, { today }) =>
          moveTogether({ type: 'StaffMovedTogether', transfer, on, decree, moves }, { ...facts, today }),
      },
    );
    return this.named(outcome);
  }

  private async mustKnow(moves: readonly Move[]): Promise<void> {
    const staff = moves.map((move) => move.staff);
    const units = moves.map(({ unit }) => unit);
    mustBeThere([
      ...(await this.directory.unknown(staff, (index) => `/moves/${index}/staff`)),
      ...(await this.charts.unknown(units, (index) => `/moves/${index}/unit`)),
    ]);
  }

  /** What moved nobody is answered with the transfer that moved them last, where one did. */
  private async named(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== 'done' || outcome.created) return outcome;
    return { ...outcome, id: (await this.directory.transferAt(outcome.position)) ?? outcome.id };
  }
}
