import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import type { Keyring, Sealed } from '../../src/kernel/ports/keyring.js';
import { keyringAdmissionContract } from './keyring.admission.contract.js';
import { keyringDestroyingContract } from './keyring.destroying.contract.js';
import { keyringNumbersContract, nip, staffId } from './keyring.numbers.contract.js';
import { keyringMovingContract } from './keyring.moving.contract.js';
import { ownerContract } from './keyring.owner.contract.js';
import { expectOf, must } from '../support/expectation.js';

export type OpenedKeyring = {
  readonly keyring: KeyringStore;
  /** Closes the keyring and opens it anew on what it kept, under the same master key. */
  reopen(): Promise<KeyringStore>;
  /** Opened once more on what it keeps, as by another process; closed with this one. */
  again(): Promise<KeyringStore>;
  /** An empty one of its own, under a master key; closed with this one. */
  beside(masterKey: Buffer): Promise<KeyringStore>;
  /** Opens what it kept under another master key. */
  openWithOtherKey(): Promise<KeyringStore>;
  /** Everything it has stored so far, as bytes. */
  stored(): Promise<Buffer>;
  close(): Promise<void>;
};

const NAME = 'Rahmawati Suparno-Nasution ꦱꦮꦃ 学校 🏫';

/** What every keyring promises. An adapter names itself and says how a keyring of its own is opened. */
export const keyringContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  keyringNumbersContract(name, open);
  keyringAdmissionContract(name, open);
  ownerContract(name, open);
  keyringMovingContract(name, open);
  keyringDestroyingContract(name, open);
  describe(`keyring ${name}`, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());

    it('opens what it sealed, in order, after a restart too', async () => {
      const requests = Array.from({ length: 3_000 }, (_, n) => ({
        owner: `staff:${n % 1_000}`,
        text: n === 0 ? '' : `${NAME} ${n}`,
      }));
      const sealed = await keyring.seal(requests);
      const texts = requests.map(({ text }) => text);
      expect(await keyring.open(sealed)).toStrictEqual(texts);
      keyring = await opened.reopen();
      expect(await keyring.open(sealed)).toStrictEqual(texts);
      expect(await keyring.open([...sealed].reverse())).toStrictEqual([...texts].reverse());
    });

    it('seals the same text differently each time', async () => {
      const request = { owner: 'staff:twice', text: NAME };
      const [one, other] = await keyring.seal([request, request]);
      expect(one?.box).not.toBe(other?.box);
    });

    it('keeps one key for an owner whose first texts come at once', async () => {
      const owner = 'directive:new';
      const calls = Array.from({ length: 20 }, (_, n) => keyring.seal([{ owner, text: `${n}` }]));
      const sealed = (await Promise.all(calls)).flat();
      keyring = await opened.reopen();
      expect(await keyring.open(sealed)).toStrictEqual(sealed.map((_, n) => `${n}`));
    });

    it('answers null where the key is gone, and opens nothing changed or put under another', async () => {
      const [mine, other] = await keyring.seal([
        { owner: 'staff:mine', text: NAME },
        { owner: 'staff:other', text: NAME },
      ]);
      must(mine && other);
      const bytes = Buffer.from(mine.box, 'base64');
      const changed: Sealed[] = [0, 14, bytes.length - 1].map((at) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
        return { key: mine.key, box: copy.toString('base64') };
      });
      const moved = { key: other.key, box: mine.box };
      const short = { key: mine.key, box: bytes.subarray(0, 20).toString('base64') };
      const gone = { key: 'staff:gone', box: mine.box };
      expect(await keyring.open([gone, mine])).toStrictEqual([null, NAME]);
      for (const wrong of [...changed, moved, short]) await expect(keyring.open([wrong])).rejects.toThrow();
    });

    it('hashes under the master key, each purpose for itself', async () => {
      const mac = keyring.mac('request', NAME);
      expect(mac).toMatch(/^[0-9a-f]{64}$/);
      expect(mac).not.toBe(keyring.mac('issue', NAME));
      expect(keyring.mac('a', 'b:c')).not.toBe(keyring.mac('a:b', 'c'));
      keyring = await opened.reopen();
      expect(keyring.mac('request', NAME)).toBe(mac);
    });

    it('stores no text and no number that can be read', async () => {
      await keyring.seal([{ owner: 'staff:plain', text: NAME }]);
      await keyring.claim([{ nip: nip(77), staff: staffId() }]);
      const stored = await opened.stored();
      expectOf(stored.includes('staff:plain'), 'what is searched is what was stored').toBeTruthy();
      for (const plain of [NAME, 'Rahmawati', nip(77), nip(1)]) expectOf(!stored.includes(plain), plain).toBeTruthy();
      expect(!stored.includes(Buffer.from(NAME).toString('base64').slice(0, 16))).toBeTruthy();
    });

    it('does not open under another master key, and says so', async () => {
      const [sealed] = await keyring.seal([{ owner: 'staff:known', text: NAME }]);
      must(sealed);
      await expect(opened.openWithOtherKey()).rejects.toThrow(/master key does not fit/);
      keyring = await opened.reopen();
      expect(await keyring.open([sealed])).toStrictEqual([NAME]);
    });
  });
};
