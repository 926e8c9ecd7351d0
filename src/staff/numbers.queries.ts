import { Injectable } from '@nestjs/common';
import type { Nip } from '../kernel/organisation/nip.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Numbers } from './numbers.js';

/** Who has which number, for whoever gives none. */
@Injectable()
export class NumberHolders {
  constructor(private readonly numbers: Numbers) {}

  /** Those of some numbers that are or were anybody's, by what is recorded. */
  async of(nips: readonly Nip[]): Promise<ReadonlyMap<Nip, StaffId>> {
    const found = await this.numbers.holders(nips);
    return new Map(
      nips.flatMap((nip, index) => {
        const staff = found[index];
        return staff === undefined ? [] : [[nip, staff] as const];
      }),
    );
  }
}
