import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Admitted, type Keyring, type Newcomer, personOwner } from '../../src/kernel/ports/keyring.js';
import type { OpenedKeyring } from './keyring.contract.js';
import { nip, staffId } from './keyring.numbers.contract.js';

const newcomer = (n: number, staff = staffId()): Newcomer => ({ nip: nip(n), staff, name: `Pegawai ${n}` });
const takenBy = ({ staff }: Newcomer, recorded = false): Admitted => ({ kind: 'taken', holder: { staff, recorded } });

/** What every keyring promises of newcomers: who gets a number is sealed, and nobody else is. */
export const keyringAdmissionContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  describe(`newcomers in keyring ${name}`, () => {
    let opened: OpenedKeyring;
    let keyring: Keyring;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());

    const textsOf = async (admitted: readonly Admitted[]): Promise<readonly (string | null)[]> =>
      keyring.open(admitted.flatMap((one) => (one.kind === 'admitted' ? [one.nip, one.name] : [])));

    it('claims and seals under the key of each, also of one who had a key before, durably', async () => {
      const [ana, bo] = [newcomer(60), newcomer(61)];
      const [before] = await keyring.seal([{ owner: personOwner(bo.staff), text: 'before' }]);
      const admitted = await keyring.admit([ana, bo], []);
      const keys = admitted.flatMap((one) => (one.kind === 'admitted' ? [one.nip.key, one.name.key] : []));
      expect(keys).toStrictEqual([ana, ana, bo, bo].map(({ staff }) => personOwner(staff)));
      keyring = await opened.reopen();
      expect(await textsOf(admitted)).toStrictEqual([ana.nip, ana.name, bo.nip, bo.name]);
      expect(await keyring.open(before ? [before] : [])).toStrictEqual(['before']);
      expect(await keyring.find([ana.nip])).toStrictEqual([{ staff: ana.staff, recorded: false }]);
    });

    it('makes no key for who comes too late, within one call and over several', async () => {
      const [ana, bo, cut] = [newcomer(62), newcomer(62), newcomer(62)];
      const [first, second] = await keyring.admit([ana, bo], []);
      expect([first?.kind, second]).toStrictEqual(['admitted', takenBy(ana)]);
      expect(await keyring.admit([cut], [])).toStrictEqual([takenBy(ana)]);
      const owners = [ana, bo, cut].map(({ staff }) => personOwner(staff));
      expect(await keyring.without(owners)).toStrictEqual(owners.slice(1));
    });

    it('takes over an unrecorded number, and confirms first what is told to be recorded', async () => {
      const [ana, bo, cut] = [newcomer(63), newcomer(63), newcomer(63)];
      await keyring.admit([ana], []);
      const [admitted] = await keyring.admit([{ ...bo, instead: ana.staff }], [ana]);
      expect(admitted).toStrictEqual(takenBy(ana, true));
      await keyring.admit([newcomer(64, bo.staff)], []);
      expect((await keyring.admit([{ ...cut, nip: nip(64), instead: bo.staff }], []))[0]?.kind).toBe('admitted');
    });
  });
};
