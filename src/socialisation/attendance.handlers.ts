import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Reached } from '../staff/reached.queries.js';
import { absences, attend, retractAttendance } from './attendance.rules.js';
import { sessionDecider } from './session.decider.js';
import { RecordAttendance, RetractAttendance } from './sessions.commands.js';
import { ATTENDANCE_RECORD } from './session.permissions.js';

const decider = sessionDecider;
const permission = ATTENDANCE_RECORD;

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
  ) {}

  async execute({ body: { session: id, ...told }, envelope }: RecordAttendance): Promise<Outcome> {
    const { actor } = envelope;
    return this.things.judge(
      { decider, id, envelope },
      {
        // Whose people they are follows from the session's day.
        followsState: true,
        gather: async ({ on }, { today }) => ({
          people: await this.reached.mustReach({ actor, permission, staff: told.staff, days: () => [on], today }),
        }),
        decide: (session, { people, programme, rules }, { today }) => {
          const { on } = session;
          const facts = { today, closed: rules.toRecord(on), faults: absences(people, told.staff, on) };
          return attend(session, { type: 'AttendanceRecorded', session: id, programme, on, ...told }, facts);
        },
      },
    );
  }
}

@CommandHandler(RetractAttendance)
export class RetractAttendanceHandler implements ICommandHandler<RetractAttendance> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { session: id, staff, reason: text }, envelope }: RetractAttendance): Promise<Outcome> {
    const { actor } = envelope;
    return this.things.judge(
      { decider, id, envelope },
      {
        followsState: true,
        gather: async ({ on }, { today }) => {
          await this.reached.mustReach({ actor, permission, staff, days: () => [on], today });
          return { reason: await this.sealing.text(`session:${id}`, text) };
        },
        decide: (session, { reason, programme, rules }) => {
          const { on } = session;
          const event = { type: 'AttendanceRetracted', session: id, programme, on, staff, reason } as const;
          return retractAttendance(session, event, rules.toRecord(on));
        },
      },
    );
  }
}
