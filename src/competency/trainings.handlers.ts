import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import { notInService } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type StaffId, type TrainingId } from '../kernel/words/ids.js';
import type { FaultRow } from '../kernel/words/refusal.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { Directory, type People } from '../staff/directory.queries.js';
import {
  type KnownTraining,
  recordTraining,
  retractTraining,
  type Training,
  trainingDecider,
} from './training.decider.js';
import { RecordTraining, RetractTraining } from './trainings.commands.js';

const decider = trainingDecider;

const absences = (people: People, staff: readonly StaffId[], on: CalendarDate): readonly FaultRow[] =>
  staff.flatMap((id, index) => {
    const code = notInService(people.get(id)?.career ?? [], on);
    return code ? [{ pointer: `/staff/${index}`, code }] : [];
  });

const there = (training: Training): KnownTraining => {
  if (training.phase === 'absent') throw notFound();
  return training;
};

@CommandHandler(RecordTraining)
export class RecordTrainingHandler implements ICommandHandler<RecordTraining> {
  constructor(
    private readonly handler: Handler,
    private readonly directory: Directory,
  ) {}

  async execute({ body, envelope }: RecordTraining): Promise<Outcome> {
    const training = asId<TrainingId>(envelope.commandId);
    return this.handler.execute(
      { decider, id: training, envelope },
      {
        gather: async () => ({ people: await this.directory.known(body.staff) }),
        decide: (known, { people }, { today }) => {
          const on = body.on ?? today;
          const faults = absences(people, body.staff, on);
          return recordTraining(known, { type: 'TrainingRecorded', training, ...body, on }, { today, faults });
        },
      },
    );
  }
}

@CommandHandler(RetractTraining)
export class RetractTrainingHandler implements ICommandHandler<RetractTraining> {
  constructor(
    private readonly handler: Handler,
    private readonly directory: Directory,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { training, staff, reason: why }, envelope }: RetractTraining): Promise<Outcome> {
    return this.handler.execute(
      { decider, id: training, envelope },
      {
        gather: async (known) => {
          there(known);
          if (staff) await this.directory.known(staff);
          return { reason: await this.sealing.text(`training:${training}`, why) };
        },
        decide: (known, { reason }) =>
          retractTraining(there(known), { type: 'TrainingRetracted', training, reason, staff }),
      },
    );
  }
}
