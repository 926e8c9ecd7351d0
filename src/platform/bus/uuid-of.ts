import { hash } from 'node:crypto';

/** Namespace of every id derived from what was asked: 5f0c1f0e-6c39-5b7a-9d5e-0f8f2f4c7a11. */
const COMMANDS = Buffer.from('5f0c1f0e6c395b7a9d5e0f8f2f4c7a11', 'hex');

/** The highest digit of the variant says 8 to b, its two lower bits those of the hash. */
const variantOf = (digit: string): string => ((Number.parseInt(digit, 16) & 0x3) | 0x8).toString(16);

/** UUIDv5 of a name in one call of the hash: a fifth of what the same costs piece by piece, and an import makes three a row. */
export const uuidOf = (name: string): string => {
  const hex = hash('sha1', Buffer.concat([COMMANDS, Buffer.from(name)]), 'hex');
  const variant = variantOf(hex.charAt(16)) + hex.slice(17, 20);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}-${hex.slice(20, 32)}`;
};
