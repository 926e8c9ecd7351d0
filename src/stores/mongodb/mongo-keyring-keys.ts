import type { Collection } from 'mongodb';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { batches } from '../../kernel/words/batches.js';
import type { KeyringCiphers } from '../shared/keyring-ciphers.js';
import { inTurns } from './in-turns.js';
import { insertMissing } from './mongo-inserts.js';

/** A data key under the master key, by its owner. */
export type KeyDocument = { readonly _id: string; readonly wrapped: Buffer };

export type DataKeys = ReadonlyMap<string, Buffer>;

const ASKED_AT_ONCE = 1_000;

/**
 * Data keys. None is kept from one call to the next: any other process may erase a person, and a key that is kept here
 * would go on to open what was erased there. Whose document is gone is gone for every question; on the server's disks
 * the wrapped key lasts until its page, the journal and the operations log are written over.
 */
export class MongoKeys {
  constructor(
    private readonly keys: Collection<KeyDocument>,
    private readonly ciphers: KeyringCiphers,
  ) {}

  /** Of those owners that have one. */
  async there(owners: Iterable<string>): Promise<Map<string, Buffer>> {
    const found: KeyDocument[] = [];
    for (const some of batches([...new Set(owners)], ASKED_AT_ONCE)) {
      found.push(...(await this.keys.find({ _id: { $in: some } }).toArray()));
    }
    const unwrapped = ({ _id, wrapped }: KeyDocument) => [_id, this.ciphers.unwrap(_id, wrapped)] as const;
    return new Map(await inTurns(found, unwrapped));
  }

  /** Of all the owners: made where there is none. As a rule there is one for most. */
  async ofAll(owners: Iterable<string>): Promise<DataKeys> {
    const all = [...new Set(owners)];
    const there = await this.there(all);
    const made = await this.made(all.filter((owner) => !there.has(owner)));
    return new Map([...there, ...made]);
  }

  /** Of all the owners, none of which has one as a rule: none is looked for before one is made. */
  async made(owners: readonly string[]): Promise<DataKeys> {
    const fresh = await inTurns([...new Set(owners)], (owner) => ({ owner, ...this.ciphers.make(owner) }));
    const documents = fresh.map(({ owner, wrapped }): KeyDocument => ({ _id: owner, wrapped }));
    const taken = new Set(await insertMissing(this.keys, documents));
    const there = await this.there(fresh.flatMap(({ owner }, at) => (taken.has(at) ? [owner] : [])));
    const mine = fresh.flatMap(({ owner, key }, at) => (taken.has(at) ? [] : [[owner, key] as const]));
    return new Map([...there, ...mine]);
  }

  async without(owners: readonly string[]): Promise<readonly string[]> {
    const there = new Set<string>();
    for (const some of batches([...new Set(owners)], ASKED_AT_ONCE)) {
      const found = this.keys.find({ _id: { $in: some } }, { projection: { _id: 1 } });
      for (const { _id } of await found.toArray()) there.add(_id);
    }
    return owners.filter((owner) => !there.has(owner));
  }
}

/** The key of one of them. */
export const keyIn = (keys: DataKeys, owner: string): Buffer => {
  const key = keys.get(owner);
  if (key === undefined) throw new StoreFault('a data key was not made');
  return key;
};
