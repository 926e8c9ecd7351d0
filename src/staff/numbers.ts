import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { type RecordedEvent, streamName } from '../kernel/ports/event-store.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import { asId, type StaffId } from '../kernel/words/ids.js';
import type { Admitted, Claim, FreshClaim, Holder, Newcomer, Sealed } from '../kernel/ports/keyring.js';
import { Lines } from '../kernel/words/lines.js';
import type { Nip } from '../kernel/organisation/nip.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Events, Keys } from '../platform/ports/ports.js';
import { Problem } from '../platform/problems/problem.js';
import { staffDecider } from './staff.decider.js';
import type { StaffEvent } from './staff.events.js';

/** How long a number that another process has just claimed is waited for, and how often it is looked whether it stands. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 100;
/** With as many, the keyring is told even while numbers are given without a break. */
const UNTOLD_AT_MOST = 4_096;

/**
 * Who has which number. The keyring reserves one before the fact that gives it is recorded; a crash or a fault between
 * the two leaves a claim that holds nothing. Whoever meets it asks the claimant's own stream, and takes it over if the
 * number does not stand there. As all that give a number queue for it, nobody else of this process is between the two
 * meanwhile; what another has claimed just now is waited for.
 */
@Injectable()
export class Numbers {
  private readonly lines = new Lines<Nip>();
  /** How many are giving numbers. */
  private busy = 0;
  /** Recorded, and not told to the keyring yet. */
  private untold: Claim[] = [];

  constructor(
    private readonly keys: Keys,
    private readonly events: Events,
  ) {}

  /** Nobody else gives any of these numbers until `work` is done, whatever becomes of it. */
  async alone<T>(nips: readonly Nip[], work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await this.lines.inLine(nips, work);
    } finally {
      this.busy -= 1;
      this.tell();
    }
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

  /** As `reserve`, for whoever is to be known by a number from now on: what is to be sealed is, along with it. */
  async admit(newcomers: readonly Newcomer[]): Promise<readonly Admitted[]> {
    const admitted = await this.keys.admit(newcomers, this.takeUntold());
    const foreign = admitted.flatMap((one, index) =>
      one.kind === 'taken' ? claimOf(one.holder, newcomers[index]?.nip) : [],
    );
    const left = await this.unrecorded(foreign);
    return left.size === 0 ? admitted : this.keys.admit(takingOver(newcomers, left), []);
  }

  /** Reserves a number for whoever is alone with it; false where it is somebody else's. */
  async reserve(claim: Claim): Promise<boolean> {
    const [holder] = await this.keys.claim([claim]);
    if (holder?.staff === claim.staff) return true;
    const left = await this.unrecorded(claimOf(holder, claim.nip));
    if (left.size === 0) return false;
    const [now] = await this.keys.claim(takingOver([claim], left));
    return now?.staff === claim.staff;
  }

  /**
   * To be told once their facts are in the log. The keyring hears of it with the next newcomers, or as soon as nobody
   * gives numbers. Should it not reach the keyring, the log still tells.
   */
  recorded(claims: readonly Claim[]): void {
    this.untold.push(...claims);
    this.tell();
  }

  private tell(): void {
    if (this.untold.length === 0 || (this.busy > 0 && this.untold.length < UNTOLD_AT_MOST)) return;
    this.keys.confirm(this.takeUntold()).catch(() => undefined);
  }

  private takeUntold(): readonly Claim[] {
    const { untold } = this;
    this.untold = [];
    return untold;
  }

  /** Who has claimed numbers that never were recorded; waits for those that another process may be about to record. */
  private async unrecorded(claims: readonly Held[]): Promise<ReadonlyMap<Nip, StaffId>> {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
      const recorded = await this.standing(claims);
      const left = claims.filter(({ nip }) => !recorded.has(nip));
      if (!left.some(({ fresh }) => fresh === true)) return new Map(left.map(({ nip, staff }) => [nip, staff]));
      await pause(LOOK_MS);
    }
    throw new Problem('too-busy');
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

type Held = Claim & Pick<Holder, 'fresh'>;

const claimOf = (holder: Holder | undefined, nip: Nip | undefined): Held[] =>
  holder && nip !== undefined && !holder.recorded ? [{ nip, ...holder }] : [];

const takingOver = <C extends Claim>(claims: readonly C[], from: ReadonlyMap<Nip, StaffId>): (C & FreshClaim)[] =>
  claims.map((claim) => {
    const instead = from.get(claim.nip);
    return instead === undefined ? claim : { ...claim, instead };
  });

/** Numbers that an event of a person's own stream gives. */
const numberIn = (recorded: RecordedEvent): Sealed[] => {
  const event = domainEvent<StaffEvent>(recorded);
  return 'nip' in event && event.nip ? [event.nip] : [];
};
