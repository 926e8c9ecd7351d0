import { expect, test } from '@jest/globals';
import { personOwner } from '../../src/kernel/ports/keyring.js';
import { keysSince } from '../../src/platform/ports/keys-apart.js';
import { nip, staffId } from '../contracts/keyring.numbers.contract.js';
import { cleaned } from '../support/cleanup.js';
import { emptyToy } from './toy-export.js';

test(
  'texts whose keys were left behind stay null, also once their person or thing has texts again',
  cleaned(async (t) => {
    const [before, after] = [(await emptyToy(t)).keyring, (await emptyToy(t)).keyring];
    const [ana, bo] = [staffId(), staffId()];
    const [old, thing] = await before.seal([
      { owner: personOwner(ana), text: 'old' },
      { owner: 'directive:x', text: 'old' },
    ]);
    const keyring = keysSince(after, 1);
    const [renamed, noted] = await keyring.seal([
      { owner: personOwner(ana), text: 'new' },
      { owner: 'directive:x', text: 'new' },
    ]);
    const texts = [old, thing, renamed, noted].flatMap((one) => one ?? []);
    expect(await keyring.open(texts)).toStrictEqual([null, null, 'new', 'new']);
    const admitted = await keyring.admit(
      [
        { nip: nip(1), staff: ana, name: 'Ana' },
        { nip: nip(1), staff: bo, name: 'Bo' },
      ],
      [],
    );
    expect(admitted.map(({ kind }) => kind)).toStrictEqual(['admitted', 'taken']);
    const sealed = admitted.flatMap((one) => (one.kind === 'admitted' ? [one.nip, one.name] : []));
    expect(await keyring.open([...sealed, ...texts])).toStrictEqual([nip(1), 'Ana', null, null, 'new', 'new']);
    expect(await keyring.without(sealed.map(({ key }) => key))).toStrictEqual([]);
    await keyring.confirm([{ nip: nip(1), staff: ana }]);
    expect(await keyring.find([nip(1)])).toStrictEqual([{ staff: ana, recorded: true }]);
  }),
);

test(
  'a log that has left nothing behind has the keyring as it is',
  cleaned(async (t) => {
    const { keyring } = await emptyToy(t);
    expect(keysSince(keyring, 0)).toBe(keyring);
  }),
);
