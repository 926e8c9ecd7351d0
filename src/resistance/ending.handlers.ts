import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { notFound } from '../platform/problems/problem.js';
import { IssueSteps } from './issue-steps.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { AcceptIssue, FindIssueDuplicate, ReopenIssue, ResolveIssue, WithdrawIssue } from './issues.commands.js';

@CommandHandler(ResolveIssue)
export class ResolveIssueHandler implements ICommandHandler<ResolveIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body: { outcome: text, ...asked }, envelope }: ResolveIssue): Promise<Outcome> {
    return this.steps.worded({ ...asked, text }, envelope, (step, outcome) => ({
      type: 'IssueResolved',
      ...step,
      outcome,
    }));
  }
}

@CommandHandler(AcceptIssue)
export class AcceptIssueHandler implements ICommandHandler<AcceptIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body: { reason: text, ...asked }, envelope }: AcceptIssue): Promise<Outcome> {
    return this.steps.worded({ ...asked, text }, envelope, (step, reason) => ({
      type: 'IssueAccepted',
      ...step,
      reason,
    }));
  }
}

@CommandHandler(WithdrawIssue)
export class WithdrawIssueHandler implements ICommandHandler<WithdrawIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body: { reason: text, ...asked }, envelope }: WithdrawIssue): Promise<Outcome> {
    return this.steps.worded({ ...asked, text }, envelope, (step, reason) => ({
      type: 'IssueWithdrawn',
      ...step,
      reason,
    }));
  }
}

@CommandHandler(FindIssueDuplicate)
export class FindIssueDuplicateHandler implements ICommandHandler<FindIssueDuplicate> {
  constructor(
    private readonly steps: IssueSteps,
    private readonly ends: StreamEnds,
  ) {}

  async execute({ body, envelope }: FindIssueDuplicate): Promise<Outcome> {
    const { of } = body;
    return this.steps.take(body, envelope, {
      gather: async () => {
        if (!(await this.ends.has('issue', of))) throw notFound('/of');
      },
      eventOf: (step) => ({ type: 'IssueFoundDuplicate', ...step, of }),
    });
  }
}

@CommandHandler(ReopenIssue)
export class ReopenIssueHandler implements ICommandHandler<ReopenIssue> {
  constructor(private readonly steps: IssueSteps) {}

  async execute({ body: { reason: text, ...asked }, envelope }: ReopenIssue): Promise<Outcome> {
    return this.steps.worded({ ...asked, text }, envelope, (step, reason) => ({
      type: 'IssueReopened',
      ...step,
      reason,
    }));
  }
}
