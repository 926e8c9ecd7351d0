import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import type { Keyring } from '../../src/kernel/ports/keyring.js';
import type { Nip } from '../../src/kernel/organisation/nip.js';
import type { OpenedKeyring } from './keyring.contract.js';
import { must } from '../support/expectation.js';

export const nip = (n: number): Nip => asId(`19010203201001${String(1000 + n)}`);
export const staffId = (): StaffId => asId(randomUUID());
const pending = (staff: StaffId) => ({ staff, recorded: false });

/** What every keyring promises of numbers. */
export const keyringNumbersContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  describe(`numbers in keyring ${name}`, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());

    it('gives a number to who claims it first, recorded or not, also after a restart', async () => {
      const [ana, bo] = [staffId(), staffId()];
      const [forAna, forBo] = [pending(ana), pending(bo)];
      expect(await keyring.find([nip(1)])).toStrictEqual([undefined]);
      expect(
        await keyring.claim([
          { nip: nip(1), staff: ana },
          { nip: nip(2), staff: ana },
        ]),
      ).toStrictEqual([forAna, forAna]);
      expect(
        await keyring.claim([
          { nip: nip(3), staff: bo },
          { nip: nip(1), staff: bo },
        ]),
      ).toStrictEqual([forBo, forAna]);
      expect(await keyring.claim([{ nip: nip(1), staff: ana }])).toStrictEqual([forAna]);
      keyring = await opened.reopen();
      expect(await keyring.find([nip(3), nip(4), nip(2), nip(1)])).toStrictEqual([forBo, undefined, forAna, forAna]);
    });

    it('keeps a claim for good once it is confirmed, and confirms no claim that is not there', async () => {
      const [ana, bo] = [staffId(), staffId()];
      await keyring.claim([{ nip: nip(10), staff: ana }]);
      await keyring.confirm([
        { nip: nip(10), staff: bo },
        { nip: nip(11), staff: bo },
      ]);
      expect(await keyring.find([nip(10), nip(11)])).toStrictEqual([pending(ana), undefined]);
      await keyring.confirm([{ nip: nip(10), staff: ana }]);
      const held = { staff: ana, recorded: true };
      expect(await keyring.claim([{ nip: nip(10), staff: bo, instead: ana }])).toStrictEqual([held]);
      expect(await keyring.claim([{ nip: nip(10), staff: ana }])).toStrictEqual([held]);
      await keyring.confirm([{ nip: nip(10), staff: ana }]);
      keyring = await opened.reopen();
      expect(await keyring.find([nip(10)])).toStrictEqual([held]);
    });

    it('hands an unconfirmed claim over, from the claimant named and nobody else', async () => {
      const [ana, bo, cut] = [staffId(), staffId(), staffId()];
      await keyring.claim([{ nip: nip(20), staff: ana }]);
      expect(await keyring.claim([{ nip: nip(20), staff: cut, instead: bo }])).toStrictEqual([pending(ana)]);
      expect(await keyring.claim([{ nip: nip(20), staff: bo, instead: ana }])).toStrictEqual([pending(bo)]);
      expect(await keyring.claim([{ nip: nip(20), staff: cut, instead: ana }])).toStrictEqual([pending(bo)]);
      await keyring.confirm([{ nip: nip(20), staff: ana }]);
      expect(await keyring.find([nip(20)])).toStrictEqual([pending(bo)]);
      expect(await keyring.claim([{ nip: nip(21), staff: cut, instead: ana }])).toStrictEqual([pending(cut)]);
    });

    it('has one winner where many claim a number at once, within one call and over several', async () => {
      const rivals = Array.from({ length: 30 }, staffId);
      const answers = await Promise.all(rivals.map((staff) => keyring.claim([{ nip: nip(50), staff }])));
      const [holder] = await keyring.find([nip(50)]);
      must(holder && rivals.includes(holder.staff));
      expect([...new Set(answers.flat().map(({ staff }) => staff))]).toStrictEqual([holder.staff]);
      const both = await keyring.claim(rivals.slice(0, 2).map((staff) => ({ nip: nip(51), staff })));
      expect(both.map(({ staff }) => staff)).toStrictEqual([rivals[0], rivals[0]]);
    });

    it('has one winner where many take a number over at once', async () => {
      const [gone, ...rivals] = Array.from({ length: 30 }, staffId);
      must(gone);
      await keyring.claim([{ nip: nip(52), staff: gone }]);
      const answers = await Promise.all(rivals.map((staff) => keyring.claim([{ nip: nip(52), staff, instead: gone }])));
      const holders = new Set(answers.flat().map(({ staff }) => staff));
      expect([...holders]).toStrictEqual([(await keyring.find([nip(52)]))[0]?.staff]);
      expect(!holders.has(gone)).toBeTruthy();
    });
  });
};
