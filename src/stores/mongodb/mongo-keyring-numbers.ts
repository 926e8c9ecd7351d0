import { randomUUID } from 'node:crypto';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { Claim, FreshClaim, Holder } from '../../kernel/ports/keyring.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { batches } from '../../kernel/words/batches.js';
import { holderOf } from '../shared/keyring-answers.js';
import type { KeyringCiphers } from '../shared/keyring-ciphers.js';
import { insertMissing } from './mongo-inserts.js';

/**
 * A number by its hash. `pending` is there until its fact is known to be recorded, and says the whole claim again:
 * with one look at it many are confirmed at once, and none that is another's by now. `by` is the process that claimed it,
 * `since` when, by its clock.
 */
export type NumberDocument = {
  readonly _id: string;
  readonly staff: string;
  readonly pending?: string;
  readonly by?: string;
  readonly since?: Date;
};

/** Who claims in this process: of its own claims it knows itself which are still to be recorded. */
const SELF: string = randomUUID();

/**
 * How long another process may take to record what it has claimed: its waits for views and an append that is sent again
 * come to half of it, and clocks differ by seconds.
 */
const FRESH_MS = 30_000;

/** `hash`: hex. */
type Hashed = { readonly hash: string; readonly staff: string; readonly instead?: string };

const TOLD_AT_ONCE = 1_000;
const DOUBTED_AT_ONCE = 2_000;

/** A claim as it is found again. */
export const pendingOf = (hash: string, staff: string): string => `${hash} ${staff}`;

/** A claim as it is kept until it is confirmed. */
const claimed = ({ hash, staff }: Hashed, by = SELF): NumberDocument => ({
  _id: hash,
  staff,
  pending: pendingOf(hash, staff),
  by,
  since: new Date(),
});

const isFresh = ({ pending, by, since }: NumberDocument, self: string): boolean =>
  pending !== undefined && by !== undefined && by !== self && Date.now() - (since?.getTime() ?? 0) < FRESH_MS;

/** Who has which number, and whether the log is known to say so. */
export class MongoNumbers {
  constructor(
    private readonly numbers: Collection<NumberDocument>,
    private readonly ciphers: KeyringCiphers,
    private readonly self = SELF,
  ) {}

  async find(nips: readonly string[]): Promise<(Holder | undefined)[]> {
    const hashes = nips.map((nip) => this.hashOf(nip));
    const holders = await this.holders(hashes);
    return hashes.map((hash) => holders.get(hash));
  }

  /** In order. Whoever comes first within one call is first. */
  async claim(claims: readonly FreshClaim[]): Promise<readonly Holder[]> {
    const hashed = claims.map(({ nip, ...rest }): Hashed => ({ hash: this.hashOf(nip), ...rest }));
    const contested = await this.contested(hashed);
    await this.handOver(contested);
    const holders = await this.holders(contested.map(({ hash }) => hash));
    const isContested = new Set(contested.map(({ hash }) => hash));
    return hashed.map(({ hash, staff }) => {
      const holder = isContested.has(hash) ? holders.get(hash) : holderOf({ staff, recorded: false });
      if (holder === undefined) throw new StoreFault('a claim was not kept');
      return holder;
    });
  }

  async confirm(claims: readonly Claim[]): Promise<void> {
    for (const some of batches(claims, TOLD_AT_ONCE)) {
      const hashed = some.map(({ nip, staff }) => ({ hash: this.hashOf(nip), staff }));
      const hashes = hashed.map(({ hash }) => hash);
      const pending = hashed.map(({ hash, staff }) => pendingOf(hash, staff));
      await this.numbers.updateMany(
        { _id: { $in: hashes }, pending: { $in: pending } },
        { $unset: { pending: '', by: '', since: '' } },
      );
    }
  }

  /** In pieces, each far shorter than an answer is waited for; whoever was interrupted doubts all again. */
  async doubt(): Promise<void> {
    let after = '';
    for (let page = await this.pageAfter(after); page.length > 0; page = await this.pageAfter(after)) {
      const last = page.at(-1) ?? after;
      const pending = { $concat: ['$_id', ' ', '$staff'] };
      await this.numbers.updateMany({ _id: { $gt: after, $lte: last } }, [{ $set: { pending } }]);
      after = last;
    }
  }

  /** The claims of numbers that were somebody's before, or are claimed twice by this very call. */
  private async contested(hashed: readonly Hashed[]): Promise<readonly Hashed[]> {
    const firsts = [...new Map(hashed.toReversed().map((one) => [one.hash, one])).values()];
    const taken = await insertMissing(
      this.numbers,
      firsts.map((one) => claimed(one, this.self)),
    );
    const held = new Set(taken.map((at) => firsts[at]?.hash));
    const first = new Set(firsts);
    return hashed.filter((one) => held.has(one.hash) || !first.has(one));
  }

  private async handOver(contested: readonly Hashed[]): Promise<void> {
    const writes = contested.flatMap((one): AnyBulkWriteOperation<NumberDocument>[] => {
      if (one.instead === undefined) return [];
      const { _id, ...mine } = claimed(one, this.self);
      return [{ updateOne: { filter: { _id, pending: pendingOf(_id, one.instead) }, update: { $set: mine } } }];
    });
    if (writes.length > 0) await this.numbers.bulkWrite(writes);
  }

  private async holders(hashes: readonly string[]): Promise<Map<string, Holder>> {
    const found = new Map<string, Holder>();
    for (const some of batches([...new Set(hashes)], TOLD_AT_ONCE)) {
      for (const kept of await this.numbers.find({ _id: { $in: some } }).toArray()) {
        const { _id, staff, pending } = kept;
        const holder = holderOf({ staff, recorded: pending === undefined });
        found.set(_id, isFresh(kept, this.self) ? { ...holder, fresh: true } : holder);
      }
    }
    return found;
  }

  private async pageAfter(after: string): Promise<string[]> {
    const page = this.numbers.find({ _id: { $gt: after } }, { projection: { _id: 1 } });
    return (await page.sort({ _id: 1 }).limit(DOUBTED_AT_ONCE).toArray()).map(({ _id }) => _id);
  }

  private hashOf(nip: string): string {
    return this.ciphers.hashOf(nip).toString('hex');
  }
}
