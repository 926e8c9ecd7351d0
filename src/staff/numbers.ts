import { Injectable } from '@nestjs/common';
import { type RecordedEvent, streamName } from '../kernel/ports/event-store.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import { asId, type StaffId } from '../kernel/words/ids.js';
import type { Claim, FreshClaim, Holder, Sealed } from '../kernel/ports/keyring.js';
import { Lines } from '../kernel/words/lines.js';
import type { Nip } from '../kernel/organisation/nip.js';
import type { Outcome } from '../kernel/facts/wish.js';
import { Events, Keys } from '../platform/ports/ports.js';
import { staffDecider } from './staff.decider.js';
import type { StaffEvent } from './staff.events.js';

/**
 * Who has which number. The keyring reserves one before the fact that gives it is recorded; a crash or a fault between
 * the two leaves a claim that holds nothing. Whoever meets it asks the claimant's own stream, and takes it over if the
 * number does not stand there. As all that give a number queue for it, nobody else is between the two meanwhile.
 */
@Injectable()
export class Numbers {
  private readonly lines = new Lines<Nip>();

  constructor(
    private readonly keys: Keys,
    private readonly events: Events,
  ) {}

  /** Nobody else gives any of these numbers until `work` is done, whatever becomes of it. */
  async alone<T>(nips: readonly Nip[], work: () => Promise<T>): Promise<T> {
    return this.lines.inLine(nips, work);
  }

  /** As `alone`, of a write about one person: what it records is theirs for good. */
  async giving(nip: Nip, write: () => Promise<Outcome>): Promise<Outcome> {
    return this.alone([nip], async () => {
      const outcome = await write();
      if (outcome.kind === 'done') this.recorded([{ nip, staff: asId<StaffId>(outcome.id) }]);
      return outcome;
    });
  }

  /** Whose numbers they are or were, by what is recorded; in order. */
  async holders(nips: readonly Nip[]): Promise<readonly (StaffId | undefined)[]> {
    if (nips.length === 0) return [];
    const found = await this.keys.find(nips);
    const claims = found.flatMap((holder, index) => claimOf(holder, nips[index]));
    const recorded = await this.standing(claims);
    return found.map((holder, index) => {
      const holds = holder && (holder.recorded || recorded.has(nips[index]));
      return holds ? holder.staff : undefined;
    });
  }

  /** Reserves numbers for whoever is alone with them; in order, who holds each now. */
  async claim(claims: readonly Claim[]): Promise<readonly StaffId[]> {
    const holders = await this.keys.claim(claims);
    const foreign = claims.flatMap(({ nip, staff }, index) =>
      holders[index]?.staff === staff ? [] : claimOf(holders[index], nip),
    );
    const recorded = await this.standing(foreign);
    const left = new Map(foreign.filter(({ nip }) => !recorded.has(nip)).map(({ nip, staff }) => [nip, staff]));
    if (left.size === 0) return holders.map(({ staff }) => staff);
    return (await this.keys.claim(claims.map((one) => takingOver(one, left)))).map(({ staff }) => staff);
  }

  /** As `claim`, of one number; false where it is somebody else's. */
  async reserve(claim: Claim): Promise<boolean> {
    const [holder] = await this.claim([claim]);
    return holder === claim.staff;
  }

  /** To be told once their facts are in the log. Should it not reach the keyring, the log still tells. */
  recorded(claims: readonly Claim[]): void {
    if (claims.length > 0) this.keys.confirm(claims).catch(() => undefined);
  }

  /** The numbers, among some that are only claimed, which stand in their claimants' own streams. */
  private async standing(claims: readonly Claim[]): Promise<ReadonlySet<Nip | undefined>> {
    if (claims.length === 0) return new Set();
    const streams = await Promise.all(
      claims.map(async ({ staff }) => this.events.read(streamName(staffDecider.category, staff), 0)),
    );
    const sealed = streams.map((stream) => stream.flatMap(numberIn));
    const opened = await this.keys.open(sealed.flat());
    let at = 0;
    const recorded = claims.filter(({ nip }, index) => {
      const from = at;
      at += sealed[index]?.length ?? 0;
      return opened.slice(from, at).includes(nip);
    });
    this.recorded(recorded);
    return new Set(recorded.map(({ nip }) => nip));
  }
}

const claimOf = (holder: Holder | undefined, nip: Nip | undefined): Claim[] =>
  holder && nip !== undefined && !holder.recorded ? [{ nip, staff: holder.staff }] : [];

const takingOver = (claim: Claim, from: ReadonlyMap<Nip, StaffId>): FreshClaim => {
  const instead = from.get(claim.nip);
  return instead === undefined ? claim : { ...claim, instead };
};

/** Numbers that an event of a person's own stream gives. */
const numberIn = (recorded: RecordedEvent): Sealed[] => {
  const event = domainEvent<StaffEvent>(recorded);
  return 'nip' in event && event.nip ? [event.nip] : [];
};
