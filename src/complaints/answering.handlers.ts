import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { ComplaintSteps } from './complaint-steps.js';
import { AnswerComplaint, AssignComplaint } from './complaints.commands.js';

@CommandHandler(AssignComplaint)
export class AssignComplaintHandler implements ICommandHandler<AssignComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body: { unit, reason, ...asked }, envelope }: AssignComplaint): Promise<Outcome> {
    return this.steps.take(asked, envelope, {
      type: 'ComplaintAssigned',
      texts: { reason },
      unit,
      byHeads: true,
      seal: async (text) => text(reason),
      eventOf: (step, sealed) => ({ type: 'ComplaintAssigned', ...step, unit, reason: sealed }),
    });
  }
}

@CommandHandler(AnswerComplaint)
export class AnswerComplaintHandler implements ICommandHandler<AnswerComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body: { text: said, ...asked }, envelope }: AnswerComplaint): Promise<Outcome> {
    return this.steps.take(asked, envelope, {
      type: 'ComplaintAnswered',
      texts: { text: said },
      byHeads: true,
      seal: async (text) => text(said),
      eventOf: (step, text) => ({ type: 'ComplaintAnswered', ...step, text }),
    });
  }
}
