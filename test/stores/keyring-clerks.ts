import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Nip } from '../../src/kernel/organisation/nip.js';
import { type Keyring, type Newcomer, personOwner, type Sealed } from '../../src/kernel/ports/keyring.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import { expectOf } from '../support/expectation.js';

/** A number of 18 digits, as many as one may want. */
export const numberOf = (n: number): Nip => asId(`19010203${String(n).padStart(10, '0')}`);

export const newcomer = (n: number): Newcomer => ({
  nip: numberOf(n),
  staff: asId<StaffId>(randomUUID()),
  name: `Pegawai ${n}`,
});

/** What a keyring has answered: it has to hold, whatever became of the server since. */
export class Answers {
  private readonly holders = new Map<Nip, Set<StaffId>>();
  private readonly sealed: Sealed[] = [];
  private readonly texts: string[] = [];

  /** How many calls were answered. */
  get count(): number {
    return this.sealed.length;
  }

  /** Has a newcomer after the other admitted, ten at a time, and a text sealed, until it is told to stop. */
  async gather(keyring: Keyring, stop: AbortSignal): Promise<void> {
    for (let n = 0; !stop.aborted; n += 10) {
      await this.batch(keyring, n).catch(async (fault: unknown) => {
        expect(fault).toBeInstanceOf(StoreFault);
        await pause(5); // a server that is away refuses at once
      });
    }
  }

  /** Nothing that was answered is lost, and no number has two holders. */
  async mustHold(keyring: Keyring): Promise<void> {
    const nips = [...this.holders.keys()];
    const found = await keyring.find(nips);
    nips.forEach((nip, at) => {
      expectOf([...(this.holders.get(nip) ?? [])], `holders of ${nip}`).toStrictEqual([found[at]?.staff]);
    });
    expect(await keyring.open(this.sealed)).toStrictEqual(this.texts);
  }

  private async batch(keyring: Keyring, from: number): Promise<void> {
    const newcomers = Array.from({ length: 10 }, (_, n) => newcomer(from + n));
    const admitted = await keyring.admit(newcomers, []);
    admitted.forEach((one, at) => {
      const { nip, name, staff } = newcomers[at] ?? newcomer(0);
      this.held(nip, one.kind === 'admitted' ? staff : one.holder.staff);
      if (one.kind === 'admitted') this.opens([one.nip, nip], [one.name, name]);
    });
    const owners = newcomers.slice(0, 3).map(({ staff }) => `directive:${personOwner(staff)}`);
    const sealed = await keyring.seal(owners.map((owner) => ({ owner, text: `of ${owner}` })));
    sealed.forEach((one, at) => this.opens([one, `of ${owners[at]}`]));
  }

  private held(nip: Nip, staff: StaffId): void {
    this.holders.set(nip, (this.holders.get(nip) ?? new Set()).add(staff));
  }

  private opens(...pairs: readonly (readonly [Sealed, string])[]): void {
    for (const [sealed, text] of pairs) {
      this.sealed.push(sealed);
      this.texts.push(text);
    }
  }
}
