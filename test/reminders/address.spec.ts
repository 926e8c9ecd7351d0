import { describe, expect, it } from '@jest/globals';
import { asId, type Subject } from '../../src/kernel/words/ids.js';
import { START } from '../../src/kernel/ports/event-store.js';
import { addressDecider, addressOf, eraseAddress, partOf, tellAddress } from '../../src/reminders/address.decider.js';
import type { AddressErased, AddressTold } from '../../src/reminders/address.events.js';
import { given, stateOf } from '../support/given.js';

const [ANA, BUDI] = [asId<Subject>('ana'), asId<Subject>('budi')];

const told = (subject: Subject, key: string, language: 'id' | 'en' = 'id'): AddressTold => ({
  type: 'AddressTold',
  subject,
  language,
  address: { key: `address:${key}`, box: 'c2VhbGVk' },
});

const erased = (subject: Subject, key: string): AddressErased => ({
  type: 'AddressErased',
  subject,
  erased: [`address:${key}`],
});

const telling =
  (event: AddressTold, isSame = false) =>
  (all: Parameters<typeof tellAddress>[0]) =>
    tellAddress(all, event, { isSame });

describe('an address', () => {
  it('is told, and told again only where it says something else', () => {
    given(addressDecider)
      .when(telling(told(ANA, '1')))
      .emits(told(ANA, '1'));
    given(addressDecider, told(ANA, '1'))
      .when(telling(told(ANA, '1'), true))
      .isAlreadySo();
  });

  it('takes away for good the one of before, and nobody else’s', () => {
    given(addressDecider, told(ANA, '1'), told(BUDI, '2'))
      .when(telling(told(ANA, '3', 'en')))
      .emits(erased(ANA, '1'), told(ANA, '3', 'en'));
  });

  it('is taken away once', () => {
    given(addressDecider, told(ANA, '1'), told(BUDI, '2'))
      .when((all) => eraseAddress(all, ANA))
      .emits(erased(ANA, '1'));
    given(addressDecider, told(ANA, '1'), erased(ANA, '1'))
      .when((all) => eraseAddress(all, ANA))
      .isAlreadySo();
    given(addressDecider, told(BUDI, '2'))
      .when((all) => eraseAddress(all, ANA))
      .isAlreadySo();
  });

  it('is that which was told last, and none once it was taken away', () => {
    const all = stateOf(addressDecider, told(ANA, '1'), told(BUDI, '2'), erased(ANA, '1'), told(ANA, '3', 'en'));
    expect(addressOf(all, ANA)).toStrictEqual({ address: { key: 'address:3', box: 'c2VhbGVk' }, language: 'en' });
    expect(partOf(all, ANA).revision).toBe(3);
    expect(partOf(all, BUDI).revision).toBe(1);
    expect(partOf(all, asId<Subject>('nobody'))).toStrictEqual({ revision: 0, position: START });
    expect(addressOf(stateOf(addressDecider, told(ANA, '1'), erased(ANA, '1')), ANA)).toBeUndefined();
  });
});
