import { Injectable } from '@nestjs/common';
import { batches } from '../kernel/words/batches.js';
import type { StaffRecord } from '../../projections/directory.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import { Keys } from '../platform/ports/ports.js';

const AT_A_TIME = 1_000;

/** Opens names for an answer that may show them; they are kept nowhere. */
@Injectable()
export class StaffNames {
  constructor(private readonly keys: Keys) {}

  /** Names as known on a day, in order; null for whoever was forgotten or is not known. */
  async knownOn(
    records: readonly (StaffRecord | undefined)[],
    knownOn: CalendarDate,
  ): Promise<readonly (string | null)[]> {
    const sealed = records.map((record) => {
      const names = record?.names ?? [];
      return (names.findLast(({ recordedOn }) => recordedOn <= knownOn) ?? names[0])?.sealed;
    });
    const opened = await this.opened(sealed.flatMap((one) => one ?? []));
    let next = 0;
    return sealed.map((one) => (one ? (opened[next++] ?? null) : null));
  }

  /** Some at a time: a whole city's names would hold up whoever else seals or opens. */
  private async opened(sealed: readonly Sealed[]): Promise<readonly (string | null)[]> {
    const opened: (string | null)[] = [];
    for (const some of batches(sealed, AT_A_TIME)) opened.push(...(await this.keys.open(some)));
    return opened;
  }
}
