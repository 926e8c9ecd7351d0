import { hkdfSync } from 'node:crypto';

/** The key that signs a data directory's tokens, derived from its master key: 32 bytes. */
export const tokenKey = (masterKey: Buffer): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', masterKey, '', 'penataan tokens', 32));
