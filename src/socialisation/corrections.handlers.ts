import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standing } from '../kernel/facts/correctable.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import type { FaultRow } from '../kernel/words/refusal.js';
import { Sealing } from '../platform/ports/sealing.js';
import { mustBeThere } from '../platform/problems/problem.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { Directory } from '../staff/directory.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { absences } from './attendance.rules.js';
import { amend, attendedOf, restore, type Timing, uninvite, voidSession } from './correction.rules.js';
import { type KnownSession, sessionDecider } from './session.decider.js';
import type { SessionPlanned } from './session.events.js';
import { AmendSession, RestoreSession, UninviteStaff, VoidSession } from './sessions.commands.js';

const decider = sessionDecider;

@CommandHandler(AmendSession)
export class AmendSessionHandler implements ICommandHandler<AmendSession> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly directory: Directory,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: AmendSession): Promise<Outcome> {
    const { session: id, reason: why, place, agenda, ...wish } = body;
    const { units, timing } = wish;
    const owner = `session:${id}`;
    return this.things.judge(
      { decider, id, envelope },
      {
        followsState: true,
        gather: async (session: KnownSession) => {
          if (units) await this.charts.mustKnow(units, (index) => `/units/${index}`);
          const { place: at, agenda: of } = standing<SessionPlanned>(session, 'SessionPlanned')?.event ?? {};
          const texts = await this.sealing.corrected(owner, { place, agenda }, { place: at, agenda: of });
          const faults = await this.absent(session, timing);
          return { texts, faults, reason: await this.sealing.text(owner, why) };
        },
        decide: (session, { programme, rules, texts, faults, reason }, { today }) => {
          const outside = units && rules.outside(units);
          return amend(
            session,
            { ...wish, timing, ...texts },
            { today, outside, faults },
            { session: id, programme, reason },
          );
        },
      },
    );
  }

  /** Each whose attendance stands has to be in service on the day to which it moves. */
  private async absent(session: KnownSession, timing: Timing | undefined): Promise<FaultRow[]> {
    const attended = attendedOf(session);
    if (!timing || timing.on === session.on || attended.length === 0) return [];
    const people = await this.directory.people(attended);
    return [...absences(people, attended, timing.on).values()].map(({ code }) => ({ pointer: '/startsAt', code }));
  }
}

@CommandHandler(RestoreSession)
export class RestoreSessionHandler implements ICommandHandler<RestoreSession> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { session: id, reason }, envelope }: RestoreSession): Promise<Outcome> {
    return this.corrections.undo({ decider, id, envelope }, reason, (session, correcting) =>
      restore(session, { session: id, ...correcting }),
    );
  }
}

@CommandHandler(UninviteStaff)
export class UninviteStaffHandler implements ICommandHandler<UninviteStaff> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly directory: Directory,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { session: id, staff, reason: why }, envelope }: UninviteStaff): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => {
          mustBeThere(await this.directory.unknown(staff));
          return { reason: await this.sealing.text(`session:${id}`, why) };
        },
        decide: (session, { programme, reason }) =>
          uninvite(session, { type: 'StaffUninvited', session: id, programme, staff, reason }),
      },
    );
  }
}

@CommandHandler(VoidSession)
export class VoidSessionHandler implements ICommandHandler<VoidSession> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { session: id, reason }, envelope }: VoidSession): Promise<Outcome> {
    return this.corrections.void({ decider, id, envelope }, reason, (session, correcting) =>
      voidSession(session, { session: id, ...correcting }),
    );
  }
}
