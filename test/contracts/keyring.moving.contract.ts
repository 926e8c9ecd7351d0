import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { positionOf } from '../../src/kernel/ports/event-store.js';
import { asId } from '../../src/kernel/words/ids.js';
import { type Keyring, type KeyringRow, personOwner } from '../../src/kernel/ports/keyring.js';
import type { OpenedKeyring } from './keyring.contract.js';
import { nip, staffId } from './keyring.numbers.contract.js';

const rowsOf = async (keyring: Keyring): Promise<KeyringRow[]> => {
  const rows: KeyringRow[] = [];
  for await (const batch of keyring.rows()) rows.push(...batch);
  return rows;
};

const numbersOf = (rows: readonly KeyringRow[]) => rows.flatMap((row) => (row.kind === 'number' ? [row] : []));
const ownersOf = (rows: readonly KeyringRow[]) => rows.flatMap((row) => (row.kind === 'key' ? [row.owner] : []));

/** Made once under 32 bytes of 7, by whichever keyring: every other one has to wrap, seal and hash as it did. */
const KNOWN_KEY = Buffer.alloc(32, 7);
const KNOWN_STAFF = asId<ReturnType<typeof staffId>>('3f2504e0-4f89-41d3-9a0c-0305e82c3301');
const KNOWN_ROWS: readonly KeyringRow[] = [
  {
    kind: 'key',
    owner: personOwner(KNOWN_STAFF),
    wrapped: '2o4f5rqKKZ8avgyd5fq9B/SG+u64ErzLNmcH9NTB2EgQxIoq9rnwZzUhEC2o3JXSIRytRYW4y6OaoSrq',
  },
  {
    kind: 'number',
    mac: '92c868dd1eb1d1148ad7653c0a82afde2cb8e3bcb732450bd46b0c0f0f82285f',
    staff: KNOWN_STAFF,
    recorded: false,
  },
];
const KNOWN_BOX = { key: personOwner(KNOWN_STAFF), box: 'gU5jFWGSjqaVSoByDo02Dyx9svZAJ3wYkbU0/1MdHil/nXDgmw==' };
const KNOWN_MAC = 'a3ce5c29c692a5c882a9c5c05de9e0abfab6b6aa6be01093ca38d249e21d87e6';

/** What every keyring promises of its rows: that they move to another one, and open there as before. */
export const keyringMovingContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  describe(`rows of keyring ${name}`, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());

    it('takes rows that were made elsewhere under its master key, and opens, finds and hashes as there', async () => {
      const taken = await opened.beside(KNOWN_KEY);
      await taken.take(KNOWN_ROWS);
      expect(await taken.open([KNOWN_BOX])).toStrictEqual(['Rahmawati']);
      expect(await taken.find([asId('190102032010011001')])).toStrictEqual([{ staff: KNOWN_STAFF, recorded: false }]);
      expect(taken.mac('moving', 'x')).toBe(KNOWN_MAC);
      expect(await rowsOf(taken)).toStrictEqual(KNOWN_ROWS);
      expect((await taken.owner()).empty).toBe(false);
    });

    it('hands over every row once, in order, thousands of them', async () => {
      const [one, other] = [await opened.beside(randomBytes(32)), await opened.beside(randomBytes(32))];
      const count = 2_500;
      const newcomers = Array.from({ length: count }, (_, n) => ({ nip: nip(n), staff: staffId(), name: `P ${n}` }));
      await one.admit(newcomers, []);
      await one.confirm(newcomers.slice(0, 100));
      const rows = await rowsOf(one);
      const [owners, numbers] = [ownersOf(rows), numbersOf(rows)];
      expect(rows.map(({ kind }) => kind)).toStrictEqual([...owners.map(() => 'key'), ...numbers.map(() => 'number')]);
      expect(owners).toStrictEqual(newcomers.map(({ staff }) => personOwner(staff)).toSorted());
      expect(numbers.map(({ mac }) => mac)).toStrictEqual([...new Set(numbers.map(({ mac }) => mac))].toSorted());
      expect(numbers.length).toBe(count);
      expect(numbers.filter(({ recorded }) => recorded).length).toBe(100);
      for (let at = 0; at < rows.length; at += 700) await other.take(rows.slice(at, at + 700));
      expect(await rowsOf(other)).toStrictEqual(rows);
    });

    it('puts a row in the place of the one that was there, also of one it has just used', async () => {
      const masterKey = randomBytes(32);
      const [from, to] = [await opened.beside(masterKey), await opened.beside(masterKey)];
      const [ana, bo] = [staffId(), staffId()];
      const [theirs] = await from.seal([{ owner: personOwner(ana), text: 'theirs' }]);
      await from.claim([{ nip: nip(1), staff: ana }]);
      await from.confirm([{ nip: nip(1), staff: ana }]);
      await to.seal([{ owner: personOwner(ana), text: 'mine' }]);
      await to.claim([{ nip: nip(1), staff: bo }]);
      const rows = await rowsOf(from);
      await to.take(rows);
      await to.take(rows);
      expect(await to.open(theirs ? [theirs] : [])).toStrictEqual(['theirs']);
      expect(await to.find([nip(1)])).toStrictEqual([{ staff: ana, recorded: true }]);
      expect(await rowsOf(to)).toStrictEqual(rows);
      await to.take(numbersOf(rows).map((row) => ({ ...row, recorded: false })));
      expect(await to.find([nip(1)])).toStrictEqual([{ staff: ana, recorded: false }]);
    });

    it('forgets every row and its owner, and keeps to its master key', async () => {
      const [known] = await keyring.seal([{ owner: 'staff:known', text: 'Rahmawati' }]);
      await keyring.claim([{ nip: nip(1), staff: staffId() }]);
      await keyring.own(asId(randomUUID()), { position: positionOf(1), event: asId(randomUUID()) });
      await keyring.clear();
      expect(await keyring.open(known ? [known] : [])).toStrictEqual([null]);
      expect(await rowsOf(keyring)).toStrictEqual([]);
      keyring = await opened.reopen();
      expect(await keyring.owner()).toStrictEqual({ log: undefined, upTo: undefined, empty: true });
      expect(await keyring.find([nip(1)])).toStrictEqual([undefined]);
      await expect(opened.openWithOtherKey()).rejects.toThrow(/master key does not fit/);
    });
  });
};
