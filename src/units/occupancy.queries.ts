import type { LostDays } from '../kernel/organisation/chart-rules.js';

/** What the chart asks about people: whoever keeps them answers. */
export abstract class Occupancy {
  /** The first of some units and days on which anybody would be lost, by at least every write answered before. */
  abstract firstLost(all: readonly LostDays[]): Promise<LostDays | undefined>;
}
