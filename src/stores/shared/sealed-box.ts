import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { StoreFault } from '../../kernel/ports/store-fault.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const DRAWN_AT_ONCE = 4_096;

/** A key for one purpose: from what it is used for, nothing follows about the master key or another purpose's. */
export const derivedKey = (masterKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKey, '', purpose, KEY_BYTES));

/** Random bytes drawn many at a time, which costs a tenth; each is given out once. */
class RandomBytes {
  private drawn = Buffer.alloc(0);

  take(count: number): Buffer {
    if (this.drawn.length < count) this.drawn = randomBytes(DRAWN_AT_ONCE);
    const taken = Buffer.from(this.drawn.subarray(0, count));
    this.drawn.fill(0, 0, count);
    this.drawn = this.drawn.subarray(count);
    return taken;
  }
}

const random = new RandomBytes();

export const newKey = (): Buffer => random.take(KEY_BYTES);

export const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Nonce, ciphertext and tag. It opens under the same key and the same binding only. */
export const box = (key: Uint8Array, bound: string, plain: Uint8Array): Buffer => {
  const nonce = random.take(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Throws where the box was made under another key or binding, or was changed. */
export const unbox = (key: Uint8Array, bound: string, boxed: Uint8Array): Buffer => {
  if (boxed.length < NONCE_BYTES + TAG_BYTES) throw new StoreFault('no sealed box: too short');
  const decipher = createDecipheriv(CIPHER, key, boxed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(boxed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(boxed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new StoreFault('a sealed box was changed, or made under another key');
  }
};
