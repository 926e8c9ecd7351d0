import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { Chart } from '../kernel/chart.js';
import type { UnitId } from '../kernel/ids.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { UnitAccess } from '../organisation/unit-access.queries.js';
import type { Caller } from '../platform/caller.js';
import type { Permission } from '../platform/permissions.js';
import { Problem } from '../platform/problem.js';
import type { Pair } from '../kernel/pair.js';

/** The unit that a reading is asked for: whether there is one, and whether the caller may see it. */
@Injectable()
export class Reach {
  constructor(
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
  ) {}

  async chart({ asOf, knownOn }: Pair): Promise<Chart> {
    return this.charts.at(asOf, knownOn);
  }

  /**
   * 404 for an id that no unit has. Heads and agents name a unit of theirs, as it stands on the day asked for or
   * today; without it, 403 (api.md, 2).
   */
  async must(
    caller: Caller,
    permission: Permission,
    { unit, asOf }: { readonly unit: UnitId | undefined; readonly asOf: CalendarDate },
  ): Promise<void> {
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit');
    if (!(await this.may(caller, permission, { unit, asOf }))) throw new Problem('forbidden');
  }

  async may(
    caller: Caller,
    permission: Permission,
    { unit, asOf }: { readonly unit: UnitId | undefined; readonly asOf: CalendarDate },
  ): Promise<boolean> {
    return this.access.covers(caller, permission, unit, [asOf, caller.today]);
  }
}
