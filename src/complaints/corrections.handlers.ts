import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standing } from '../kernel/facts/correctable.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { ComplaintId } from '../kernel/words/ids.js';
import { Sealing, thingOwner } from '../platform/ports/sealing.js';
import { ComplaintJudging } from './complaint-judging.js';
import { complaintDecider as decider, type KnownComplaint } from './complaint.decider.js';
import type { ComplaintReceived } from './complaint.events.js';
import { AmendComplaint, type Complainant, UndoComplaintStep, VoidComplaint } from './complaints.commands.js';
import { amend, type Correcting, type ReceiptWish, undo, voidComplaint } from './correction.rules.js';

type Texts = { readonly reference?: string | undefined; readonly text?: string | undefined };
type SealedReceipt = Pick<ReceiptWish, 'reference' | 'text' | 'name' | 'contact'>;

const correctingOf = (
  { programme }: KnownComplaint,
  { complaint, reason }: { readonly complaint: ComplaintId; readonly reason: Sealed },
): Correcting => ({ complaint, ...(programme === undefined ? {} : { programme }), reason });

@CommandHandler(AmendComplaint)
export class AmendComplaintHandler implements ICommandHandler<AmendComplaint> {
  constructor(
    private readonly judging: ComplaintJudging,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: AmendComplaint): Promise<Outcome> {
    const { complaint: id, reason: why, tier, reference, text, complainant, ...plain } = body;
    const owner = thingOwner({ decider, id });
    return this.judging.judge(id, envelope, {
      gather: async (complaint) => ({
        sealed: await this.sealed(complaint, owner, { reference, text }, complainant),
        reason: await this.sealing.text(owner, why),
      }),
      decide: (complaint, { sealed, reason }, today) => {
        const correcting = correctingOf(complaint, { complaint: id, reason });
        return amend(complaint, { receipt: { ...plain, ...sealed }, tier }, today, correcting);
      },
    });
  }

  /** A complainant is told as a whole: what is left out of it is taken away. */
  private async sealed(
    complaint: KnownComplaint,
    owner: string,
    texts: Texts,
    complainant: Complainant | undefined,
  ): Promise<SealedReceipt> {
    const told = standing<ComplaintReceived>(complaint, 'ComplaintReceived')?.event;
    const { reference, text, name, contact } = told ?? {};
    const written = await this.sealing.corrected(owner, texts, { reference, text });
    if (complainant === undefined) return written;
    const who = { name: complainant.name, contact: complainant.contact };
    const people = await this.sealing.corrected(owner, who, { name, contact });
    const gone = {
      ...(who.name === undefined ? { name: null } : {}),
      ...(who.contact === undefined ? { contact: null } : {}),
    };
    return { ...written, ...people, ...gone };
  }
}

@CommandHandler(UndoComplaintStep)
export class UndoComplaintStepHandler implements ICommandHandler<UndoComplaintStep> {
  constructor(
    private readonly judging: ComplaintJudging,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { complaint: id, reason: why }, envelope }: UndoComplaintStep): Promise<Outcome> {
    return this.judging.judge(id, envelope, {
      gather: async () => this.sealing.text(thingOwner({ decider, id }), why),
      decide: (complaint, reason) => undo(complaint, correctingOf(complaint, { complaint: id, reason })),
    });
  }
}

@CommandHandler(VoidComplaint)
export class VoidComplaintHandler implements ICommandHandler<VoidComplaint> {
  constructor(
    private readonly judging: ComplaintJudging,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { complaint: id, reason: why }, envelope }: VoidComplaint): Promise<Outcome> {
    return this.judging.judgeEvenVoid(id, envelope, {
      gather: async () => this.sealing.text(thingOwner({ decider, id }), why),
      decide: (complaint, reason) => voidComplaint(complaint, correctingOf(complaint, { complaint: id, reason })),
    });
  }
}
