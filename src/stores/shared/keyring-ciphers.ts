import { timingSafeEqual } from 'node:crypto';
import { box, derivedKey, hmac, newKey, unbox } from './sealed-box.js';

/** As it is used, and as it is kept. */
type MadeKey = { readonly key: Buffer; readonly wrapped: Buffer };

const keyFor = (masterKey: Uint8Array, purpose: 'wrap' | 'numbers' | 'mac' | 'check'): Buffer =>
  derivedKey(masterKey, `penataan keyring 1 ${purpose}`);

const keyBinding = (owner: string): string => `penataan key 1 ${owner}`;
const textBinding = (owner: string): string => `penataan text 1 ${owner}`;

/** What a keyring does under its master key; all do it alike, so that what one keeps opens in any other. */
export class KeyringCiphers {
  /** Kept with the keys: under another master key it is another. */
  readonly mark: Buffer;
  private readonly wrapKey: Buffer;
  private readonly numbersKey: Buffer;

  constructor(masterKey: Uint8Array) {
    this.mark = hmac(keyFor(masterKey, 'check'), 'master key');
    this.wrapKey = keyFor(masterKey, 'wrap');
    this.numbersKey = keyFor(masterKey, 'numbers');
  }

  /** Whether a keyring that keeps such a mark was made under this master key. */
  fits(kept: Uint8Array | undefined): boolean {
    return kept?.length === this.mark.length && timingSafeEqual(kept, this.mark);
  }

  make(owner: string): MadeKey {
    const key = newKey();
    return { key, wrapped: box(this.wrapKey, keyBinding(owner), key) };
  }

  unwrap(owner: string, wrapped: Uint8Array): Buffer {
    return unbox(this.wrapKey, keyBinding(owner), wrapped);
  }

  hashOf(nip: string): Buffer {
    return hmac(this.numbersKey, nip);
  }
}

/** A text under the data key of its owner, as base64. */
export const sealText = (key: Uint8Array, owner: string, text: string): string =>
  box(key, textBinding(owner), Buffer.from(text)).toString('base64');

/** Throws where it was sealed under another key or for another owner, or was changed. */
export const openText = (key: Uint8Array, owner: string, sealed: string): string =>
  unbox(key, textBinding(owner), Buffer.from(sealed, 'base64')).toString();

/** Hashes texts under a master key, in hex. The length of the purpose goes before it, so that no two pairs are the same text. */
export const macUnder = (masterKey: Uint8Array): ((purpose: string, text: string) => string) => {
  const key = keyFor(masterKey, 'mac');
  return (purpose, text) => hmac(key, `${purpose.length}:${purpose}:${text}`).toString('hex');
};
