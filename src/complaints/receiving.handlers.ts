import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import { asId, type ComplaintId, type ProgrammeId, type ReformId } from '../kernel/words/ids.js';
import { Sealing, thingOwner } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { complaintDecider as decider, receive } from './complaint.decider.js';
import { ReceiveComplaint } from './complaints.commands.js';

type Labels = { readonly programme?: ProgrammeId; readonly reform?: ReformId };

@CommandHandler(ReceiveComplaint)
export class ReceiveComplaintHandler implements ICommandHandler<ReceiveComplaint> {
  constructor(
    private readonly handler: Handler,
    private readonly ends: StreamEnds,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: ReceiveComplaint): Promise<Outcome> {
    const { receivedOn, channel, reference, text, complainant, confidential = false, programme, reform } = body;
    const complaint = asId<ComplaintId>(envelope.commandId);
    const owner = thingOwner({ decider, id: complaint });
    return this.handler.execute(
      { decider, id: complaint, envelope },
      {
        gather: async () => ({
          labels: await this.labelled(programme, reform),
          text: await this.sealing.text(owner, text),
          texts: await this.sealing.texts(owner, { reference, ...complainant }),
        }),
        decide: (known, { labels, text: sealed, texts }, { today }) =>
          receive(
            known,
            {
              type: 'ComplaintReceived',
              complaint,
              receivedOn,
              channel,
              text: sealed,
              ...texts,
              confidential,
              ...labels,
            },
            today,
          ),
      },
    );
  }

  /** A reform implies its programme; 404 for what nobody knows, is void, or is of another programme. */
  private async labelled(programme: ProgrammeId | undefined, reform: ReformId | undefined): Promise<Labels> {
    if (programme !== undefined && !(await this.ends.has('programme', programme))) throw notFound('/programme');
    if (reform === undefined) return programme === undefined ? {} : { programme };
    const its = programme ?? (await this.ends.of('reform', reform)).programme ?? '';
    if (!(await this.ends.hasIn(its, 'reform', reform))) throw notFound('/reform');
    return { programme: asId<ProgrammeId>(its), reform };
  }
}
