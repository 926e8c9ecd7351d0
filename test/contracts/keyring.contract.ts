import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Keyring, Sealed } from '../../src/kernel/keyring.js';
import { keyringNumbersContract, nip, staffId } from './keyring.numbers.contract.js';
import { ownerContract } from './keyring.owner.contract.js';

export type OpenedKeyring = {
  readonly keyring: Keyring;
  /** Closes the keyring and opens it anew on what it kept, under the same master key. */
  reopen(): Promise<Keyring>;
  /** Opens what it kept under another master key. */
  openWithOtherKey(): Promise<Keyring>;
  /** Everything it has stored so far, as bytes. */
  stored(): Promise<Buffer>;
  close(): Promise<void>;
};

const NAME = 'Rahmawati Suparno-Nasution ꦱꦮꦃ 学校 🏫';

/** What every keyring promises. An adapter names itself and says how a keyring of its own is opened. */
export const keyringContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  keyringNumbersContract(name, open);
  ownerContract(name, open);
  describe(`keyring ${name}`, { timeout: 120_000 }, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    before(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    after(() => opened.close());

    it('opens what it sealed, in order, after a restart too', async () => {
      const requests = Array.from({ length: 3_000 }, (_, n) => ({
        owner: `staff:${n % 1_000}`,
        text: n === 0 ? '' : `${NAME} ${n}`,
      }));
      const sealed = await keyring.seal(requests);
      const texts = requests.map(({ text }) => text);
      assert.deepEqual(await keyring.open(sealed), texts);
      keyring = await opened.reopen();
      assert.deepEqual(await keyring.open(sealed), texts);
      assert.deepEqual(await keyring.open([...sealed].reverse()), [...texts].reverse());
    });

    it('seals the same text differently each time', async () => {
      const request = { owner: 'staff:twice', text: NAME };
      const [one, other] = await keyring.seal([request, request]);
      assert.notEqual(one?.box, other?.box);
    });

    it('keeps one key for an owner whose first texts come at once', async () => {
      const owner = 'directive:new';
      const calls = Array.from({ length: 20 }, (_, n) => keyring.seal([{ owner, text: `${n}` }]));
      const sealed = (await Promise.all(calls)).flat();
      keyring = await opened.reopen();
      assert.deepEqual(
        await keyring.open(sealed),
        sealed.map((_, n) => `${n}`),
      );
    });

    it('answers null where the key is gone, and opens nothing changed or put under another', async () => {
      const [mine, other] = await keyring.seal([
        { owner: 'staff:mine', text: NAME },
        { owner: 'staff:other', text: NAME },
      ]);
      assert.ok(mine && other);
      const bytes = Buffer.from(mine.box, 'base64');
      const changed: Sealed[] = [0, 14, bytes.length - 1].map((at) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
        return { key: mine.key, box: copy.toString('base64') };
      });
      const moved = { key: other.key, box: mine.box };
      const short = { key: mine.key, box: bytes.subarray(0, 20).toString('base64') };
      const gone = { key: 'staff:gone', box: mine.box };
      assert.deepEqual(await keyring.open([gone, mine]), [null, NAME]);
      for (const wrong of [...changed, moved, short]) await assert.rejects(keyring.open([wrong]));
    });

    it('hashes under the master key, each purpose for itself', async () => {
      const mac = keyring.mac('request', NAME);
      assert.match(mac, /^[0-9a-f]{64}$/);
      assert.notEqual(mac, keyring.mac('issue', NAME));
      assert.notEqual(keyring.mac('a', 'b:c'), keyring.mac('a:b', 'c'));
      keyring = await opened.reopen();
      assert.equal(keyring.mac('request', NAME), mac);
    });

    it('stores no text and no number that can be read', async () => {
      await keyring.seal([{ owner: 'staff:plain', text: NAME }]);
      await keyring.claim([{ nip: nip(77), staff: staffId() }]);
      const stored = await opened.stored();
      assert.ok(stored.includes('staff:plain'), 'what is searched is what was stored');
      for (const plain of [NAME, 'Rahmawati', nip(77), nip(1)]) assert.ok(!stored.includes(plain), plain);
      assert.ok(!stored.includes(Buffer.from(NAME).toString('base64').slice(0, 16)));
    });

    it('does not open under another master key, and says so', async () => {
      const [sealed] = await keyring.seal([{ owner: 'staff:known', text: NAME }]);
      assert.ok(sealed);
      await assert.rejects(opened.openWithOtherKey(), /master key does not fit/);
      keyring = await opened.reopen();
      assert.deepEqual(await keyring.open([sealed]), [NAME]);
    });
  });
};
