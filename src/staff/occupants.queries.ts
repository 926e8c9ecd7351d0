import { Injectable } from '@nestjs/common';
import { assignedWithin } from '../kernel/organisation/career.js';
import type { LostDays } from '../kernel/organisation/chart-rules.js';
import { Directory } from './directory.queries.js';
import { Occupancy } from '../units/occupancy.queries.js';

/** Who is assigned to which unit, read off the directory. */
@Injectable()
export class Occupants extends Occupancy {
  constructor(private readonly directory: Directory) {
    super();
  }

  async firstLost(all: readonly LostDays[]): Promise<LostDays | undefined> {
    if (all.length > 0) await this.directory.catchUp();
    for (const lost of all) if (await this.anybodyIn(lost)) return lost;
    return undefined;
  }

  private async anybodyIn(lost: LostDays): Promise<boolean> {
    const units = new Set([lost.unit]);
    const days = 'from' in lost ? { from: lost.from } : { until: lost.until };
    for await (const page of this.directory.everIn([lost.unit])) {
      if (page.some(([, { career }]) => assignedWithin(career, units, days))) return true;
    }
    return false;
  }
}
