import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { UnitId } from '../kernel/ids.js';
import type { Caller } from '../platform/caller.js';
import type { Permission } from '../platform/permissions.js';
import { Problem } from '../platform/problem.js';
import { ChartBook } from './chart.queries.js';

/** Whether a caller's grants cover a unit: 403 by unit (api.md, 2). */
@Injectable()
export class UnitAccess {
  constructor(private readonly charts: ChartBook) {}

  /**
   * True where a grant of today covers the unit on one of some days; one on an ended unit covers nothing. What is of
   * no one unit is covered only by a grant for all of them.
   */
  async covers(
    caller: Caller,
    permission: Permission,
    unit: UnitId | undefined,
    days: readonly CalendarDate[],
  ): Promise<boolean> {
    const reach = caller.reach(permission);
    if (reach === 'everywhere') return true;
    if (unit === undefined) return false;
    const now = await this.charts.on(caller.today);
    const tops = reach.filter((top) => now.exists(top));
    for (const day of days) {
      const chart = await this.charts.on(day);
      if (chart.node(unit) && tops.some((top) => chart.within(unit, top))) return true;
    }
    return false;
  }

  /** The days, of some, on which a grant of today covers the unit. */
  async coveredDays(
    caller: Caller,
    permission: Permission,
    unit: UnitId,
    days: readonly CalendarDate[],
  ): Promise<ReadonlySet<CalendarDate>> {
    const covered = new Set<CalendarDate>();
    for (const day of new Set(days)) if (await this.covers(caller, permission, unit, [day])) covered.add(day);
    return covered;
  }

  async mustCover(
    caller: Caller,
    permission: Permission,
    unit: UnitId | undefined,
    days: readonly CalendarDate[],
  ): Promise<void> {
    if (!(await this.covers(caller, permission, unit, days))) throw new Problem('forbidden');
  }
}
