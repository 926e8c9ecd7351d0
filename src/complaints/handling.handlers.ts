import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { ComplaintSteps } from './complaint-steps.js';
import {
  CloseComplaint,
  CompleteComplaint,
  ForwardComplaint,
  RejectComplaint,
  ReopenComplaint,
  ReturnComplaint,
  VerifyComplaint,
  WithdrawComplaint,
} from './complaints.commands.js';

@CommandHandler(VerifyComplaint)
export class VerifyComplaintHandler implements ICommandHandler<VerifyComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body: { tier, unit, brief, ...asked }, envelope }: VerifyComplaint): Promise<Outcome> {
    return this.steps.take(asked, envelope, {
      type: 'ComplaintVerified',
      texts: { brief },
      unit,
      seal: async (text) => (brief === undefined ? {} : { brief: await text(brief) }),
      eventOf: (step, sealed) => ({ type: 'ComplaintVerified', ...step, tier, unit, ...sealed }),
    });
  }
}

@CommandHandler(ReturnComplaint)
export class ReturnComplaintHandler implements ICommandHandler<ReturnComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body, envelope }: ReturnComplaint): Promise<Outcome> {
    return this.steps.reasoned(body, envelope, 'ComplaintReturned');
  }
}

@CommandHandler(CompleteComplaint)
export class CompleteComplaintHandler implements ICommandHandler<CompleteComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body, envelope }: CompleteComplaint): Promise<Outcome> {
    return this.steps.plain(body, envelope, 'ComplaintCompleted');
  }
}

@CommandHandler(ForwardComplaint)
export class ForwardComplaintHandler implements ICommandHandler<ForwardComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body: { to, reason, ...asked }, envelope }: ForwardComplaint): Promise<Outcome> {
    return this.steps.take(asked, envelope, {
      type: 'ComplaintForwarded',
      texts: { to, reason },
      seal: async (text) => ({ to: await text(to), reason: await text(reason) }),
      eventOf: (step, sealed) => ({ type: 'ComplaintForwarded', ...step, ...sealed }),
    });
  }
}

@CommandHandler(RejectComplaint)
export class RejectComplaintHandler implements ICommandHandler<RejectComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body, envelope }: RejectComplaint): Promise<Outcome> {
    return this.steps.reasoned(body, envelope, 'ComplaintRejected');
  }
}

@CommandHandler(WithdrawComplaint)
export class WithdrawComplaintHandler implements ICommandHandler<WithdrawComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body, envelope }: WithdrawComplaint): Promise<Outcome> {
    return this.steps.reasoned(body, envelope, 'ComplaintWithdrawn');
  }
}

@CommandHandler(CloseComplaint)
export class CloseComplaintHandler implements ICommandHandler<CloseComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body, envelope }: CloseComplaint): Promise<Outcome> {
    return this.steps.plain(body, envelope, 'ComplaintClosed');
  }
}

@CommandHandler(ReopenComplaint)
export class ReopenComplaintHandler implements ICommandHandler<ReopenComplaint> {
  constructor(private readonly steps: ComplaintSteps) {}

  async execute({ body, envelope }: ReopenComplaint): Promise<Outcome> {
    return this.steps.reasoned(body, envelope, 'ComplaintReopened');
  }
}
