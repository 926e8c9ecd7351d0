import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type IssueId, type SessionId, type UnitId } from '../kernel/words/ids.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { ChartBook } from '../units/chart.queries.js';
import { Invitees } from './invitees.service.js';
import { cancel, invite, plan, reschedule, sessionDecider } from './session.decider.js';
import { CancelSession, InviteStaff, PlanSession, RescheduleSession } from './sessions.commands.js';

const decider = sessionDecider;

@CommandHandler(PlanSession)
export class PlanSessionHandler implements ICommandHandler<PlanSession> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly ends: StreamEnds,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { agenda, place, ...told }, envelope }: PlanSession): Promise<Outcome> {
    const session = asId<SessionId>(envelope.commandId);
    const { programme, units } = told;
    return this.things.add(
      { decider, id: session, envelope, programme },
      {
        gather: async () => {
          await this.mustKnow(told);
          return { texts: await this.sealing.texts(`session:${session}`, { agenda, place }) };
        },
        decide: (known, { rules, texts }, { today }) =>
          plan(
            known,
            { type: 'SessionPlanned', session, ...told, ...texts },
            { today, closed: rules.toAdd(), outside: rules.outside(units) },
          ),
      },
    );
  }

  /** 404 for a unit or issue that nobody knows. */
  private async mustKnow({
    units,
    answersIssues = [],
  }: {
    units: readonly UnitId[];
    answersIssues?: readonly IssueId[];
  }): Promise<void> {
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    for (const [index, issue] of answersIssues.entries()) {
      if (!(await this.ends.has('issue', issue))) throw notFound(`/answersIssues/${index}`);
    }
  }
}

@CommandHandler(InviteStaff)
export class InviteStaffHandler implements ICommandHandler<InviteStaff> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly invitees: Invitees,
  ) {}

  async execute({ body: { session: id, ...named }, envelope }: InviteStaff): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        // Whom a unit names follows from the session's day.
        followsState: true,
        gather: async (session) => {
          await this.invitees.mustKnow(named);
          return { staff: await this.invitees.named(named, session.on) };
        },
        decide: (session, { staff, programme, rules }) =>
          invite(session, { type: 'StaffInvited', session: id, programme, staff }, rules.toRecord()),
      },
    );
  }
}

@CommandHandler(RescheduleSession)
export class RescheduleSessionHandler implements ICommandHandler<RescheduleSession> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { session: id, reason: text, ...when }, envelope }: RescheduleSession): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => ({ reason: await this.sealing.text(`session:${id}`, text) }),
        decide: (session, { programme, rules, reason }, { today }) => {
          const event = { type: 'SessionRescheduled', session: id, programme, ...when, reason } as const;
          return reschedule(session, event, { today, closed: rules.toAdd() });
        },
      },
    );
  }
}

@CommandHandler(CancelSession)
export class CancelSessionHandler implements ICommandHandler<CancelSession> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { session: id, reason: text }, envelope }: CancelSession): Promise<Outcome> {
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async () => ({ reason: await this.sealing.text(`session:${id}`, text) }),
        decide: (session, { programme, rules, reason }) =>
          cancel(session, { type: 'SessionCancelled', session: id, programme, reason }, rules.toAdd()),
      },
    );
  }
}
