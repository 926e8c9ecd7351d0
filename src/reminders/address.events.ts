import type { Sealed } from '../kernel/ports/keyring.js';
import type { Subject } from '../kernel/words/ids.js';
import type { Language } from '../kernel/words/sentences.js';

/** Where a subject is reminded, and in which language. */
export type AddressTold = {
  readonly type: 'AddressTold';
  readonly subject: Subject;
  readonly language: Language;
  /** Under a key of its own. */
  readonly address: Sealed;
};

/** A subject is reminded there no more: the key of the address was destroyed. */
export type AddressErased = {
  readonly type: 'AddressErased';
  readonly subject: Subject;
  readonly erased: readonly string[];
};

export type AddressEvent = AddressTold | AddressErased;

/** All addresses are one stream, so that whoever reminds finds them in one place. */
export const ADDRESSES = { category: 'reminders', id: 'addresses' } as const;
