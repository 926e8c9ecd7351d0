import type { Collection } from 'mongodb';
import type { Sealed } from '../../kernel/ports/keyring.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { batches } from '../../kernel/words/batches.js';
import { DESTROYED, isDestroyed, nextName } from '../shared/key-names.js';
import { type KeyringCiphers, sealText } from '../shared/keyring-ciphers.js';
import { inTurns } from './in-turns.js';
import { insertMissing } from './mongo-inserts.js';

/** A data key under the master key, by its name; without a byte where it was destroyed. */
export type KeyDocument = { readonly _id: string; readonly wrapped: Buffer };

/** A data key, and what it is called. */
export type NamedKey = { readonly name: string; readonly key: Buffer };

/** By their owners. */
export type DataKeys = ReadonlyMap<string, NamedKey>;

/** What is known of an owner's key while it is looked for: what it is called. */
type Sought = { readonly owner: string; readonly name: string };

const ASKED_AT_ONCE = 1_000;

/**
 * Data keys. None is kept from one call to the next: any other process may destroy one, and a key that is kept here
 * would go on to open what was erased there. A destroyed one is gone for every question; on the server's disks the
 * wrapped key lasts until its page, the journal and the operations log are written over.
 */
export class MongoKeys {
  constructor(
    private readonly keys: Collection<KeyDocument>,
    private readonly ciphers: KeyringCiphers,
  ) {}

  /** Of those names under which there is one, and was not destroyed. */
  async named(names: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
    const live = [...(await this.wrapped(names))].filter(([, wrapped]) => !isDestroyed(wrapped));
    return new Map(await inTurns(live, ([name, wrapped]) => [name, this.ciphers.unwrap(name, wrapped)] as const));
  }

  /** Of all the owners: made where there is none. As a rule there is one for most. */
  async ofAll(owners: Iterable<string>): Promise<DataKeys> {
    return this.found([...new Set(owners)].map((owner) => ({ owner, name: owner })));
  }

  /** Of all the owners, none of which has one as a rule: none is looked for before one is made. */
  async ofNewcomers(owners: Iterable<string>): Promise<DataKeys> {
    const { made, taken } = await this.made([...new Set(owners)].map((owner) => ({ owner, name: owner })));
    return taken.length === 0 ? made : new Map([...made, ...(await this.found(taken))]);
  }

  async destroy(names: readonly string[]): Promise<void> {
    const writes = [...new Set(names)].map((_id) => ({
      replaceOne: { filter: { _id }, replacement: { wrapped: DESTROYED }, upsert: true },
    }));
    if (writes.length > 0) await this.keys.bulkWrite(writes, { ordered: false });
  }

  async without(names: readonly string[]): Promise<readonly string[]> {
    const there = new Set<string>();
    for (const some of batches([...new Set(names)], ASKED_AT_ONCE)) {
      const found = this.keys.find({ _id: { $in: some } }, { projection: { _id: 1 } });
      for (const { _id } of await found.toArray()) there.add(_id);
    }
    return names.filter((name) => !there.has(name));
  }

  /** Where one was destroyed, the next one of its owner is looked for; where another process makes one, that is found. */
  private async found(all: readonly Sought[]): Promise<DataKeys> {
    const keys = new Map<string, NamedKey>();
    for (let sought = all; sought.length > 0;) {
      const there = await this.wrapped(sought.map(({ name }) => name));
      const open = ({ owner, name }: Sought): Sought | undefined => {
        const wrapped = there.get(name);
        if (!wrapped || isDestroyed(wrapped)) return wrapped && { owner, name: nextName(name) };
        keys.set(owner, { name, key: this.ciphers.unwrap(name, wrapped) });
        return undefined;
      };
      const next = (await inTurns(sought, open)).filter((one) => one !== undefined);
      const { made, taken } = await this.made(sought.filter(({ name }) => !there.has(name)));
      made.forEach((key, owner) => keys.set(owner, key));
      sought = [...taken, ...next];
    }
    return keys;
  }

  /** Those that were made under their names, and those whose name somebody has taken. */
  private async made(
    sought: readonly Sought[],
  ): Promise<{ readonly made: DataKeys; readonly taken: readonly Sought[] }> {
    const fresh = await inTurns(sought, (one) => ({ ...one, ...this.ciphers.make(one.name) }));
    const documents = fresh.map(({ name, wrapped }): KeyDocument => ({ _id: name, wrapped }));
    const taken = new Set(await insertMissing(this.keys, documents));
    const mine = fresh.flatMap(({ owner, name, key }, at) => (taken.has(at) ? [] : [[owner, { name, key }] as const]));
    return { made: new Map(mine), taken: sought.filter((_, at) => taken.has(at)) };
  }

  /** As they are kept, by their names. */
  private async wrapped(names: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const some of batches([...new Set(names)], ASKED_AT_ONCE)) {
      for (const { _id, wrapped } of await this.keys.find({ _id: { $in: some } }).toArray()) found.set(_id, wrapped);
    }
    return found;
  }
}

/** The key of one of them. */
export const keyIn = (keys: DataKeys, owner: string): NamedKey => {
  const key = keys.get(owner);
  if (key === undefined) throw new StoreFault('a data key was not made');
  return key;
};

export const sealedUnder = ({ name, key }: NamedKey, text: string): Sealed => ({
  key: name,
  box: sealText(key, name, text),
});
