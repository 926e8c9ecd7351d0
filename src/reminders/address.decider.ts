import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { Part } from '../kernel/facts/envelope.js';
import { START } from '../kernel/ports/event-store.js';
import type { Subject } from '../kernel/words/ids.js';
import { ADDRESSES, type AddressErased, type AddressEvent, type AddressTold } from './address.events.js';

export type Address = Pick<AddressTold, 'address' | 'language'>;

type Known = { readonly told: Address | undefined; readonly part: Part };

/** Everybody who ever told one; changed in place by the fold that owns it. */
export type Addresses = Map<Subject, Known>;

const evolve = (all: Addresses, event: AddressEvent, { revision, position }: Recording): Addresses => {
  const told = event.type === 'AddressTold' ? { address: event.address, language: event.language } : undefined;
  return all.set(event.subject, { told, part: { revision, position } });
};

export const addressDecider: Decider<Addresses, AddressEvent> = {
  category: ADDRESSES.category,
  initial: () => new Map(),
  evolve,
};

/** Where a subject is reminded; undefined where nowhere. */
export const addressOf = (all: Addresses, subject: Subject): Address | undefined => all.get(subject)?.told;

/** What was recorded of a subject last. */
export const partOf = (all: Addresses, subject: Subject): Part =>
  all.get(subject)?.part ?? { revision: 0, position: START };

const erasureOf = (all: Addresses, subject: Subject): readonly AddressErased[] => {
  const known = addressOf(all, subject);
  return known ? [{ type: 'AddressErased', subject, erased: [known.address.key] }] : [];
};

/** Takes the address of before away for good, and tells another; `isSame`: it says what is known. */
export const tellAddress = (
  all: Addresses,
  told: AddressTold,
  { isSame }: { readonly isSame: boolean },
): Decision<AddressEvent> => (isSame ? [] : [...erasureOf(all, told.subject), told]);

/** Takes an address away for good. */
export const eraseAddress = (all: Addresses, subject: Subject): Decision<AddressEvent> => erasureOf(all, subject);
