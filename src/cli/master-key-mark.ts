import { hkdfSync } from 'node:crypto';

const BYTES = 16;

/** Tells a master key from any other, for one log, and leads nowhere: hex. */
export const masterKeyMark = (masterKey: Uint8Array, log: string | null): string =>
  Buffer.from(hkdfSync('sha256', masterKey, log ?? '', 'penataan export 1 master key', BYTES)).toString('hex');
