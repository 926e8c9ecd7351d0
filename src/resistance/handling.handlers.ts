import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { IssueSteps } from './issue-steps.js';
import { AcknowledgeIssue, AnswerIssue, DiagnoseIssue, ReassessIssue } from './issues.commands.js';

@CommandHandler(AcknowledgeIssue)
export class AcknowledgeIssueHandler implements ICommandHandler<AcknowledgeIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body, envelope }: AcknowledgeIssue): Promise<Outcome> {
    return this.steps.plain(body, envelope, (step) => ({ type: 'IssueAcknowledged', ...step }));
  }
}

@CommandHandler(DiagnoseIssue)
export class DiagnoseIssueHandler implements ICommandHandler<DiagnoseIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body, envelope }: DiagnoseIssue): Promise<Outcome> {
    const { cause } = body;
    return this.steps.plain(body, envelope, (step) => ({ type: 'IssueDiagnosed', ...step, cause }));
  }
}

@CommandHandler(ReassessIssue)
export class ReassessIssueHandler implements ICommandHandler<ReassessIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body, envelope }: ReassessIssue): Promise<Outcome> {
    const { reach, intensity } = body;
    return this.steps.plain(body, envelope, (step) => ({ type: 'IssueReassessed', ...step, reach, intensity }));
  }
}

@CommandHandler(AnswerIssue)
export class AnswerIssueHandler implements ICommandHandler<AnswerIssue> {
  constructor(
    private readonly steps: IssueSteps,
    private readonly ends: StreamEnds,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: AnswerIssue): Promise<Outcome> {
    const { issue, kind, session, note } = body;
    const told = session === undefined ? { kind } : { kind, session };
    return this.steps.take(body, envelope, {
      gather: async () => {
        if (session !== undefined && !(await this.ends.has('session', session))) throw notFound('/session');
        return this.sealing.texts(`issue:${issue}`, { note });
      },
      eventOf: (step, texts) => ({ type: 'IssueAnswered', ...step, ...told, ...texts }),
    });
  }
}
