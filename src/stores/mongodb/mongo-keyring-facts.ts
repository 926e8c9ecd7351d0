import type { Collection } from 'mongodb';
import { StoreFault, StoreRefusal } from '../../kernel/ports/store-fault.js';
import type { OwnerFacts } from '../shared/keyring-answers.js';
import type { KeyringCiphers } from '../shared/keyring-ciphers.js';
import { insertMissing } from './mongo-inserts.js';

const FORMAT = 1;
const [MADE, OWNER] = ['made', 'owner'];

/** Two documents: how and under which master key the keyring was made, and what it says of its log. */
export type FactsDocument = {
  readonly _id: string;
  readonly format?: number;
  readonly mark?: Buffer;
} & Partial<OwnerFacts>;

/** What a keyring says of itself. */
export class MongoKeyringFacts {
  constructor(private readonly facts: Collection<FactsDocument>) {}

  async made(): Promise<boolean> {
    return (await this.facts.findOne({ _id: MADE })) !== null;
  }

  /** Whether the keyring was made under this master key. Whoever is first makes it. */
  async fit(ciphers: KeyringCiphers): Promise<boolean> {
    const found = await this.facts.findOne({ _id: MADE });
    if (!found) await insertMissing(this.facts, [{ _id: MADE, format: FORMAT, mark: ciphers.mark }]);
    const made = found ?? (await this.facts.findOne({ _id: MADE }));
    if (made?.format !== FORMAT) throw new StoreRefusal(`the keyring's database holds none of format ${FORMAT}`);
    return ciphers.fits(made.mark);
  }

  async owner(): Promise<Partial<OwnerFacts>> {
    const found = await this.facts.findOne({ _id: OWNER });
    if (!found) return {};
    const { _id, ...facts } = found;
    return facts;
  }

  async own(facts: OwnerFacts): Promise<void> {
    await this.facts.updateOne({ _id: OWNER }, { $set: facts }, { upsert: true });
  }

  async forgetOwner(): Promise<void> {
    await this.facts.deleteOne({ _id: OWNER });
  }

  /** A write that changes nothing is answered when the majority has all that went before it: nothing less tells. */
  async mustTakeWrites(withinMs: number): Promise<void> {
    const soon = { maxTimeMS: withinMs, writeConcern: { w: 'majority', wtimeoutMS: withinMs } } as const;
    const { matchedCount } = await this.facts.updateOne({ _id: MADE }, { $set: { format: FORMAT } }, soon);
    if (matchedCount === 0) throw new StoreFault('the keyring is gone from its database');
  }
}
