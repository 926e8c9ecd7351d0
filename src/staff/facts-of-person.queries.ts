import { Injectable } from '@nestjs/common';
import { hasFacts, type LedgerDoc } from '../../projections/ledger.cells.js';
import { keyOfPerson, linksOf } from '../../projections/ledger.keys.js';
import type { StaffId } from '../kernel/words/ids.js';
import { Events } from '../platform/ports/ports.js';
import { Views } from '../platform/reading/views.js';

const LEDGER = 'ledger';

/** What was recorded of people beside their careers, by at least every write answered before. */
@Injectable()
export class FactsOfPerson {
  constructor(
    private readonly views: Views,
    private readonly events: Events,
  ) {}

  /** True while answers, attendance, observations or completions of a person stand. */
  async stand(staff: StaffId): Promise<boolean> {
    await this.views.reach(LEDGER, (await this.events.head()).position);
    const key = keyOfPerson(staff);
    const person = (await this.documents([key])).at(0);
    if (!person || !('links' in person)) return false;
    return (await this.documents(linksOf(key, person.links))).some((doc) => hasFacts(doc));
  }

  private async documents(keys: readonly string[]): Promise<readonly LedgerDoc[]> {
    return [...(await this.views.documents(LEDGER, keys)).values()] as unknown as LedgerDoc[];
  }
}
