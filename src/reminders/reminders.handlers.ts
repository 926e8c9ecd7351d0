import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Aim } from '../kernel/facts/aim.js';
import type { Envelope, Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import { asId, type Subject } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { Keys } from '../platform/ports/ports.js';
import { Sealing } from '../platform/ports/sealing.js';
import { addressDecider, type Addresses, addressOf, eraseAddress, partOf, tellAddress } from './address.decider.js';
import { ADDRESSES, type AddressEvent } from './address.events.js';
import { beginDigest, type Digest, digestDecider, releaseDigest } from './digest.decider.js';
import type { DigestEvent } from './digest.events.js';
import { MarkDigest, SetAddress } from './reminders.commands.js';

const subjectOf = ({ actor }: Envelope): Subject => asId<Subject>(actor);

/** To clients each subject has one thing of each kind, which is always there. */
const named = (outcome: Outcome, id: string): Outcome =>
  outcome.kind === 'done' ? { ...outcome, id, created: false } : outcome;

@CommandHandler(SetAddress)
export class SetAddressHandler implements ICommandHandler<SetAddress> {
  constructor(
    private readonly handler: Handler,
    private readonly sealing: Sealing,
    private readonly keys: Keys,
  ) {}

  async execute({ body: { address, language }, envelope }: SetAddress): Promise<Outcome> {
    const subject = subjectOf(envelope);
    const part = (all: Addresses): ReturnType<typeof partOf> => partOf(all, subject);
    const aim: Aim<Addresses, AddressEvent> = { decider: addressDecider, id: ADDRESSES.id, envelope, part };
    const outcome = await this.handler.execute(aim, {
      followsState: true,
      gather: async (all) => this.toldFor(addressOf(all, subject), { address, language }, envelope),
      decide: (all, { isSame, sealed }) =>
        sealed
          ? tellAddress(all, { type: 'AddressTold', subject, language, address: sealed }, { isSame })
          : eraseAddress(all, subject),
      // A crash after it leaves an address that nobody can read, and the same request again records it.
      before: async (_, events) => this.destroy(events),
    });
    return named(outcome, derivedId('address', subject));
  }

  /** Each address is sealed under a key of its own, which goes with it. */
  private async toldFor(
    known: ReturnType<typeof addressOf>,
    { address, language }: SetAddress['body'],
    { commandId }: Envelope,
  ): Promise<{ readonly isSame: boolean; readonly sealed?: Awaited<ReturnType<Sealing['text']>> }> {
    if (address === null) return { isSame: false };
    const isSame = known?.language === language && (await this.sealing.says(known.address, address));
    return { isSame, sealed: isSame ? known.address : await this.sealing.text(`address:${commandId}`, address) };
  }

  private async destroy(events: readonly AddressEvent[]): Promise<undefined> {
    await this.keys.destroy(events.flatMap((event) => (event.type === 'AddressErased' ? event.erased : [])));
    return undefined;
  }
}

@CommandHandler(MarkDigest)
export class MarkDigestHandler implements ICommandHandler<MarkDigest> {
  constructor(private readonly handler: Handler) {}

  async execute({ body: { state }, envelope }: MarkDigest): Promise<Outcome> {
    const subject = subjectOf(envelope);
    const id = derivedId('digest', subject);
    const aim: Aim<Digest, DigestEvent> = { decider: digestDecider, id, envelope, part: (digest) => digest.part };
    const rule = state === 'begun' ? beginDigest : releaseDigest;
    return named(await this.handler.judge(aim, (digest, { today }) => rule(digest, { subject, today })), id);
  }
}
