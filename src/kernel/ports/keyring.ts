import type { LogMark } from './event-store.js';
import type { LogId, StaffId } from '../words/ids.js';
import type { Nip } from '../organisation/nip.js';

/**
 * A text only its key opens: AES-256-GCM under the data key of a person or thing, wrapped by the master key.
 * `key` names that data key; `box` is base64 of nonce, ciphertext and tag.
 */
export type Sealed = { readonly key: string; readonly box: string };

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'key' in value && 'box' in value;

/** Whose key: a person's (`staff:<id>`) or that of a thing that carries free text (`directive:<id>`). */
export type KeyOwner = string;

export const personOwner = (staff: string): KeyOwner => `staff:${staff}`;

export type SealRequest = { readonly owner: KeyOwner; readonly text: string };

/** Whose keyring it is, if that was ever said, and up to where it held every key that the log needs. */
export type KeyringOwner = {
  readonly log: LogId | undefined;
  readonly upTo: LogMark | undefined;
  /** No key was made and no number claimed. */
  readonly empty: boolean;
};

export type Claim = { readonly nip: Nip; readonly staff: StaffId };

/** As a claim; `instead` names whoever has claimed the number before and never had it recorded. */
export type FreshClaim = Claim & { readonly instead?: StaffId };

/**
 * Whose number it is. Until `recorded`, only the log can tell whether the claim holds anything; and while it is `fresh`,
 * another process may be about to record it.
 */
export type Holder = { readonly staff: StaffId; readonly recorded: boolean; readonly fresh?: true };

/** Someone who is to get a number; number and name are to be sealed under the person's own key. */
export type Newcomer = FreshClaim & { readonly name: string };

/** Sealed for whoever has the number now; nothing is for who comes too late. */
export type Admitted =
  | { readonly kind: 'admitted'; readonly nip: Sealed; readonly name: Sealed }
  | { readonly kind: 'taken'; readonly holder: Holder };

/**
 * What a keyring keeps of one data key or one number, as it is kept: a key wrapped under the master key, a number as its
 * keyed hash. Every keyring under the same master key wraps and hashes alike, so that rows move between stores.
 */
export type KeyringRow =
  /** `owner`: the name of the key. `wrapped`: base64; null where the key was destroyed. */
  | { readonly kind: 'key'; readonly owner: KeyOwner; readonly wrapped: string | null }
  /** `mac`: 64 hex digits, small. */
  | { readonly kind: 'number'; readonly mac: string; readonly staff: StaffId; readonly recorded: boolean };

/** Names, NIPs and free text, and who holds which number. What a call answered is durable. */
export interface Keyring {
  /** Seals texts in order; a missing data key is made and durable before the answer. */
  seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]>;
  /** Opens in order; null where the key is gone or destroyed (person or text was erased). */
  open(sealed: readonly Sealed[]): Promise<readonly (string | null)[]>;
  /** Whose number it is or was, in order. */
  find(nips: readonly Nip[]): Promise<readonly (Holder | undefined)[]>;
  /** Reserves numbers, each for its person; in order, who holds it now (another person: it was taken). */
  claim(claims: readonly FreshClaim[]): Promise<readonly Holder[]>;
  /**
   * Claims and seals at once, in order: one commit for keys and numbers. `recorded` are claims to be confirmed along
   * with it.
   */
  admit(newcomers: readonly Newcomer[], recorded: readonly Claim[]): Promise<readonly Admitted[]>;
  /** The facts of these claims are in the log: they hold for good. A claim that is another's by now is left alone. */
  confirm(claims: readonly Claim[]): Promise<void>;
  owner(): Promise<KeyringOwner>;
  own(log: LogId, upTo: LogMark): Promise<void>;
  /** Every claim is again as if its fact were not known to be recorded: the log has gone back behind the keyring. */
  doubt(): Promise<void>;
  /**
   * Destroys the data keys of some names, whether they are there or not: what was sealed under them opens nowhere any
   * more, and what is sealed for their owners from now on is sealed under keys of other names. That they were there stays.
   */
  destroy(keys: readonly string[]): Promise<void>;
  /** Those of the names of keys under which there is none; one that was destroyed is not missing. */
  without(owners: readonly KeyOwner[]): Promise<readonly KeyOwner[]>;
  /** Every row, in batches: keys in order of owner, then numbers in order of their hash. */
  rows(): AsyncIterable<readonly KeyringRow[]>;
  /** Puts rows in the place of those of the same owner or number, all or none. */
  take(rows: readonly KeyringRow[]): Promise<void>;
  /** Forgets every row, and whose they were; the master key stays the one it is made under. */
  clear(): Promise<void>;
  /** Keyed hash under the master key, hex: for ids and hashes that must lead nowhere. */
  mac(purpose: string, text: string): string;
  /** Throws a StoreFault where the store cannot do its work. */
  check(): Promise<void>;
  close(): Promise<void>;
}
