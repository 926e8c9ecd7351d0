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
import type { LogMark } from '../../kernel/ports/event-store.js';
import type { LogId } from '../../kernel/words/ids.js';
import type { Nip } from '../../kernel/organisation/nip.js';

/**
 * The keyring of a log that has left its keys behind. What is sealed since is sealed under keys of another name: an old
 * text, whose key is gone, is then never tried with the new key of the same person or thing, and stays null.
 */
class KeysApart implements Keyring {
  constructor(
    private readonly keyring: Keyring,
    private readonly nameless: number,
  ) {}

  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    return this.keyring.seal(requests.map(({ owner, text }) => ({ owner: this.named(owner), text })));
  }

  /** Claimed first, so that nothing is sealed for who comes too late. */
  async admit(newcomers: readonly Newcomer[], recorded: readonly Claim[]): Promise<readonly Admitted[]> {
    await this.keyring.confirm(recorded);
    const holders = await this.keyring.claim(newcomers);
    const admitted = newcomers.filter(({ staff }, index) => holders[index]?.staff === staff);
    const requests = admitted.flatMap(({ staff, nip, name }) =>
      [nip, name].map((text) => ({ owner: personOwner(staff), text })),
    );
    const sealed = (await this.seal(requests)).values();
    return holders.map((holder, index): Admitted => {
      if (holder.staff !== newcomers[index]?.staff) return { kind: 'taken', holder };
      return { kind: 'admitted', nip: next(sealed), name: next(sealed) };
    });
  }

  async open(sealed: readonly Sealed[]): Promise<readonly (string | null)[]> {
    return this.keyring.open(sealed);
  }

  async find(nips: readonly Nip[]): Promise<readonly (Holder | undefined)[]> {
    return this.keyring.find(nips);
  }

  async claim(claims: readonly FreshClaim[]): Promise<readonly Holder[]> {
    return this.keyring.claim(claims);
  }

  async confirm(claims: readonly Claim[]): Promise<void> {
    await this.keyring.confirm(claims);
  }

  async owner(): Promise<KeyringOwner> {
    return this.keyring.owner();
  }

  async own(log: LogId, upTo: LogMark): Promise<void> {
    await this.keyring.own(log, upTo);
  }

  async doubt(): Promise<void> {
    await this.keyring.doubt();
  }

  /** Keys are destroyed by the names that they have in the log: those of before, too. */
  async destroy(keys: readonly string[]): Promise<void> {
    await this.keyring.destroy(keys);
  }

  async without(owners: readonly KeyOwner[]): Promise<readonly KeyOwner[]> {
    return this.keyring.without(owners);
  }

  rows(): AsyncIterable<readonly KeyringRow[]> {
    return this.keyring.rows();
  }

  async take(rows: readonly KeyringRow[]): Promise<void> {
    await this.keyring.take(rows);
  }

  async clear(): Promise<void> {
    await this.keyring.clear();
  }

  mac(purpose: string, text: string): string {
    return this.keyring.mac(purpose, text);
  }

  async check(): Promise<void> {
    await this.keyring.check();
  }

  async close(): Promise<void> {
    await this.keyring.close();
  }

  private named(owner: KeyOwner): KeyOwner {
    return `${owner}~${this.nameless}`;
  }
}

const next = (sealed: Iterator<Sealed>): Sealed => {
  const { value, done } = sealed.next();
  if (done === true) throw new Error('the keyring sealed too little');
  return value;
};

/** The keyring as a log needs it that has left its keys behind so many times (`movedOf`). */
export const keysSince = (keyring: Keyring, nameless: number): Keyring =>
  nameless === 0 ? keyring : new KeysApart(keyring, nameless);
