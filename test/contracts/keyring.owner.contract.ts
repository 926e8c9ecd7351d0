import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type LogMark, positionOf } from '../../src/kernel/ports/event-store.js';
import { asId, type LogId } from '../../src/kernel/words/ids.js';
import type { Keyring } from '../../src/kernel/ports/keyring.js';
import type { OpenedKeyring } from './keyring.contract.js';
import { nip, staffId } from './keyring.numbers.contract.js';

const mark = (): LogMark => ({ position: positionOf(7), event: asId(randomUUID()) });

/** What a keyring says of the log it belongs to. */
export const ownerContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  describe(`keyring ${name} and its log`, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());

    it('says whose it is and up to where, and for whom it has no key', async () => {
      const [log, first, last] = [asId<LogId>(randomUUID()), mark(), mark()];
      expect(await keyring.owner()).toStrictEqual({ log: undefined, upTo: undefined, empty: true });
      await keyring.own(asId(randomUUID()), first);
      await keyring.own(log, last);
      keyring = await opened.reopen();
      expect(await keyring.owner()).toStrictEqual({ log, upTo: last, empty: true });
      await keyring.seal([{ owner: 'staff:known', text: 'Rahmawati' }]);
      expect(await keyring.without(['staff:a', 'staff:known', 'staff:b'])).toStrictEqual(['staff:a', 'staff:b']);
      expect((await keyring.owner()).empty).toBe(false);
    });

    it('knows of no claim any more that it was recorded, once it has to doubt', async () => {
      const claim = { nip: nip(90), staff: staffId() };
      await keyring.claim([claim]);
      await keyring.confirm([claim]);
      expect(await keyring.find([claim.nip])).toStrictEqual([{ staff: claim.staff, recorded: true }]);
      await keyring.doubt();
      keyring = await opened.reopen();
      expect(await keyring.find([claim.nip])).toStrictEqual([{ staff: claim.staff, recorded: false }]);
      await keyring.confirm([claim]);
      expect(await keyring.find([claim.nip])).toStrictEqual([{ staff: claim.staff, recorded: true }]);
    });
  });
};
