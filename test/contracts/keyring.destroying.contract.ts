import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { type Keyring, type KeyringRow, personOwner, type Sealed } from '../../src/kernel/ports/keyring.js';
import { must } from '../support/expectation.js';
import type { OpenedKeyring } from './keyring.contract.js';
import { nip, staffId } from './keyring.numbers.contract.js';

const keysOf = async (keyring: Keyring): Promise<KeyringRow[]> => {
  const rows: KeyringRow[] = [];
  for await (const batch of keyring.rows()) rows.push(...batch.filter(({ kind }) => kind === 'key'));
  return rows;
};

const wrappedOf = async (keyring: Keyring, name: string): Promise<Buffer> => {
  const row = (await keysOf(keyring)).find((one) => one.kind === 'key' && one.owner === name);
  must(row?.kind === 'key' && row.wrapped !== null);
  return Buffer.from(row.wrapped, 'base64');
};

const seal = async (keyring: Keyring, owner: string, text: string): Promise<Sealed> => {
  const [sealed] = await keyring.seal([{ owner, text }]);
  must(sealed);
  return sealed;
};

/** What every keyring promises of a key that is destroyed. */
export const keyringDestroyingContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  describe(`destroyed keys of keyring ${name}`, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());

    it('opens nothing of before any more, here and in whoever has it open as well, and others as ever', async () => {
      const other = await opened.again();
      const [before, neighbour] = [await seal(keyring, 'issue:a', 'before'), await seal(keyring, 'issue:ab', 'next')];
      expect(await other.open([before, neighbour])).toStrictEqual(['before', 'next']);
      await keyring.destroy([before.key]);
      for (const one of [keyring, other]) expect(await one.open([before, neighbour])).toStrictEqual([null, 'next']);
      keyring = await opened.reopen();
      expect(await keyring.open([before, neighbour])).toStrictEqual([null, 'next']);
    });

    it('seals what comes later under a key of another name, whoever seals it, again and again', async () => {
      const other = await opened.again();
      const names = new Set<string>();
      const sealed: Sealed[] = [];
      for (const n of Array.from({ length: 12 }, (_, at) => at)) {
        const one = await seal(n % 2 === 0 ? keyring : other, 'session:a', `${n}`);
        expect(await other.open([one])).toStrictEqual([`${n}`]);
        await (n % 3 === 0 ? keyring : other).destroy([one.key]);
        names.add(one.key);
        sealed.push(one);
      }
      expect(names.size).toBe(12);
      const last = await seal(keyring, 'session:a', 'last');
      keyring = await opened.reopen();
      expect(await keyring.open([...sealed, last])).toStrictEqual([...sealed.map(() => null), 'last']);
      expect((await seal(keyring, 'session:a', 'too')).key).toBe(last.key);
    });

    it('makes one key where many seal at once what comes later', async () => {
      const other = await opened.again();
      await keyring.destroy([(await seal(keyring, 'reform:a', 'before')).key]);
      const calls = Array.from({ length: 20 }, (_, n) => seal(n % 2 === 0 ? keyring : other, 'reform:a', `${n}`));
      const sealed = await Promise.all(calls);
      expect(new Set(sealed.map(({ key }) => key)).size).toBe(1);
      expect(await keyring.open(sealed)).toStrictEqual(sealed.map((_, n) => `${n}`));
    });

    it('is harmless to repeat, and takes a name under which there is no key', async () => {
      const before = await seal(keyring, 'practice:a', 'before');
      await keyring.destroy([before.key, 'practice:b', before.key]);
      const later = await seal(keyring, 'practice:a', 'later');
      await keyring.destroy([before.key]);
      await keyring.destroy([]);
      expect(await keyring.open([before, later])).toStrictEqual([null, 'later']);
      expect((await seal(keyring, 'practice:b', 'first')).key).not.toBe('practice:b');
    });

    it('leaves a trace: a destroyed key is not missing, and its row says that it was destroyed', async () => {
      const before = await seal(keyring, 'directive:a', 'before');
      await keyring.destroy([before.key]);
      const later = await seal(keyring, 'directive:a', 'later');
      expect(await keyring.without([before.key, later.key, 'directive:none'])).toStrictEqual(['directive:none']);
      const rows = await keysOf(keyring);
      expect(rows).toContainEqual({ kind: 'key', owner: before.key, wrapped: null });
      expect(rows).toContainEqual(expect.objectContaining({ owner: later.key, wrapped: expect.any(String) }));
    });

    it('moves with its rows, in the place of a key that was not destroyed, too', async () => {
      const masterKey = randomBytes(32);
      const [from, to] = [await opened.beside(masterKey), await opened.beside(masterKey)];
      const before = await seal(from, 'issue:moved', 'before');
      await to.take(await keysOf(from));
      expect(await to.open([before])).toStrictEqual(['before']);
      await from.destroy([before.key]);
      const later = await seal(from, 'issue:moved', 'later');
      await to.take(await keysOf(from));
      expect(await to.open([before, later])).toStrictEqual([null, 'later']);
      expect(await keysOf(to)).toStrictEqual(await keysOf(from));
    });

    it('admits a newcomer under another key than the one that was destroyed', async () => {
      const staff = staffId();
      await keyring.destroy([personOwner(staff)]);
      const [admitted] = await keyring.admit([{ nip: nip(300), name: 'Rahmawati', staff }], []);
      must(admitted?.kind === 'admitted');
      expect(admitted.name.key).not.toBe(personOwner(staff));
      expect(await keyring.open([admitted.nip, admitted.name])).toStrictEqual([nip(300), 'Rahmawati']);
    });

    it('is in nothing that is stored once it was destroyed', async () => {
      const before = await seal(keyring, 'issue:stored', 'before');
      const wrapped = await wrappedOf(keyring, before.key);
      expect((await opened.stored()).includes(wrapped)).toBe(true);
      await keyring.destroy([before.key]);
      const stored = await opened.stored();
      expect([stored.includes(before.key), stored.includes(wrapped)]).toStrictEqual([true, false]);
    });
  });
};
