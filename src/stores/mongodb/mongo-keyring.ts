import type { Collection } from 'mongodb';
import type { KeyringStore } from '../../kernel/ports/ballot-box.js';
import type { LogMark } from '../../kernel/ports/event-store.js';
import {
  type Admitted,
  type Claim,
  type FreshClaim,
  type Holder,
  type Keyring,
  type KeyringOwner,
  type KeyringRow,
  type KeyOwner,
  type Newcomer,
  personOwner,
  type Sealed,
  type SealRequest,
} from '../../kernel/ports/keyring.js';
import type { LogId } from '../../kernel/words/ids.js';
import type { Nip } from '../../kernel/organisation/nip.js';
import { MasterKeyMismatch, ownerOf } from '../shared/keyring-answers.js';
import { KeyringCiphers, macUnder, openText } from '../shared/keyring-ciphers.js';
import { type Mongo, openMongo } from './client.js';
import { asking } from './faults.js';
import { inTurns } from './in-turns.js';
import { KEPT_SAFE } from './kept-safe.js';
import { MongoBallotBox } from './mongo-ballot-box.js';
import { MongoKeyringFacts } from './mongo-keyring-facts.js';
import { keyIn, type KeyDocument, MongoKeys, sealedUnder } from './mongo-keyring-keys.js';
import { MongoNumbers, type NumberDocument } from './mongo-keyring-numbers.js';
import { rowsIn, takeRows } from './mongo-keyring-rows.js';
import { inTransaction } from './mongo-transactions.js';

export type MongoKeyringOptions = {
  readonly url: string;
  readonly database: string;
  readonly suffix?: string;
  /** Who claims numbers; this process by default. */
  readonly process?: string;
  /** 32 bytes. */
  readonly masterKey: Buffer;
};

const CHECKED_WITHIN_MS = 2_000;

/** Whether there is one in a database. */
export const hasMongoKeyring = async ({ url, ...named }: Omit<MongoKeyringOptions, 'masterKey'>): Promise<boolean> => {
  const mongo = await openMongo(url, named);
  const facts = new MongoKeyringFacts(mongo.db.collection('keyring.facts', KEPT_SAFE));
  try {
    return await asking(async () => facts.made());
  } finally {
    await mongo.close();
  }
};

/** Opens the keyring in a database; a master key that does not fit is a MasterKeyMismatch. */
export const openMongoKeyring = async (options: MongoKeyringOptions): Promise<KeyringStore> => {
  const { url, masterKey, process: self, ...named } = options;
  const mongo = await openMongo(url, named);
  const ciphers = new KeyringCiphers(masterKey);
  const facts = new MongoKeyringFacts(mongo.db.collection('keyring.facts', KEPT_SAFE));
  try {
    if (await asking(async () => facts.fit(ciphers))) {
      return new MongoKeyring(mongo, { facts, ciphers, self, mac: macUnder(masterKey) });
    }
    throw new MasterKeyMismatch('the master key does not fit the keyring in MongoDB');
  } catch (fault) {
    await mongo.close();
    throw fault;
  }
};

type Made = {
  readonly self: string | undefined;
  readonly facts: MongoKeyringFacts;
  readonly ciphers: KeyringCiphers;
  readonly mac: Keyring['mac'];
};

class MongoKeyring implements KeyringStore {
  readonly ballots: MongoBallotBox;
  readonly mac: Keyring['mac'];
  private readonly facts: MongoKeyringFacts;
  private readonly keys: MongoKeys;
  private readonly numbers: MongoNumbers;
  private readonly kept: { readonly keys: Collection<KeyDocument>; readonly numbers: Collection<NumberDocument> };

  constructor(
    private readonly mongo: Mongo,
    { facts, ciphers, self, mac }: Made,
  ) {
    this.mac = mac;
    this.ballots = new MongoBallotBox(mongo);
    this.facts = facts;
    this.kept = {
      keys: mongo.db.collection('keyring.keys', KEPT_SAFE),
      numbers: mongo.db.collection('keyring.numbers', KEPT_SAFE),
    };
    this.keys = new MongoKeys(this.kept.keys, ciphers);
    this.numbers = new MongoNumbers(this.kept.numbers, ciphers, self);
  }

  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    const keys = await asking(async () => this.keys.ofAll(requests.map(({ owner }) => owner)));
    return inTurns(requests, ({ owner, text }) => sealedUnder(keyIn(keys, owner), text));
  }

  async open(sealed: readonly Sealed[]): Promise<readonly (string | null)[]> {
    const keys = await asking(async () => this.keys.named(sealed.map(({ key }) => key)));
    return inTurns(sealed, ({ key: name, box }) => {
      const key = keys.get(name);
      return key === undefined ? null : openText(key, name, box);
    });
  }

  async find(nips: readonly Nip[]): Promise<readonly (Holder | undefined)[]> {
    return asking(async () => this.numbers.find(nips));
  }

  async claim(claims: readonly FreshClaim[]): Promise<readonly Holder[]> {
    return asking(async () => this.numbers.claim(claims));
  }

  /**
   * No transaction, which is no faster and would make rivals begin again: each write is harmless to repeat, and their
   * order makes an end in between harmless. A number without a key is a claim that nothing follows, and may be taken
   * over; a key made before would stay for whoever then comes too late.
   */
  async admit(newcomers: readonly Newcomer[], recorded: readonly Claim[]): Promise<readonly Admitted[]> {
    await this.confirm(recorded);
    const holders = await this.claim(newcomers);
    const admitted = newcomers.filter(({ staff }, at) => holders[at]?.staff === staff);
    const owners = admitted.map(({ staff }) => personOwner(staff));
    const keys = await asking(async () => this.keys.ofNewcomers(owners));
    return inTurns(newcomers, ({ nip, name, staff }, at): Admitted => {
      const holder = holders[at];
      if (holder !== undefined && holder.staff !== staff) return { kind: 'taken', holder };
      const key = keyIn(keys, personOwner(staff));
      return { kind: 'admitted', nip: sealedUnder(key, nip), name: sealedUnder(key, name) };
    });
  }

  async confirm(claims: readonly Claim[]): Promise<void> {
    await asking(async () => this.numbers.confirm(claims));
  }

  async owner(): Promise<KeyringOwner> {
    return asking(async () => ownerOf(await this.facts.owner(), await this.isEmpty()));
  }

  async own(log: LogId, { position, event }: LogMark): Promise<void> {
    await asking(async () => this.facts.own({ log, position, event }));
  }

  async doubt(): Promise<void> {
    await asking(async () => this.numbers.doubt());
  }

  async destroy(keys: readonly string[]): Promise<void> {
    await asking(async () => this.keys.destroy(keys));
  }

  async without(owners: readonly KeyOwner[]): Promise<readonly KeyOwner[]> {
    return asking(async () => this.keys.without(owners));
  }

  async *rows(): AsyncGenerator<readonly KeyringRow[]> {
    const rows = rowsIn(this.kept);
    const next = async () => asking(async () => rows.next());
    for (let page = await next(); page.done !== true; page = await next()) yield page.value;
  }

  async take(rows: readonly KeyringRow[]): Promise<void> {
    const { client } = this.mongo;
    await asking(async () => inTransaction(client, async (session) => takeRows(this.kept, rows, session)));
  }

  /** Whose it is goes last: interrupted, it is told to belong to something, and cleared again. */
  async clear(): Promise<void> {
    await asking(async () => {
      await this.kept.keys.drop();
      await this.kept.numbers.drop();
      await this.ballots.clear();
      await this.facts.forgetOwner();
    });
  }

  async check(): Promise<void> {
    await Promise.all([this.mongo.check(), asking(async () => this.facts.mustTakeWrites(CHECKED_WITHIN_MS))]);
  }

  async close(): Promise<void> {
    await this.mongo.close();
  }

  private async isEmpty(): Promise<boolean> {
    const { keys, numbers } = this.kept;
    return (await keys.findOne({})) === null && (await numbers.findOne({})) === null;
  }
}
